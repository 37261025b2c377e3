import { levelNames } from '../compare/level-names.ts';
import { Comparer } from '../compare/comparer.ts';
import { SEALED, UNBORN } from '../records/records.ts';
import type { PairClass } from '../train/model.ts';
import { allowedIn } from '../run/allowed.ts';
import type { Prepared } from '../run/prepare.ts';
import { Agreement } from './agreement.ts';
import type { Weights } from './weights.ts';

/** The weight of two records that must not be joined. */
export const FORBIDDEN = -60;
const CHEAP_FIRST = ['sex', 'date', 'identifier', 'postcode', 'phone', 'forename', 'surname', 'email', 'address', 'place', 'text', 'carer'];
// Bits that forenames that differ count against a cluster beside what they weigh, and the place of “different” among the levels of a forename.
const [APART, DIFFERENT] = [7, levelNames.forename.length];
// Pairs of one child from which it can be learnt how often a child goes by two names.
const ENOUGH = 20_000;
// Fewer pairs of brothers and sisters than one for thirty-two pairs of one child are chance.
const FEW_FAMILIES = 5;
// A child without a name yet is linked through the mother, and always by a person; two of them whose mother is not known to be the same, at even odds at best.
const [UNBORN_MOST, BOTH_UNBORN_MOST] = [4, 0];
// Bits of even odds, and the last level of dates that are one date with at most a slip.
const [EVEN, ONE_SLIP] = [0, levelNames.date.indexOf('one slip') + 1];
// Levels of a carer that say it is the same person, and of dates of birth that no slip accounts for.
const [SAME_CARER, DATES_APART] = [levelNames.carer.indexOf('same surname, forename alike') + 1, levelNames.date.indexOf('a year apart') + 1];
// Below any band that links without a person: forenames that differ may be two children, whatever else agrees.
const TWO_NAMES_MOST = 6;

/** Weighs pairs by the model. Each thread has its own. */
export class Scorer {
  private readonly prepared: Prepared;
  private readonly weights: Weights;
  readonly comparer: Comparer;
  private readonly order: readonly number[];
  private readonly agreement: Agreement;
  // By comparison: whether what is rare is shared by a household.
  private readonly households: Uint8Array;
  private readonly checked: readonly number[];
  // Where there are families: the comparison of forenames; else -1.
  private readonly forename: number;
  private readonly fewChildren: boolean;
  private readonly severalSources: boolean;
  private readonly date: number;
  private readonly carers: readonly number[];
  private readonly numbers: readonly number[];
  private readonly free: ReadonlySet<number>;
  /** Whether two records may be compared at all; nothing where any two may. */
  readonly allowed: ReturnType<typeof allowedIn>;
  /** Of the last pair: bits against strangers for each class. */
  child = 0;
  household = 0;
  twin = 0;

  constructor(prepared: Prepared, weights: Weights) {
    const { rows, width, compared } = prepared;
    this.prepared = prepared;
    this.weights = weights;
    this.allowed = allowedIn(prepared);
    this.comparer = new Comparer(rows, width, compared);
    this.order = compared.map((_, index) => index).sort((a, b) => CHEAP_FIRST.indexOf(compared[a]?.kind ?? '') - CHEAP_FIRST.indexOf(compared[b]?.kind ?? ''));
    this.agreement = new Agreement(prepared, weights, this.comparer);
    this.households = Uint8Array.from(compared, ({ evidence }) => (evidence === 'household' ? 1 : 0));
    const families = weights.priorH > weights.priorM - FEW_FAMILIES;
    this.fewChildren = weights.children < ENOUGH;
    this.severalSources = prepared.sources.some((source) => source !== prepared.sources[0]);
    this.forename = families ? compared.findIndex(({ kind }) => kind === 'forename') : -1;
    this.date = compared.findIndex(({ kind }) => kind === 'date');
    this.carers = compared.flatMap(({ kind }, index) => (kind === 'carer' ? [index] : []));
    this.numbers = compared.flatMap(({ kind }, index) => (kind === 'identifier' ? [index] : []));
    this.free = new Set(prepared.duplicateFree);
    this.checked = compared.flatMap(({ checked, from }) => (checked ? [from] : []));
  }

  /**
   * Bits for one child against everything else that two records can be: strangers, brothers and sisters,
   * twins. Stops below `floor`, where the exact weight does not matter.
   */
  weigh(left: number, right: number, floor = -Infinity): number {
    if (this.forbidden(left, right) || !this.agreement.reaches(left, right, floor)) return FORBIDDEN;
    const { m, h, t, priorM, priorH, priorT } = this.weights;
    const { levels, rare } = this.agreement;
    let child = priorM;
    let household = priorH;
    let twin = priorT;
    for (let place = 0; place < this.order.length; place++) {
      const index = this.order[place] ?? 0;
      const level = levels[index] ?? 0;
      if (level === 0) continue;
      const more = rare[index] ?? 0;
      child += (m[index]?.[level] ?? 0) + more;
      const shared = this.households[index] === 1 ? more : 0;
      household += (h[index]?.[level] ?? 0) + shared;
      twin += (t[index]?.[level] ?? 0) + shared;
    }
    this.child = child;
    this.household = household;
    this.twin = twin;
    const weight = child - Math.log2(1 + 2 ** household + 2 ** twin);
    if (this.unborn(left) || this.unborn(right)) return Math.min(weight, this.unborn(left) && this.unborn(right) && !this.sameCarer(left, right) ? BOTH_UNBORN_MOST : UNBORN_MOST);
    return weight > TWO_NAMES_MOST && this.twoNames(left, right) ? TWO_NAMES_MOST : weight;
  }

