import { again, notFound, redirect, view, type Reply } from '../../../platform/pages/page.ts';
import { definePage, may, signedIn, type AnyPage, type Context } from '../../access/index.ts';
import { agencyInWords } from '../../events/index.ts';
import { incidentBreadcrumbs, namesOf } from '../../incidents/index.ts';
import { setAside } from '../commands/files.ts';
import { aboutSource } from '../pages/about.ts';
import { incidentRecord } from '../pages/on-incident.ts';
import { paths } from '../paths.ts';
import { findSource, type Source } from '../store/sources.ts';
import { askedOf } from './asked.ts';
import { countHeld, newestSending } from './store.ts';

const template = 'chronology/sent.njk';
const SHOWN = 100;

type Params = { readonly incident: string; readonly source: string };

/** What an agency's own system has sent, and what is asked of a person about it. */
const sentPage = definePage({
  method: 'GET', path: paths.fromSystem, may: 'chronology:read', audits: 'chronology.system-read', about: aboutSource,
  handle: async ({ params, context }) => withSource(context, params, async (source) => view(template, await shown(context, params, source))),
});

const setSentAsidePage = definePage({
  method: 'POST', path: paths.setSystemAside, may: 'chronology:write', audits: 'chronology.system-set-aside', about: aboutSource,
  handle: async ({ params, form, context }) => withSource(context, params, async (source) => {
    const { reason } = form;
    const done = await setAside({ tx: context.tx, now: context.now, by: signedIn(context).id }, source, typeof reason === 'string' ? reason.trim().slice(0, 4000) : '');
    if (!done.ok) return again(template, done.refusals, await shown(context, params, source));
    return redirect(paths.chronology.to(params), source.standing === 'set-aside' ? 'What the system sent was brought back.' : 'What the system sent was set aside. Nothing was deleted.');
  }),
});

export const sentPages: readonly AnyPage[] = [sentPage, setSentAsidePage];

async function withSource({ tx }: Context, params: Params, act: (source: Source) => Promise<Reply>): Promise<Reply> {
  const source = await findSource(tx, params.source);
  return source?.kind === 'system' ? act(source) : notFound;
}

async function shown(context: Context, params: Params, source: Source): Promise<Readonly<Record<string, unknown>>> {
  const { tx } = context;
  const record = await incidentRecord(context, params.incident);
  const { entries, count } = await askedOf(tx, source.id, SHOWN);
  context.reveal(entries.map(({ entryId }) => entryId));
  const system = source.receivedBy === null ? '' : (await namesOf(tx, [source.receivedBy]))(source.receivedBy);
  const chronology = paths.chronology.to(params);
  return {
    title: `Sent by ${system}`, caption: `Incident ${record.reference}`, breadcrumbs: incidentBreadcrumbs(record, { text: 'Combined chronology', href: chronology }),
    source: { agency: agencyInWords(source.agency), system, setAside: source.standing === 'set-aside', reason: source.reason, firstAt: source.receivedAt, lastAt: await newestSending(tx, source.id) },
    counts: { entries: await countHeld(tx, source.id), asked: count }, chronology, setAsideAt: paths.setSystemAside.to(params), writes: may(context.actor, 'chronology:write', context.scope ?? undefined),
    asked: entries.map((entry) => ({ ...entry, href: paths.entry.to({ incident: params.incident, entry: entry.entryId }), correctAt: paths.correct.to({ incident: params.incident, entry: entry.entryId }) })),
  };
}
