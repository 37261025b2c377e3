import { dayNumber, plainDate } from '../../../kernel/plain-date.ts';
import type { ChildRow, Sheet } from './columns.ts';
import type { CompiledCheck } from './compile/compile-check.ts';
import { daysIn, type Days, type Held } from './completions.ts';
import { countedFor, enoughBy, keepsAll, type Repeats } from './first-count.ts';
import type { Seen } from './replay.ts';
import type { Scene } from './scene.ts';
import type { Comparison, Reader } from './compile/settings.ts';

/** What a record leaves open: the day of an entry, the day on which it became known, whether it was known by then, or the day of birth. */
export interface Doubt {
  readonly what: 'day' | 'known' | 'there' | 'birth';
  /** The entry's place among those that are seen. */
  readonly place: number;
  readonly days: Days;
}

interface Side {
  readonly fixed: readonly number[];
  readonly doubts: readonly number[];
}

/** Finds with which days the check holds each doubtful one: only those can alter an answer. */
export class HeldAgainst {
  readonly #sheet: Sheet;
  readonly #scene: Scene;
  readonly #seen: readonly Seen[];
  readonly #child: ChildRow;
  readonly #check: CompiledCheck;
  readonly #doubts: readonly Doubt[];
  readonly #held: Held[][];
  readonly #matched = new Map<Reader, Uint8Array>();

  /** The scene shows the sheet's own columns when it is asked. */
  constructor(sheet: Sheet, scene: Scene, child: ChildRow, seen: readonly Seen[], check: CompiledCheck, doubts: readonly Doubt[]) {
    this.#sheet = sheet;
    this.#scene = scene;
    this.#child = child;
    this.#seen = seen;
    this.#check = check;
    this.#doubts = doubts;
    this.#held = doubts.map((doubt, index) => (doubt.what === 'there' ? [] : [this.#always(doubt, index)]));
  }

  /** `first` shows the record with every doubtful day the first that it may be. */
  find(first: (scene: Scene) => void): readonly (readonly Held[])[] {
    const { comparisons, repeats } = this.#check.settings.reads;
    for (const comparison of comparisons) this.#compare(comparison);
    for (const counted of repeats) this.#count(counted, first);
    return this.#held;
  }

