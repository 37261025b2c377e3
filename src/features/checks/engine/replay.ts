import { dayNumber, plainDate } from '../../../kernel/plain-date.ts';
import type { ChildRow, Columns, Sheet } from './columns.ts';
import { endOfDay } from './calendar.ts';
import type { CompiledCheck, Finding } from './compile-check.ts';
import { choicesFor, completionsOf, dayIn, type Days, type Variable } from './completions.ts';
import { showChild, type AsAt, type Scene } from './scene.ts';

/** An event of the record as one question may see it. */
export interface Seen {
  /** Its place in the sheet's columns. */
  readonly event: number;
  readonly days: Days;
  readonly known: Days;
  /** It may or may not have been known by then to the one who asks. */
  readonly maybe: boolean;
}

/** One finding of one completion, with the completion in which it was first found. */
interface Found {
  readonly finding: Finding;
  readonly completion: readonly number[];
}

export interface Tried {
  readonly found: readonly Found[];
  /** For each completion the numbers of what was found. */
  readonly each: readonly (readonly number[])[];
  readonly capped: boolean;
}

/** Makes completions of one child's record, one after another, in columns of its own. */
export class Replay {
  readonly #sheet: Sheet;
  readonly #seen: readonly Seen[];
  readonly #child: ChildRow;
  readonly #variables: readonly (Variable & { readonly set: (value: number) => void })[];
  readonly #day: number[];
  readonly #known: number[];
  readonly #included: boolean[];
  #birth: number | undefined;

