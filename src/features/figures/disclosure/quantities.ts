import type { Sum, TableNumbers } from '../tables/relations.ts';
import type { Tally } from '../tables/tally.ts';
import type { Fact } from './linear.ts';

/** One number of a table. Numbers that a reader knows to be the same are one quantity. */
export interface Quantity {
  readonly kind: 'count' | 'base' | 'silence';
  readonly value: number;
  /** In no cell, and left over where a reader takes some columns from another. */
  readonly rest: boolean;
}

/** A sum between quantities that a reader knows to hold: what is times 1 or -1 adds up to `total`, or to no more. */
export interface Relation {
  readonly terms: readonly { readonly quantity: number; readonly times: number }[];
  readonly is: '=' | '<=';
  readonly total: number;
}

export interface Quantities {
  readonly all: readonly Quantity[];
  readonly relations: readonly Relation[];
  /** Numbers that are the base of the whole table, which is printed beside it, or known from elsewhere one by one: no use to leave them out for others. */
  readonly printed: ReadonlySet<number>;
  /** The places of a cell's numbers in `all`. */
  readonly cell: (row: number, column: number) => { readonly count: number; readonly base: number; readonly silence: number };
}

/** A sum that is known from elsewhere: last year's table, an official one. */
export interface KnownSum {
  readonly cells: readonly { readonly row: number; readonly column: number; readonly times: 1 | -1; /** Of counts where left out. */ readonly of?: 'base' }[];
  readonly sum: number;
}

/** Lists what a table tells and what ties it together. */
export function quantitiesOf(table: TableNumbers, known: readonly KnownSum[] = []): Quantities {
  const numbers = withRests(table);
  const ids = new Map<string, number>();
  const all: Quantity[] = [];
  const idOf = (name: string, kind: Quantity['kind'], value: number): number => {
    const found = ids.get(name);
    if (found !== undefined) return found;
    ids.set(name, all.length);
    all.push({ kind, value, rest: Number(name.slice(name.lastIndexOf(' '))) >= table.columns });
    return all.length - 1;
  };
  const cells = numbers.tallies.map((tallies, row) => tallies.map((tally, column) => ({
    count: idOf(`count ${firstOf(numbers, row)} ${column}`, 'count', tally.count),
    base: countedAs(numbers, row) === undefined ? idOf(`base ${baseName(numbers, row)} ${column}`, 'base', tally.base) : idOf(`count ${firstOf(numbers, countedAs(numbers, row) ?? row)} ${column}`, 'count', tally.base),
    silence: idOf(`silence ${silenceName(numbers, row)} ${column}`, 'silence', tally.notMentioned),
  })));
  const cell: Quantities['cell'] = (row, column) => cells[row]?.[column] ?? { count: -1, base: -1, silence: -1 };
  // A base of as many as there are is the base of them all, and a row that counts them all may say so in its name.
  const whole = new Set(all.flatMap(({ kind, value }, id) => (kind !== 'silence' && value === table.printedBase ? [id] : [])));
  const told = [...whole].filter((id) => all[id]?.kind === 'base').map((quantity): Relation => ({ is: '=', total: table.printedBase, terms: [{ quantity, times: 1 }] }));
  const sums = known.map(({ cells: terms, sum }): Relation => ({ is: '=', total: sum, terms: terms.map(({ row, column, times, of }) => ({ quantity: of === 'base' ? cell(row, column).base : cell(row, column).count, times })) }));
  const printed = new Set([...whole, ...sums.flatMap(({ terms: [one, ...more] }) => (one === undefined || more.length > 0 ? [] : [one.quantity]))]);
  const relations = [...told, ...columnRelations(numbers, cell), ...rowRelations(numbers, cell), ...sums];
  return { all, relations, printed, cell };
}

// The base of a row that is a share of its parent is the parent's count, and of one that applies only where another is so, that one's.
function countedAs({ parts, percentOfParent, baseCountedBy }: TableNumbers, row: number): number | undefined {
  return percentOfParent[row] === true ? parts.find(({ part }) => part === row)?.whole : (baseCountedBy[row] ?? undefined);
}

// Rows to whom everybody applies have one base, and a reader sees which those are.
function baseName({ tallies }: TableNumbers, row: number): string {
  return (tallies[row] ?? []).map(({ base }) => base).join(',');
}

// Rows that count the same records have one count, whatever their bases are.
function firstOf({ sameRecords }: TableNumbers, row: number): number {
  return sameRecords[row] ?? row;
}

function silenceName(numbers: TableNumbers, row: number): string {
  const first = firstOf(numbers, row);
  const alike = numbers.tallies[row]?.every(({ notMentioned }, column) => notMentioned === numbers.tallies[first]?.[column]?.notMentioned) === true;
  return familyName(numbers, alike ? first : row);
}

function familyName({ rowsOfWhole }: TableNumbers, row: number): string {
  const family = rowsOfWhole.findIndex((rows) => rows.includes(row));
  return family < 0 ? `row ${row}` : `family ${family}`;
}

function columnRelations(numbers: TableNumbers, cell: Quantities['cell']): readonly Relation[] {
  return numbers.columnSums.flatMap(({ parts, whole }) => numbers.tallies.flatMap((_, row) => (['count', 'base', 'silence'] as const).map((kind): Relation => (
    { is: '=', total: 0, terms: [{ quantity: cell(row, whole)[kind], times: 1 }, ...parts.map((part) => ({ quantity: cell(row, part)[kind], times: -1 }))] }
  ))));
}

