import type { TableNumbers } from '../tables/relations.ts';
import { attack } from './attack.ts';
import type { Bounds } from './linear.ts';
import { factsLeft, quantitiesOf, type KnownSum, type Quantities } from './quantities.ts';

/** Counts from 1 (with `zeros`, from 0) to `below` - 1 are small. */
export interface SuppressionPolicy {
  readonly below: number;
  readonly zeros?: boolean | undefined;
}

/** Which numbers of a cell are not published. */
export interface Hidden {
  readonly count: boolean;
  readonly base: boolean;
  readonly silence: boolean;
}

export interface Suppressed {
  /** False where the table was too large to be attacked as a whole, and was attacked sum by sum. */
  readonly exact: boolean;
  readonly hidden: (row: number, column: number) => Hidden;
  /** Small counts and bases that stay narrower than the policy allows whatever this table leaves out: they are known from elsewhere, or printed beside it. A base stands once. */
  readonly exposed: readonly Exposed[];
}

export interface Exposed {
  readonly kind: 'count' | 'base';
  readonly row: number;
  readonly column: number;
  readonly bounds: Bounds;
}

const NOTHING: Hidden = { count: false, base: false, silence: false };

/**
 * Leaves out small counts, and as many others as it takes so that what is left does not tell more of
 * a small count than the policy does: every whole number that is small must still be possible. A
 * lower limit leaves out no more than a higher one, because each limit begins with what the one below
 * it left out.
 */
export function suppress(numbersOf: () => TableNumbers, policy: SuppressionPolicy | undefined, known: readonly KnownSum[] = []): Suppressed {
  if (policy === undefined) return { exact: true, hidden: () => NOTHING, exposed: [] };
  const numbers = numbersOf();
  const quantities = quantitiesOf(numbers, known);
  const most = Math.max(1, ...quantities.all.map(({ value }) => value));
  const hidden = new Set(quantities.all.flatMap(({ rest }, id) => (rest ? [id] : [])));
  let found: Protected = { narrow: [], exact: true };
  for (let below = 2; below <= policy.below; below += 1) found = protect(quantities, hidden, { ...policy, below }, most, numbers);
  const cells = numbers.tallies.flatMap((tallies, row) => tallies.map((_, column) => ({ row, column, ids: quantities.cell(row, column) })));
  return {
    exact: found.exact,
    hidden: (row, column) => {
      const { count, base, silence } = quantities.cell(row, column);
      return { count: hidden.has(count), base: hidden.has(base), silence: hidden.has(silence) };
    },
    exposed: found.narrow.flatMap(({ quantity, bounds }) => exposedCells(quantity, cells, isSmall(quantities.all[quantity]?.kind ?? 'silence', quantities.all[quantity]?.value ?? 0, policy)).map((one) => ({ ...one, bounds }))),
  };
}

interface NumbersOfCell {
  readonly row: number;
  readonly column: number;
  readonly ids: { readonly count: number; readonly base: number };
}

// Every row may have one base, which is one number and told of once.
function exposedCells(quantity: number, cells: readonly NumbersOfCell[], small: boolean): readonly Omit<Exposed, 'bounds'>[] {
  if (!small) return [];
  const counts = cells.filter(({ ids }) => ids.count === quantity).map(({ row, column }) => ({ kind: 'count' as const, row, column }));
  return counts.length > 0 ? counts : cells.filter(({ ids }) => ids.base === quantity).slice(0, 1).map(({ row, column }) => ({ kind: 'base' as const, row, column }));
}

interface Narrow {
  readonly quantity: number;
  readonly bounds: Bounds;
}

/** What stayed narrow, and whether the bounds were those of whole numbers. */
interface Protected {
  readonly narrow: readonly Narrow[];
  readonly exact: boolean;
}

