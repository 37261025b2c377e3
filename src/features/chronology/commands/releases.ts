import { londonDate } from '../../../kernel/plain-date.ts';
import { ok, refuse, type Refusal, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { namesOf } from '../../incidents/index.ts';
import type { ChronologyEntry } from '../entry.ts';
import { chronologyFile, type ExchangeKind } from '../exchange/write.ts';
import { whenInWords } from '../../events/index.ts';
import { anonymised, inspectFile, pseudonymise, releaseRefusals, scrubProperties, type Finding, type NameList, type Release, type ReleasedEntry } from '../release/index.ts';
import { listEntries, wholeOf } from '../store/entries.ts';
import { whenOf } from '../store/place.ts';
import { addSignOff, findSignOff, type KeptNameList } from '../store/releases.ts';
import type { AboutIncident } from '../store/sources.ts';
import type { Doing } from './files.ts';

type Released = Extract<Release, { kind: 'released' }>;

/** What would leave by that list, with who signed exactly that; or what holds it. `read` are the ids of the entries that were put through it. */
export type ReleaseNow =
  | { readonly kind: 'held'; readonly findings: readonly Finding[]; readonly list: NameList; readonly read: readonly string[] }
  | { readonly kind: 'released'; readonly release: Released; readonly list: NameList; readonly read: readonly string[]; readonly standing: 'pseudonymised' | 'anonymised'; readonly signed: { readonly by: string; readonly at: Date } | null };

/** The chronology as it stands, put through the list. Ids in findings are those of the record's entries. */
export async function releaseNow(tx: Tx, incidentId: string, kept: KeptNameList): Promise<ReleaseNow> {
  const nameOf = await namesOf(tx, [kept.by]);
  const list: NameList = { ...kept.content, ...(kept.reviewed ? { reviewed: { by: nameOf(kept.by), on: londonDate(kept.at) } } : {}) };
  const entries = (await wholeOf(tx, await listEntries(tx, incidentId))).map(({ id, content }): ChronologyEntry => ({ ...content, id }));
  const read = entries.map(({ id }) => id);
  const release = pseudonymise(entries, list);
  if (release.kind === 'held') return { kind: 'held', findings: release.findings, list, read };
  const signOff = await findSignOff(tx, incidentId, release.digest);
  if (signOff === null) return { kind: 'released', release, list, read, standing: 'pseudonymised', signed: null };
  const by = (await namesOf(tx, [signOff.by]))(signOff.by);
  const word = anonymised(release, { by, on: londonDate(signOff.at), digest: signOff.digest });
  return { kind: 'released', release, list, read, standing: word.ok ? 'anonymised' : 'pseudonymised', signed: word.ok ? { by, at: signOff.at } : null };
}

/** Signs exactly what was read. Refuses where it is held or has changed since. */
export async function signRelease({ tx, now, by }: Doing, incident: AboutIncident, kept: KeptNameList, digest: string): Promise<Result<void>> {
  const standing = await releaseNow(tx, incident.id, kept);
  if (standing.kind === 'held' || standing.release.digest !== digest) return refuse(releaseRefusals.refusal('RELEASE_SIGNED_OTHER', { field: 'read' }));
  return ok(await addSignOff(tx, incident, kept, digest, standing.release.entries.length, by, now));
}

/** Without JSON, which is for those who have the whole chronology. */
export type ReleaseKind = Exclude<ExchangeKind, 'json'>;

export type ReleaseFile =
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'held'; readonly findings: readonly Finding[] }
  | { readonly kind: 'not-written'; readonly refusals: readonly Refusal[] };

/** The file that leaves, looked through once more as a file; what was found in it; or why a file of that kind cannot hold it. */
export async function releaseFile({ release, list, standing }: Extract<ReleaseNow, { kind: 'released' }>, kind: ReleaseKind): Promise<ReleaseFile> {
  const made = await chronologyFile({ entries: release.entries.map(asEntry), same_event: [], problems: [], mapping: [] }, kind);
  if (!made.ok) return { kind: 'not-written', refusals: made.refusals };
  const name = `chronology-${standing}.${kind}`;
  if (kind === 'csv') return { kind: 'file', name, bytes: made.value };
  const bytes = scrubProperties(made.value);
  const findings = inspectFile(name, bytes, list);
  return findings.length > 0 ? { kind: 'held', findings } : { kind: 'file', name, bytes };
}

// The words of the date as somebody wrote it stay behind; the date itself is said again in ours. "E1" would
// be held as the postcode that it also is.
function asEntry({ occurred, precision, agency, area, persons, text, action, analysis }: ReleasedEntry, at: number): ChronologyEntry {
  const when = whenOf(occurred);
  return {
    id: `Entry ${at + 1}`, occurred, occurred_text: when === undefined ? '' : whenInWords(when), precision, agency, area, persons, text, action, analysis,
    source: { file: 'release', table: 1, row: at + 1, hash: '' }, cells: {},
  };
}
