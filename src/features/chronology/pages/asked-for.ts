import type { Refusal } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { listEntries, type EntryLine } from '../store/entries.ts';
import { narrow, readAsked, type Asked } from '../view/filter.ts';
import { standingsOf, type KnownOn, type Standings } from '../view/standing.ts';

/** The part of a chronology that an address asks for. */
export interface AskedFor {
  readonly asked: Asked;
  readonly refusals: readonly Refusal[];
  readonly everything: readonly EntryLine[];
  /** Narrowed by agency, kind, period and words. */
  readonly narrowed: readonly EntryLine[];
  /** And by what was known on a day, where that was asked. */
  readonly lines: readonly EntryLine[];
  readonly knownOn: KnownOn | null;
  readonly standings: Standings | undefined;
}

export async function askedFor(tx: Tx, incident: string, query: Readonly<Record<string, string | undefined>>): Promise<AskedFor> {
  const asked = readAsked(query);
  const { filter, knownOn, refusals } = narrow(asked);
  const everything = await listEntries(tx, incident);
  const narrowed = Object.keys(filter).length === 0 ? everything : await listEntries(tx, incident, filter);
  const standings = knownOn === null ? undefined : standingsOf(everything, knownOn);
  return { asked, refusals, everything, narrowed, lines: standings === undefined ? narrowed : narrowed.filter(({ id }) => standings.has(id)), knownOn, standings };
}
