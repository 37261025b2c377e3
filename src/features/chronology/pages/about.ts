import { isId } from '../../../kernel/id.ts';
import type { About } from '../../access/index.ts';
import { findEpisode } from '../store/episodes.ts';
import { findFact } from '../store/family.ts';
import { findSource } from '../store/sources.ts';
import { readEntries } from '../store/entries.ts';

/** A source of that incident's chronology; null where it is another's, is not there, or may not be seen. */
export const aboutSource = (async (tx, { incident, source }: { readonly incident: string; readonly source: string }) => {
  const found = isId(incident) && isId(source) ? await findSource(tx, source) : null;
  return found === null || found.incidentId !== incident ? null : { id: found.id, scope: { of: 'partnership', partnershipId: found.partnershipId } };
}) satisfies About<'/:incident/:source'>;

export const aboutEntry = (async (tx, { incident, entry }: { readonly incident: string; readonly entry: string }) => {
  const [found] = isId(incident) && isId(entry) ? await readEntries(tx, [entry]) : [];
  const source = found === undefined ? null : await findSource(tx, found.sourceId);
  return found === undefined || source?.incidentId !== incident ? null : { id: found.id, scope: { of: 'partnership', partnershipId: source.partnershipId } };
}) satisfies About<'/:incident/:entry'>;

export const aboutEpisode = (async (tx, { incident, episode }: { readonly incident: string; readonly episode: string }) => {
  const found = isId(incident) && isId(episode) ? await findEpisode(tx, episode) : null;
  return found === null || found.incidentId !== incident ? null : { id: found.id, scope: { of: 'partnership', partnershipId: found.partnershipId } };
}) satisfies About<'/:incident/:episode'>;

export const aboutFact = (async (tx, { incident, fact }: { readonly incident: string; readonly fact: string }) => {
  const found = isId(incident) && isId(fact) ? await findFact(tx, fact) : null;
  return found === null || found.kind === 'taken_back' || found.incidentId !== incident ? null : { id: found.id, scope: { of: 'partnership', partnershipId: found.partnershipId } };
}) satisfies About<'/:incident/:fact'>;