/** The same with a column for those who are in a whole and in none of its parts: nobody prints it, and everybody can reckon it. */
function withRests(numbers: TableNumbers): TableNumbers {
  const rests = numbers.columnSums.map((sum) => numbers.tallies.map((tallies) => restOf(tallies, sum)));
  const needed = rests.flatMap((rest, sum) => (rest.some(({ base, doesNotApply }) => base + doesNotApply > 0) ? [{ rest, sum }] : []));
  return {
    ...numbers, columns: numbers.columns + needed.length,
    tallies: numbers.tallies.map((tallies, row) => [...tallies, ...needed.flatMap(({ rest }) => rest[row] ?? [])]),
    columnSums: numbers.columnSums.map(({ parts, whole }, at) => {
      const place = needed.findIndex(({ sum }) => sum === at);
      return { whole, parts: place < 0 ? parts : [...parts, numbers.columns + place] };
    }),
  };
}

function restOf(tallies: readonly Tally[], { parts, whole }: Sum): Tally {
  const left = (kind: keyof Tally): number => parts.reduce((rest, part) => rest - (tallies[part]?.[kind] ?? 0), tallies[whole]?.[kind] ?? 0);
  return { count: left('count'), base: left('base'), notMentioned: left('notMentioned'), doesNotApply: left('doesNotApply'), countedOpen: left('countedOpen') };
}

function rowRelations(numbers: TableNumbers, cell: Quantities['cell']): readonly Relation[] {
  const columns = Array.from({ length: numbers.columns }, (_, column) => column);
  return columns.flatMap((column) => [
    ...numbers.tallies.map((tallies, row): Relation => {
      const { count, base, silence } = cell(row, column);
      const both = (tallies[column]?.countedOpen ?? 0) === 0 && numbers.tallies[row]?.every(({ countedOpen, base: all, notMentioned, count: own }) => countedOpen === 0 && own + notMentioned <= all) === true;
      return { is: '<=', total: 0, terms: [{ quantity: count, times: 1 }, ...(both ? [{ quantity: silence, times: 1 }] : []), { quantity: base, times: -1 }] };
    }),
    ...numbers.tallies.flatMap((_, row) => recordedRelation(numbers, row, column, cell)),
    ...numbers.parts.map(({ part, whole }): Relation => ({ is: '<=', total: 0, terms: [{ quantity: cell(part, column).count, times: 1 }, { quantity: cell(whole, column).count, times: -1 }] })),
    ...numbers.rowsOfWhole.flatMap((rows) => wholeRelation(numbers, rows, column, cell)),
  ]);
}

// Of two rows with the same records, the one's base may be those of the other's who are recorded.
function recordedRelation(numbers: TableNumbers, row: number, column: number, cell: Quantities['cell']): readonly Relation[] {
  return numbers.tallies.flatMap((whole, other): readonly Relation[] => {
    if (other === row || firstOf(numbers, other) !== firstOf(numbers, row)) return [];
    const holds = numbers.tallies[row]?.every(({ base, notMentioned }, at) => base + notMentioned === whole[at]?.base) === true;
    const { base, silence } = cell(row, column);
    return holds ? [{ is: '=', total: 0, terms: [{ quantity: cell(other, column).base, times: 1 }, { quantity: base, times: -1 }, { quantity: silence, times: -1 }] }] : [];
  });
}

// All who have one of a code's options, and those of whom it is not recorded, are the base.
function wholeRelation(numbers: TableNumbers, rows: readonly number[], column: number, cell: Quantities['cell']): readonly Relation[] {
  const [first = 0] = rows;
  const { base, silence } = cell(first, column);
  const tally = numbers.tallies[first]?.[column];
  const counted = rows.reduce((sum, row) => sum + (numbers.tallies[row]?.[column]?.count ?? 0), 0);
  const withSilence = counted + (tally?.notMentioned ?? 0) === tally?.base;
  if (!withSilence && counted !== tally?.base) return [];
  return [{ is: '=', total: 0, terms: [...rows.map((row) => ({ quantity: cell(row, column).count, times: 1 })), ...(withSilence ? [{ quantity: silence, times: 1 }] : []), { quantity: base, times: -1 }] }];
}

/** What the published numbers leave to be reckoned out, once `hidden` quantities are not among them. */
export function factsLeft({ all, relations }: Quantities, hidden: ReadonlySet<number>, most: number): { readonly unknowns: readonly number[]; readonly facts: readonly Fact[] } {
  const unknowns = [...hidden];
  const place = new Map(unknowns.map((quantity, at) => [quantity, at]));
  const left = relations.flatMap(({ terms, is, total }): readonly Fact[] => {
    const shown = terms.reduce((sum, { quantity, times }) => (hidden.has(quantity) ? sum : sum + times * (all[quantity]?.value ?? 0)), 0);
    const open = terms.flatMap(({ quantity, times }) => (hidden.has(quantity) ? [{ unknown: place.get(quantity) ?? 0, times }] : []));
    return open.length === 0 ? [] : [{ terms: open, is, total: total - shown }];
  });
  // No base is more than all there are; counts are no more than their base.
  const limits = unknowns.flatMap((quantity, unknown): readonly Fact[] => (all[quantity]?.kind === 'base' ? [{ terms: [{ unknown, times: 1 }], is: '<=', total: most }] : []));
  return { unknowns, facts: [...left, ...limits] };
}
