import { greatestUnder, type Bounds, type Fact, type Greatest } from './linear.ts';

/** What an attacker can work out: bounds for each unknown, and whether they are those of whole numbers. */
export interface Attacked {
  readonly bounds: readonly Bounds[];
  /** False where the search for whole numbers was given up, and the bounds may be wider than what can be known. */
  readonly exact: boolean;
}

const MOST_BRANCHES = 400;
/** Beyond this many unknowns in one component each fact is used by itself, again and again, which bounds less closely. */
const MOST_TOGETHER = 300;

/**
 * What follows from `facts` for each of `size` whole, not negative unknowns: the least and greatest
 * value that some table which agrees with everything published would give it. Unknowns that no chain
 * of facts joins are looked at apart, and only those that are `wanted`. Contradicting facts are a fault.
 */
export function attack(size: number, facts: readonly Fact[], wanted: (unknown: number) => boolean = () => true): Attacked {
  const bounds: Bounds[] = Array.from({ length: size }, () => ({ low: 0, high: Infinity }));
  let exact = true;
  for (const part of components(size, facts)) {
    const place = new Map(part.unknowns.map((unknown, at) => [unknown, at]));
    const own = part.facts.map((fact) => ({ ...fact, terms: fact.terms.map(({ unknown, times }) => ({ unknown: place.get(unknown) ?? 0, times })) }));
    if (part.unknowns.length > MOST_TOGETHER) {
      exact = false;
      narrowed(part.unknowns.length, own).forEach((found, at) => { bounds[part.unknowns[at] ?? 0] = found; });
      continue;
    }
    const together = greatestUnder(part.unknowns.length, own);
    part.unknowns.forEach((unknown, at) => {
      if (!wanted(unknown)) return;
      const [high, low] = [extreme(part.unknowns.length, at, 1, own, together), extreme(part.unknowns.length, at, -1, own, together)];
      bounds[unknown] = { low: 0 - low.value, high: high.value };
      if (!high.exact || !low.exact) exact = false;
    });
  }
  return { bounds, exact };
}

/** Bounds that follow from each fact by itself and the bounds of the others in it. */
function narrowed(size: number, facts: readonly Fact[]): readonly Bounds[] {
  const [low, high] = [new Float64Array(size), new Float64Array(size).fill(Infinity)];
  const both = facts.flatMap((fact) => (fact.is === '=' ? [fact, { ...fact, terms: fact.terms.map(({ unknown, times }) => ({ unknown, times: -times })), total: -fact.total }] : [fact]));
  for (let [again, rounds] = [true, 0]; again && rounds < 100; rounds += 1) {
    again = false;
    for (const { terms, total } of both) {
      for (const { unknown, times } of terms) {
        const others = terms.reduce((sum, term) => (term.unknown === unknown ? sum : sum + term.times * ((term.times > 0 ? low : high)[term.unknown] ?? 0)), 0);
        const limit = (total - others) / times;
        if (times > 0 && Math.floor(limit) < (high[unknown] ?? 0)) [high[unknown], again] = [Math.floor(limit), true];
        if (times < 0 && Math.ceil(limit) > (low[unknown] ?? 0)) [low[unknown], again] = [Math.ceil(limit), true];
      }
    }
  }
  return Array.from(low, (least, at) => ({ low: least, high: high[at] ?? Infinity }));
}

interface Extreme {
  readonly value: number;
  readonly exact: boolean;
}

/** The greatest whole value of one unknown, times 1 or -1, by branch and bound. */
function extreme(size: number, at: number, times: 1 | -1, facts: readonly Fact[], together: ((objective: Float64Array) => Greatest) | undefined): Extreme {
  const objective = new Float64Array(size);
  objective[at] = times;
  const open: (readonly Fact[])[] = [facts];
  let [best, branches, relaxed] = [-Infinity, 0, -Infinity];
  for (let branch = open.pop(); branch !== undefined; branch = open.pop()) {
    const found = branches === 0 ? together?.(objective) : greatestUnder(size, branch)?.(objective);
    if (branches === 0) relaxed = found?.value ?? Number.NaN;
    branches += 1;
    if (found === undefined || Math.floor(found.value + 1e-6) <= best) continue;
    const fraction = found.value === Infinity ? -1 : found.at.findIndex((value) => Math.abs(value - Math.round(value)) > 1e-6);
    if (fraction < 0) best = found.value === Infinity ? Infinity : Math.round(found.value);
    else if (branches > MOST_BRANCHES) return { value: Math.floor(relaxed + 1e-6), exact: false };
    else open.push(...split(branch, fraction, found.at[fraction] ?? 0));
  }
  if (best === -Infinity) throw new Error('the published numbers contradict each other');
  return { value: best === 0 ? 0 : best, exact: true };
}

function split(facts: readonly Fact[], unknown: number, value: number): readonly (readonly Fact[])[] {
  return [
    [...facts, { terms: [{ unknown, times: 1 }], is: '<=', total: Math.floor(value) }],
    [...facts, { terms: [{ unknown, times: -1 }], is: '<=', total: -Math.ceil(value) }],
  ];
}

interface Component {
  readonly unknowns: readonly number[];
  readonly facts: readonly Fact[];
}

function components(size: number, facts: readonly Fact[]): readonly Component[] {
  const group = Int32Array.from({ length: size }, (_, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    while ((group[root] ?? root) !== root) root = group[root] ?? root;
    group[at] = root;
    return root;
  };
  for (const { terms } of facts) for (const { unknown } of terms) group[rootOf(unknown)] = rootOf(terms[0]?.unknown ?? unknown);
  const parts = new Map<number, { unknowns: number[]; facts: Fact[] }>();
  for (let at = 0; at < size; at += 1) {
    const root = rootOf(at);
    const part = parts.get(root) ?? { unknowns: [], facts: [] };
    part.unknowns.push(at);
    parts.set(root, part);
  }
  for (const fact of facts) parts.get(rootOf(fact.terms[0]?.unknown ?? 0))?.facts.push(fact);
  return [...parts.values()];
}
