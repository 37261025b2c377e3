import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Answers } from '../../../platform/forms/index.ts';
import { dateOf } from '../replay/index.ts';
import { chronologyRefusals } from '../refusals.ts';
import { addEpisode, holdEpisode, type Episode, type EpisodeContent, type EpisodeId } from '../store/episodes.ts';
import { whenOf } from '../store/place.ts';
import type { AboutIncident } from '../store/sources.ts';
import type { Doing } from './files.ts';

/** Adds a key practice episode. Refuses one that ends before it starts. */
export async function nameEpisode({ tx, now, by }: Doing, incident: AboutIncident, answers: Answers): Promise<Result<EpisodeId>> {
  const content = contentOf(answers);
  return content.ok ? ok(await addEpisode(tx, incident, content.value, null, by, now)) : content;
}

/** Puts another form in its place; the one before is kept. Refuses where somebody else has just done so. */
export async function changeEpisode({ tx, now, by }: Doing, incident: AboutIncident, episode: Episode, answers: Answers): Promise<Result<EpisodeId>> {
  const content = contentOf(answers);
  if (!content.ok) return content;
  if (!(await holdEpisode(tx, episode.id))) return refuse(chronologyRefusals.refusal('CHRONOLOGY_EPISODE_CHANGED_ALREADY'));
  return ok(await addEpisode(tx, incident, content.value, { id: episode.id, removed: false }, by, now));
}

/** Takes it off the picture with a reason; its forms are kept. */
export async function removeEpisode({ tx, now, by }: Doing, incident: AboutIncident, episode: Episode, reason: string): Promise<Result<EpisodeId>> {
  if (reason === '') return refuse(chronologyRefusals.refusal('CHRONOLOGY_REASON_MISSING', { field: 'reason' }));
  if (!(await holdEpisode(tx, episode.id))) return refuse(chronologyRefusals.refusal('CHRONOLOGY_EPISODE_CHANGED_ALREADY'));
  return ok(await addEpisode(tx, incident, { title: episode.title, starts: episode.starts, ends: episode.ends, why: reason.slice(0, 4000) }, { id: episode.id, removed: true }, by, now));
}

function contentOf(answers: Answers): Result<EpisodeContent> {
  const [title = '', starts = '', ends = '', why = ''] = ['title', 'starts', 'ends', 'why'].map((name) => text(answers, name));
  const [first, last] = [whenOf(starts), whenOf(ends)].map((when) => (when === undefined ? null : dateOf(when)));
  if (first?.earliest != null && last?.latest != null && last.latest < first.earliest) return refuse(chronologyRefusals.refusal('CHRONOLOGY_EPISODE_ENDS_FIRST', { field: 'ends' }));
  return ok({ title, starts, ends, why });
}

function text(answers: Answers, name: string): string {
  const value = answers[name];
  return typeof value === 'string' ? value.trim() : '';
}
