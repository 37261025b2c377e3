import { checkAnswers, readForm, type Typed } from '../../../platform/forms/index.ts';
import { again, notFound, redirect, view } from '../../../platform/pages/page.ts';
import { definePage, may, signedIn, type Context } from '../../access/index.ts';
import { aboutIncident, incidentBreadcrumbs, namesOf } from '../../incidents/index.ts';
import { changeEpisode, nameEpisode, removeEpisode } from '../commands/episodes.ts';
import { paths } from '../paths.ts';
import { findEpisode, listEpisodeForms, standing, type Episode } from '../store/episodes.ts';
import { byPlace } from '../store/place.ts';
import { episodeForm, lastsInWords, typedEpisode } from '../view/episodes.ts';
import { aboutEpisode } from './about.ts';
import { incidentRecord } from './on-incident.ts';

type Params = { readonly incident: string; readonly episode: string };
const LIST = 'chronology/episodes.njk';
const ONE = 'chronology/episode.njk';

/** Key practice episodes: what services did or had to decide, on which the review looks closest. */
export const episodesPage = definePage({
  method: 'GET', path: paths.episodes, may: 'chronology:read', audits: 'chronology.read', about: aboutIncident,
  handle: async ({ params: { incident }, context }) => view(LIST, await listed(context, incident, {})),
});

export const episodeNamedPage = definePage({
  method: 'POST', path: paths.episodes, may: 'chronology:write', audits: 'chronology.episode-kept', about: aboutIncident,
  handle: async ({ params: { incident }, form, context }) => {
    const typed = readForm(episodeForm, form);
    const answers = checkAnswers(episodeForm, typed, { now: context.now });
    const done = answers.ok ? await nameEpisode(doing(context), await incidentRecord(context, incident), answers.value) : answers;
    if (!done.ok) return again(LIST, done.refusals, await listed(context, incident, typed));
    return redirect(paths.episodes.to({ incident }), 'The episode was added. It stands in the picture.');
  },
});

export const episodePage = definePage({
  method: 'GET', path: paths.episode, may: 'chronology:write', audits: 'chronology.form-read', about: aboutEpisode,
  handle: async ({ params, context }) => {
    const episode = await findEpisode(context.tx, params.episode);
    return episode === null ? notFound : view(ONE, await shown(context, params, episode, typedEpisode(episode)));
  },
});

export const episodeChangedPage = definePage({
  method: 'POST', path: paths.episode, may: 'chronology:write', audits: 'chronology.episode-kept', about: aboutEpisode,
  handle: async ({ params, form, context }) => {
    const episode = await findEpisode(context.tx, params.episode);
    if (episode === null) return notFound;
    const typed = readForm(episodeForm, form);
    const answers = checkAnswers(episodeForm, typed, { now: context.now });
    const done = answers.ok ? await changeEpisode(doing(context), await incidentRecord(context, params.incident), episode, answers.value) : answers;
    if (!done.ok) return again(ONE, done.refusals, await shown(context, params, episode, typed));
    return redirect(paths.episodes.to(params), 'The episode was changed. The form that it had before is kept.');
  },
});

export const episodeRemovedPage = definePage({
  method: 'POST', path: paths.removeEpisode, may: 'chronology:write', audits: 'chronology.episode-kept', about: aboutEpisode,
  handle: async ({ params, form, context }) => {
    const episode = await findEpisode(context.tx, params.episode);
    if (episode === null) return notFound;
    const reason = typeof form['reason'] === 'string' ? form['reason'].trim() : '';
    const done = await removeEpisode(doing(context), await incidentRecord(context, params.incident), episode, reason);
    if (!done.ok) return again(ONE, done.refusals, await shown(context, params, episode, typedEpisode(episode)));
    return redirect(paths.episodes.to(params), 'The episode was taken off the picture. What was written of it is kept.');
  },
});

function doing(context: Context) {
  return { tx: context.tx, now: context.now, by: signedIn(context).id };
}

async function listed(context: Context, incident: string, typed: Typed): Promise<Readonly<Record<string, unknown>>> {
  const record = await incidentRecord(context, incident);
  const forms = await listEpisodeForms(context.tx, incident);
  const nameOf = await namesOf(context.tx, forms.map(({ by }) => by));
  const now = standing(forms).toSorted((a, b) => byPlace(a.starts, b.starts));
  const inWords = (episode: Episode) => ({
    ...episode, lasts: lastsInWords(episode), by: nameOf(episode.by), changeAt: paths.episode.to({ incident, episode: episode.id }),
    before: formsBefore(episode, forms).map((form) => ({ ...form, lasts: lastsInWords(form), by: nameOf(form.by) })),
  });
  return {
    title: 'Key practice episodes', caption: `Incident ${record.reference}`, breadcrumbs: incidentBreadcrumbs(record, { text: 'Combined chronology', href: paths.chronology.to({ incident }) }),
    episodes: now.filter(({ removed }) => !removed).map(inWords), removed: now.filter(({ removed }) => removed).map(inWords),
    set: episodeForm, typed, action: paths.episodes.to({ incident }), writes: may(context.actor, 'chronology:write', context.scope ?? undefined),
  };
}

/** The forms that it had before, newest first. */
function formsBefore({ takesPlaceOf }: Episode, forms: readonly Episode[]): readonly Episode[] {
  const before = forms.find(({ id }) => id === takesPlaceOf);
  return before === undefined ? [] : [before, ...formsBefore(before, forms)];
}

async function shown(context: Context, params: Params, episode: Episode, typed: Typed): Promise<Readonly<Record<string, unknown>>> {
  const record = await incidentRecord(context, params.incident);
  const episodes = { text: 'Key practice episodes', href: paths.episodes.to(params) };
  return {
    title: episode.title, caption: `Incident ${record.reference}`, breadcrumbs: [...incidentBreadcrumbs(record, { text: 'Combined chronology', href: paths.chronology.to(params) }), episodes],
    set: episodeForm, typed, action: paths.episode.to(params), removeAt: paths.removeEpisode.to(params),
  };
}