/** Adds to `hidden` until every small quantity is protected, or nothing more can be hidden for it. */
function protect(quantities: Quantities, hidden: Set<number>, policy: SuppressionPolicy, most: number, numbers: TableNumbers): Protected {
  const small = quantities.all.flatMap((quantity, id) => (isSmall(quantity.kind, quantity.value, policy) && !(quantity.rest && quantity.kind === 'base') ? [id] : []));
  for (const id of small) hidden.add(id);
  const given = new Map<number, Narrow>();
  for (;;) {
    close(quantities, hidden, numbers);
    const { narrow: all, exact } = narrowOnes(quantities, hidden, small, policy, most);
    const open = all.filter(({ quantity }) => !given.has(quantity));
    if (open.length === 0) return { narrow: [...given.values()], exact };
    // One at a time for those that hang together: what protects one may protect the next.
    const touched = new Set<number>();
    for (const narrow of open) {
      if (touched.has(narrow.quantity)) continue;
      const next = quantities.printed.has(narrow.quantity) ? undefined : nextToHide(quantities, hidden, narrow.quantity, touched);
      if (next === undefined) given.set(narrow.quantity, narrow);
      else hidden.add(next);
    }
  }
}

function isSmall(kind: string, value: number, { below, zeros }: SuppressionPolicy): boolean {
  return kind !== 'silence' && value < below && (value > 0 || (zeros === true && kind === 'count'));
}

// A percentage tells a base from a count, and silence tells how many a count may be at most.
function close({ cell }: Quantities, hidden: Set<number>, numbers: TableNumbers): void {
  for (let before = -1; before < hidden.size;) {
    before = hidden.size;
    numbers.tallies.forEach((tallies, row) => tallies.forEach((_, column) => {
      const { count, base, silence } = cell(row, column);
      if (hidden.has(base)) hidden.add(count);
      if (hidden.has(count)) hidden.add(silence);
    }));
  }
}

/** Small quantities of which less is left open than the policy itself tells, and hidden ones that can be worked out. */
function narrowOnes(quantities: Quantities, hidden: ReadonlySet<number>, small: readonly number[], { below, zeros }: SuppressionPolicy, most: number): Protected {
  const { unknowns, facts } = factsLeft(quantities, hidden, most);
  const { bounds, exact } = attack(unknowns.length, facts, (unknown) => quantities.all[unknowns[unknown] ?? 0]?.kind !== 'silence');
  const narrow = unknowns.flatMap((quantity, at): readonly Narrow[] => {
    const own = bounds[at] ?? { low: 0, high: Infinity };
    const { kind = 'silence', rest = false } = quantities.all[quantity] ?? {};
    if (kind === 'silence' || (rest && !small.includes(quantity))) return [];
    const open = small.includes(quantity) ? own.low <= (zeros === true ? 0 : 1) && own.high >= Math.min(below - 1, most) : own.low < own.high;
    return open ? [] : [{ quantity, bounds: own }];
  });
  return { narrow, exact };
}

/** The least number that shares a sum with the one to protect, or with one that is hidden with it; noughts last. */
function nextToHide({ all, relations, printed }: Quantities, hidden: ReadonlySet<number>, protectedOne: number, touched: Set<number>): number | undefined {
  const reached = new Set([protectedOne]);
  for (const quantity of reached) {
    const near = relations.filter(({ terms }) => terms.some((term) => term.quantity === quantity)).flatMap(({ terms }) => terms.map((term) => term.quantity));
    touched.add(quantity);
    for (const other of near) touched.add(other);
    const candidates = near.filter((other) => !hidden.has(other) && !printed.has(other) && all[other]?.kind !== 'silence');
    const [best] = candidates.toSorted((one, other) => worth(all[one]) - worth(all[other]) || one - other);
    if (best !== undefined) return best;
    for (const other of near) if (hidden.has(other)) reached.add(other);
  }
  return undefined;
}

function worth(quantity: Quantities['all'][number] | undefined): number {
  if (quantity === undefined || quantity.value === 0) return Infinity;
  // Hiding a base takes its whole column, so that counts go first.
  return quantity.kind === 'base' ? quantity.value + 1e9 : quantity.value;
}