  constructor(sheet: Sheet, scene: Scene, child: ChildRow, seen: readonly Seen[], check: CompiledCheck) {
    this.#sheet = sheet;
    this.#child = child;
    this.#seen = seen;
    this.#day = seen.map(({ event }) => sheet.columns.day[event] ?? 0);
    this.#known = seen.map(({ event, known }) => known[0]?.[0] ?? sheet.columns.known[event] ?? 0);
    this.#included = seen.map(() => true);
    const { readers, knownTypes, birth } = check.settings.reads;
    scene.columns = sheet.columns;
    const matters = seen.map(({ event }) => {
      const type = sheet.columns.type[event] ?? -1;
      return { date: readers.some((reader) => reader.types.includes(type) && reader.mayMatch(scene, event)), known: knownTypes.has(type) };
    });
    this.#variables = [
      ...seen.flatMap(({ days }, place) => (isWide(days) && matters[place]?.date === true ? [{ days, set: (value: number) => { this.#day[place] = value; } }] : [])),
      ...seen.flatMap((own, place) => (isWide(own.known) && matters[place]?.known === true ? [{ days: own.known, set: (value: number) => { this.#known[place] = value; } }] : [])),
      ...seen.flatMap(({ maybe }, place) => (maybe && matters[place]?.date === true ? [{ days: NEVER_OR_ALWAYS, set: (value: number) => { this.#included[place] = value === 1; } }] : [])),
      ...(birth && isWide(child.birth) ? [{ days: child.birth, set: (value: number) => { this.#birth = value; } }] : []),
    ];
  }

  /** Judges every completion that can differ. */
  try(scene: Scene, check: CompiledCheck): Tried {
    const { reads } = check.settings;
    const choices = choicesFor(this.#variables, [...this.#references(scene.asAt), ...forceDays(check)], reads.durations);
    const found = new Map<string, { readonly number: number; readonly found: Found }>();
    const each: (readonly number[])[] = [];
    for (const completion of completionsOf(choices)) {
      this.show(scene, completion);
      each.push(check.judge(scene).map((finding) => {
        const own = this.#named(finding, scene.columns);
        const key = keyOf(own);
        const known = found.get(key);
        if (known !== undefined) return known.number;
        found.set(key, { number: found.size, found: { finding: own, completion } });
        return found.size - 1;
      }));
    }
    return { found: [...found.values()].map((one) => one.found), each, capped: choices.capped };
  }

  /** Puts one completion before the scene. Its events have places of their own; `source` leads back. */
  show(scene: Scene, completion: readonly number[]): void {
    for (const [index, { set }] of this.#variables.entries()) set(completion[index] ?? 0);
    scene.columns = this.#columns();
    showChild(scene, this.#child, 0, scene.columns.count);
    if (this.#birth !== undefined) scene.birth = this.#birth;
  }

  #references({ day }: AsAt): readonly number[] {
    const { columns, values } = this.#sheet;
    const fixed = this.#seen.flatMap(({ event, days, known }) => [days, known].flatMap((own) => (isWide(own) ? [] : own.map(([first]) => first))).concat(columns.day[event] ?? 0));
    const written = this.#seen.flatMap(({ event }) => [...columns.attributeValue.subarray(columns.attributeStart[event], columns.attributeStart[event + 1])])
      .flatMap((value) => dayIn(values.all[value]?.text ?? '') ?? []);
    return [...new Set([day, ...fixed, ...written, ...this.#child.birth.map(([first]) => first)])];
  }

  /** The finding with its events by their place in the file. */
  #named(finding: Finding, { source }: Columns): Finding {
    return { ...finding, event: source[finding.event] ?? 0, members: finding.members.map((member) => source[member] ?? 0) };
  }

  #columns(): Columns {
    const { columns } = this.#sheet;
    const order = this.#seen.map((_, place) => place).filter((place) => this.#included[place] === true)
      .map((place) => ({ place, event: this.#seen[place]?.event ?? 0, day: this.#day[place] ?? 0, at: this.#at(place) }))
      .toSorted((a, b) => (columns.type[a.event] ?? 0) - (columns.type[b.event] ?? 0) || a.at - b.at || (columns.source[a.event] ?? 0) - (columns.source[b.event] ?? 0));
    const starts = new Int32Array(order.length + 1);
    for (const [index, { event }] of order.entries()) starts[index + 1] = (starts[index] ?? 0) + (columns.attributeStart[event + 1] ?? 0) - (columns.attributeStart[event] ?? 0);
    const pick = (from: Int16Array | Int32Array | Uint8Array): number[] => order.map(({ event }) => from[event] ?? 0);
    const attributes = (from: Int16Array | Int32Array): number[] => order.flatMap(({ event }) => [...from.subarray(columns.attributeStart[event], columns.attributeStart[event + 1])]);
    return {
      count: order.length, type: Int16Array.from(pick(columns.type)), timed: Uint8Array.from(pick(columns.timed)),
      day: Int32Array.from(order, ({ day }) => day), at: Float64Array.from(order, ({ at }) => at), known: Int32Array.from(order, ({ place }) => this.#known[place] ?? 0),
      agency: Int32Array.from(pick(columns.agency)), area: Int32Array.from(pick(columns.area)), persons: Int32Array.from(pick(columns.persons)),
      text: Int32Array.from(pick(columns.text)), source: Int32Array.from(pick(columns.source)),
      attributeStart: starts, attributeKey: Int16Array.from(attributes(columns.attributeKey)), attributeValue: Int32Array.from(attributes(columns.attributeValue)),
    };
  }

  #at(place: number): number {
    const { columns } = this.#sheet;
    const event = this.#seen[place]?.event ?? 0;
    return columns.timed[event] === 1 ? (columns.at[event] ?? 0) : endOfDay(this.#day[place] ?? 0);
  }
}

const NEVER_OR_ALWAYS: Days = [[0, 0], [1, 1]];

export function isWide(days: Days): boolean {
  return days.length > 1 || days.some(([first, last]) => first !== last);
}

function keyOf({ rule, members, event, weight, least, since, due, truth }: Finding): string {
  return [rule, members.toSorted((a, b) => a - b).join('+'), event, weight, least, since, due?.value ?? '', truth].join('|');
}

/** A check is asked of triggers in its force alone, so the day on which that begins and the last decide too. */
function forceDays({ check: { in_force: { from, to } } }: CompiledCheck): readonly number[] {
  return [from, to].flatMap((day) => (day === undefined ? [] : [dayNumber(plainDate(day))]));
}