  /** The day of asking, the days in force, and what the entry itself says. */
  #always({ what, place }: Doubt, index: number): Held {
    const { reads: { durations, knowers } } = this.#check.settings;
    const own = what === 'birth' ? [] : [...this.#written(place), ...this.#fixedDays(place), ...(knowers ? this.#knowers() : [])];
    const others = [...this.#doubts.keys()].filter((other) => other !== index && what !== 'birth' && this.#doubts[other]?.place === place && this.#doubts[other]?.what !== 'there');
    return { against: [this.#scene.asAt.day, ...forceDays(this.#check), ...own], others, durations };
  }

  #compare({ one, other, durations }: Comparison): void {
    if (!this.#hasDoubt(one) && !this.#hasDoubt(other)) return;
    const [left, right] = [this.#side(one), this.#side(other)];
    for (const [own, against] of [[left, right], [right, left]] as const) {
      for (const doubt of own.doubts) this.#held[doubt]?.push({ against: against.fixed, others: against.doubts.filter((index) => index !== doubt), durations });
    }
  }

  /** Where nothing drops out of a count, order matters only about the day on which it is made. */
  #count(repeats: Repeats, first: (scene: Scene) => void): void {
    const { pattern: { readers }, within, wanted } = repeats;
    if (!this.#hasDoubt(readers)) return;
    const places = this.#placesOf(readers);
    const spans = places.map((place) => ({ place, event: this.#seen[place]?.event ?? 0, ...spanOf(this.#seen[place]?.days ?? []) }));
    if (!keepsAll(Math.min(...spans.map(({ from }) => from)), Math.max(...spans.map(({ to }) => to)), within)) {
      this.#compare({ one: readers, other: readers, durations: [within] });
      return;
    }
    const soonest = enoughBy(this.#scene, spans.map(({ event, from }) => ({ event, day: from })), wanted, 'silent counts');
    const latest = soonest === Infinity ? -Infinity : this.#latest(repeats, first);
    const near = spans.filter(({ from, to }) => to >= soonest && from <= latest);
    const against = [soonest, latest + 1, ...near.flatMap(({ from, to }) => (from === to ? [from] : []))].filter(Number.isFinite);
    const doubts = this.#doubtsAt(near.map(({ place }) => place), ['day']);
    for (const doubt of doubts) this.#held[doubt]?.push({ against, others: doubts.filter((index) => index !== doubt), durations: [] });
  }

  /** The day by which there are enough whatever the doubtful entries turn out to be; Infinity where that cannot be said. */
  #latest(repeats: Repeats, first: (scene: Scene) => void): number {
    if (this.#hasDoubt('birth') || this.#hasDoubt(repeats.inside)) return Infinity;
    const doubtful = new Set(this.#doubts.map(({ place }) => this.#sheet.columns.source[this.#seen[place]?.event ?? -1]));
    first(this.#scene);
    const { columns: { source } } = this.#scene;
    const latest = enoughBy(this.#scene, countedFor(this.#scene, repeats, (event) => !doubtful.has(source[event])), repeats.wanted, 'silent does not');
    this.#scene.columns = this.#sheet.columns;
    return latest;
  }

  #hasDoubt(readers: readonly Reader[] | 'birth'): boolean {
    return this.#doubts.some(({ what, place }) => (what === 'birth' ? readers === 'birth' : readers !== 'birth' && this.#isMatched(readers, place)));
  }

  #side(readers: readonly Reader[] | 'birth'): Side {
    if (readers !== 'birth') {
      const places = this.#placesOf(readers);
      return { fixed: places.flatMap((place) => this.#fixedDays(place)), doubts: this.#doubtsAt(places, ['day', 'known']) };
    }
    const doubts = [...this.#doubts.keys()].filter((index) => this.#doubts[index]?.what === 'birth');
    return { doubts, fixed: doubts.length > 0 ? [] : this.#child.birth.map(([first]) => first) };
  }

  #doubtsAt(places: readonly number[], kinds: readonly Doubt['what'][]): readonly number[] {
    const among = new Set(places);
    return [...this.#doubts.keys()].filter((index) => {
      const doubt = this.#doubts[index];
      return doubt !== undefined && kinds.includes(doubt.what) && among.has(doubt.place);
    });
  }

  /** The days of an entry of which there is no doubt, and from which the check may reckon. */
  #fixedDays(place: number): readonly number[] {
    const { columns } = this.#sheet;
    const { event = 0, known = [] } = this.#seen[place] ?? {};
    const { knownTypes, written } = this.#check.settings.reads;
    const open = new Set(this.#doubts.filter((doubt) => doubt.place === place).map(({ what }) => what));
    return [
      ...(open.has('day') ? [] : [columns.day[event] ?? 0]),
      ...(open.has('known') || !knownTypes.has(columns.type[event] ?? -1) ? [] : [known[0]?.[0] ?? columns.known[event] ?? 0]),
      ...(written ? this.#written(place) : []),
    ];
  }

  #written(place: number): readonly number[] {
    const { columns, values } = this.#sheet;
    const event = this.#seen[place]?.event ?? 0;
    return [...columns.attributeValue.subarray(columns.attributeStart[event], columns.attributeStart[event + 1])].flatMap((value) => daysIn(values.all[value]?.text ?? ''));
  }

  #knowers(): readonly number[] {
    return this.#seen.flatMap(({ event }) => this.#sheet.knowers(this.#sheet.columns.source[event] ?? 0).flatMap(({ days }) => days.flat()));
  }

  #placesOf(readers: readonly Reader[]): readonly number[] {
    return [...this.#seen.keys()].filter((place) => this.#isMatched(readers, place));
  }

  #isMatched(readers: readonly Reader[], place: number): boolean {
    return readers.some((reader) => {
      let known = this.#matched.get(reader);
      if (known === undefined) this.#matched.set(reader, known = new Uint8Array(this.#seen.length));
      if (known[place] === 0) {
        const event = this.#seen[place]?.event ?? 0;
        known[place] = reader.types.includes(this.#sheet.columns.type[event] ?? -1) && reader.mayMatch(this.#scene, event) ? YES : NO;
      }
      return known[place] === YES;
    });
  }
}

const [NO, YES] = [1, 2];

function spanOf(days: Days): { readonly from: number; readonly to: number } {
  return { from: Math.min(...days.map(([first]) => first)), to: Math.max(...days.map(([, last]) => last)) };
}

/** A check is asked of triggers in its force alone, so the day on which that begins and the last decide too. */
function forceDays({ check: { in_force: { from, to } } }: CompiledCheck): readonly number[] {
  return [from, to].flatMap((day) => (day === undefined ? [] : [dayNumber(plainDate(day))]));
}
