import type { ChildRow, Columns, Sheet } from './columns.ts';
import { endOfDay } from './calendar.ts';
import type { CompiledCheck, Finding } from './compile/compile-check.ts';
import { tellsApart } from './alike.ts';
import { choicesFor, completionsOf, type Days } from './completions.ts';
import { HeldAgainst, type Doubt } from './held-against.ts';
import { showChild, type Scene } from './scene.ts';

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
  readonly #doubts: readonly Doubt[];
  readonly #day: number[];
  readonly #known: number[];
  readonly #included: boolean[];
  /** Places of which the day is settled, in order. */
  readonly #settled: readonly number[];
  readonly #own: Columns;
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
    const matters = seen.map(({ event, days, known, maybe }) => {
      const type = sheet.columns.type[event] ?? -1;
      return { date: (maybe || isWide(days)) && readers.some((reader) => reader.types.includes(type) && reader.mayMatch(scene, event)), known: isWide(known) && knownTypes.has(type) };
    });
    this.#doubts = [
      ...seen.flatMap(({ days }, place): readonly Doubt[] => (isWide(days) && matters[place]?.date === true ? [{ what: 'day', place, days }] : [])),
      ...seen.flatMap(({ known }, place): readonly Doubt[] => (matters[place]?.known === true ? [{ what: 'known', place, days: known }] : [])),
      ...seen.flatMap(({ maybe }, place): readonly Doubt[] => (maybe && matters[place]?.date === true ? [{ what: 'there', place, days: NEVER_OR_ALWAYS }] : [])),
      ...(birth && isWide(child.birth) ? [{ what: 'birth', place: -1, days: child.birth } as const] : []),
    ];
    const open = new Set(this.#doubts.filter(({ what }) => what === 'day').map(({ place }) => place));
    this.#settled = [...seen.keys()].filter((place) => !open.has(place)).sort((one, other) => this.#compare(one, other));
    this.#own = roomFor(seen, sheet.columns);
  }

  /** Judges every completion that can differ. */
  try(scene: Scene, check: CompiledCheck): Tried {
    scene.columns = this.#sheet.columns;
    const held = new HeldAgainst(this.#sheet, scene, this.#child, this.#seen, check, this.#doubts).find((own) => this.show(own, this.#doubts.map(({ days }) => days[0]?.[0] ?? 0)));
    const variables = this.#doubts.map(({ days }, index) => ({ days, held: held[index] ?? [] }));
    const choices = choicesFor(variables);
    const isOther = tellsApart(variables, choices);
    const found = new Map<string, { readonly number: number; readonly found: Found }>();
    const each: (readonly number[])[] = [];
    for (const completion of completionsOf(choices)) {
      if (!isOther(completion)) continue;
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
    for (const [index, doubt] of this.#doubts.entries()) this.#settle(doubt, completion[index] ?? 0);
    scene.columns = this.#columns();
    showChild(scene, this.#child, 0, scene.columns.count);
    if (this.#birth !== undefined) scene.birth = this.#birth;
  }

  #settle({ what, place }: Doubt, value: number): void {
    switch (what) {
      case 'day': this.#day[place] = value; break;
      case 'known': this.#known[place] = value; break;
      case 'there': this.#included[place] = value === 1; break;
      case 'birth': this.#birth = value;
    }
  }

  /** The finding with its events by their place in the file. */
  #named(finding: Finding, { source }: Columns): Finding {
    return { ...finding, event: source[finding.event] ?? 0, members: finding.members.map((member) => source[member] ?? 0) };
  }

  /** The same columns each time, written anew. */
  #columns(): Columns {
    const [from, into] = [this.#sheet.columns, this.#own];
    let [count, attributes] = [0, 0];
    for (const place of this.#order()) {
      if (this.#included[place] !== true) continue;
      const event = this.#seen[place]?.event ?? 0;
      for (const name of COPIED) into[name][count] = from[name][event] ?? 0;
      into.day[count] = this.#day[place] ?? 0;
      into.at[count] = this.#at(place);
      into.known[count] = this.#known[place] ?? 0;
      const end = from.attributeStart[event + 1] ?? 0;
      for (let attribute = from.attributeStart[event] ?? 0; attribute < end; attribute++, attributes++) {
        into.attributeKey[attributes] = from.attributeKey[attribute] ?? 0;
        into.attributeValue[attributes] = from.attributeValue[attribute] ?? 0;
      }
      into.attributeStart[++count] = attributes;
    }
    return { ...into, count };
  }

  /** By type, there by time and by id, as in a sheet: those of a day in doubt are put among the others, which stay in order. */
  #order(): readonly number[] {
    const order = [...this.#settled];
    for (const { what, place } of this.#doubts) {
      if (what !== 'day') continue;
      let at = order.length;
      while (at > 0 && this.#compare(place, order[at - 1] ?? 0) < 0) at--;
      order.splice(at, 0, place);
    }
    return order;
  }

  #compare(one: number, other: number): number {
    const { columns: { type, source } } = this.#sheet;
    const [a, b] = [this.#seen[one]?.event ?? 0, this.#seen[other]?.event ?? 0];
    return (type[a] ?? 0) - (type[b] ?? 0) || this.#at(one) - this.#at(other) || this.#byId(source[a] ?? 0, source[b] ?? 0);
  }

  #byId(one: number, other: number): number {
    const [a, b] = [this.#sheet.eventId(one), this.#sheet.eventId(other)];
    return a < b ? -1 : a > b ? 1 : one - other;
  }

  #at(place: number): number {
    const { columns } = this.#sheet;
    const event = this.#seen[place]?.event ?? 0;
    return columns.timed[event] === 1 ? (columns.at[event] ?? 0) : endOfDay(this.#day[place] ?? 0);
  }
}

/** What an event has whatever its day turns out to be. */
const COPIED = ['type', 'timed', 'agency', 'area', 'persons', 'text', 'source'] as const;

function roomFor(seen: readonly Seen[], { attributeStart }: Columns): Columns {
  const attributes = seen.reduce((sum, { event }) => sum + (attributeStart[event + 1] ?? 0) - (attributeStart[event] ?? 0), 0);
  const numbers = (): Int32Array => new Int32Array(seen.length);
  return {
    count: 0, type: new Int16Array(seen.length), day: numbers(), at: new Float64Array(seen.length), timed: new Uint8Array(seen.length), known: numbers(),
    agency: numbers(), area: numbers(), persons: numbers(), text: numbers(), source: numbers(),
    attributeStart: new Int32Array(seen.length + 1), attributeKey: new Int16Array(attributes), attributeValue: new Int32Array(attributes),
  };
}

const NEVER_OR_ALWAYS: Days = [[0, 0], [1, 1]];

export function isWide(days: Days): boolean {
  return days.length > 1 || days.some(([first, last]) => first !== last);
}

function keyOf({ rule, members, event, weight, least, since, due, truth }: Finding): string {
  return [rule, members.toSorted((a, b) => a - b).join('+'), event, weight, least, since, due?.value ?? '', truth].join('|');
}
