import type { ChronologyEntry } from '../entry.ts';
import { compareAccounts } from '../same-event/index.ts';
import { dateOf } from '../replay/index.ts';
import type { StoredEntry } from '../store/entries.ts';
import { whenOf } from '../store/place.ts';
import { whoTold } from './who.ts';

/** One line of what two accounts of an event say of the same thing. */
export interface ComparedRow {
  readonly about: string;
  readonly verdict: 'They agree' | 'They differ' | 'May be the same' | 'Only one says';
  readonly said: readonly string[];
}

export interface Compared {
  readonly agencies: readonly string[];
  readonly rows: readonly ComparedRow[];
}

/** What two accounts agree and differ on, differences first. What neither speaks of is left out. */
export function comparedOf(sides: readonly [StoredEntry, StoredEntry]): Compared {
  const { compared, onlyOne } = compareAccounts(sides.map(toldBy));
  const both = compared.map(({ about, said, agree }): ComparedRow => ({ about, verdict: agree ? 'They agree' : about === THE_DAY && mayBeOneDay(sides) ? 'May be the same' : 'They differ', said: said.map((one) => one ?? 'Does not say') }));
  const alone = onlyOne.map(({ about, id, said }): ComparedRow => ({ about, verdict: 'Only one says', said: sides.map((side) => (side.id === id ? said : 'Does not say')) }));
  return { agencies: sides.map(whoTold), rows: [...both.filter(({ verdict }) => verdict === 'They differ'), ...both.filter(({ verdict }) => verdict !== 'They differ'), ...alone] };
}

const THE_DAY = 'the day';

/** "17 June" and "between 17 and 21 June" do not differ for certain. */
function mayBeOneDay(sides: readonly StoredEntry[]): boolean {
  const bounds = sides.flatMap(({ occurred }) => whenOf(occurred) ?? []).map(dateOf);
  const starts = bounds.map(({ earliest }) => earliest ?? '');
  const ends = bounds.map(({ latest }) => latest ?? '9999');
  return starts.every((start) => ends.every((end) => start <= end));
}

/** An entry with the id that it has here, which the file's own is not. */
function toldBy({ id, content }: StoredEntry): ChronologyEntry {
  return { ...content, id };
}