  /**
   * The weight with which a pair counts in a cluster. Until records have taught how often one child goes by
   * two names, forenames that differ count against it once more, unless a number of their own agrees: a twin
   * joined by mistake is worse than a child’s other name left for a person. So do a forename and a date of birth
   * that both differ, which leave only what a household shares. Two children without a name are joined through
   * their mother alone, and not where one source holds both: they may be twins.
   */
  weighInCluster(left: number, right: number, weight: number): number {
    if (this.unborn(left) && this.unborn(right)) return this.sameCarer(left, right) && !this.inOneSource(left, right) ? weight : FORBIDDEN;
    if (this.unborn(left) || this.unborn(right)) return weight - APART;
    return (this.fewChildren && this.twoNames(left, right)) || this.householdOnly(left, right) ? weight - APART : weight;
  }

  /**
   * Whether a pair may hold a cluster together by itself: at even odds or better, or where both have one date of
   * birth, as a child with two names has. Two dates of birth below even odds are brothers and sisters more often.
   */
  holds(left: number, right: number, weight: number): boolean {
    const dates = this.date < 0 ? 0 : this.comparer.level(this.date, left, right);
    return weight >= EVEN || (dates > 0 && dates <= ONE_SLIP);
  }

  private sameCarer(left: number, right: number): boolean {
    return this.carers.some((index) => {
      const level = this.comparer.level(index, left, right);
      return level > 0 && level <= SAME_CARER;
    });
  }

  private inOneSource(left: number, right: number): boolean {
    return this.severalSources && this.prepared.sources[left] === this.prepared.sources[right];
  }

  private householdOnly(left: number, right: number): boolean {
    if (this.forename < 0 || this.date < 0 || this.comparer.level(this.date, left, right) < DATES_APART) return false;
    return this.comparer.level(this.forename, left, right) > 1 && !this.sameNumber(left, right);
  }

  private sameNumber(left: number, right: number): boolean {
    return this.numbers.some((index) => this.comparer.level(index, left, right) === 1);
  }

  get hasNumbers(): boolean {
    return this.numbers.length > 0;
  }

  /**
   * Whether one source holds both with forenames that differ and no number that agrees: as it would hold twins.
   * Where families were not found, or there is one source only, it says nothing.
   */
  asTwins(left: number, right: number): boolean {
    return this.inOneSource(left, right) && this.twoNames(left, right);
  }

  private twoNames(left: number, right: number): boolean {
    if (this.forename < 0 || this.comparer.level(this.forename, left, right) !== DIFFERENT) return false;
    return !this.sameNumber(left, right);
  }

  /** Whether both have a forename, and one that is not wholly another. */
  shareForename(left: number, right: number): boolean {
    const level = this.forename < 0 ? 0 : this.comparer.level(this.forename, left, right);
    return level > 0 && level < DIFFERENT;
  }

  /** What the last pair that was weighed to the end most likely is. */
  likeliest(): PairClass {
    const { child, household, twin } = this;
    const most = Math.max(child, household, twin, 0);
    return most === child ? 'same_child' : most === household ? 'same_household' : most === twin ? 'twin' : 'unrelated';
  }

  /** A sealed identity, two valid numbers that differ, or a source that holds each child once. */
  forbidden(left: number, right: number): boolean {
    const { rows, width, flags, sources } = this.prepared;
    if ((((flags[left] ?? 0) | (flags[right] ?? 0)) & SEALED) !== 0) return true;
    if (this.free.size > 0 && sources[left] === sources[right] && this.free.has(sources[left] ?? 0)) return true;
    for (const slot of this.checked) {
      const [a, b] = [rows[left * width + slot] ?? 0, rows[right * width + slot] ?? 0];
      if (a === b || a === 0 || b === 0) continue;
      const { valid } = this.prepared.compared.find(({ from }) => from === slot)?.facts ?? {};
      if (valid?.[a] === 1 && valid[b] === 1) return true;
    }
    return false;
  }

  /** How many bits the rarity of the value adds that two records have in common. */
  rarity(index: number, left: number, right: number): number {
    return this.agreement.rarityOf(index, left, right);
  }

  private unborn(record: number): boolean {
    return ((this.prepared.flags[record] ?? 0) & UNBORN) !== 0;
  }
}
