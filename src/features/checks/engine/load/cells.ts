import { agencies, isEventTypeName, noteInWords, readEventRow, readKnownTo, type Note } from '../../../events/index.ts';
import { attributeNames, typeCode } from '../columns.ts';
import { daysOf, whoKnew } from '../sheet.ts';
import type { ValueTable } from '../values.ts';

/** Attributes of one type as pairs of a name's number and a value's number. */
export interface AttributesRead {
  readonly pairs: readonly number[];
  readonly notes: readonly string[];
  /** They are not a JSON object. */
  readonly refused: boolean;
}

const NAME_KEYS = new Map(attributeNames.map((name, key) => [name, key]));
const MOST_KEPT = 200_000;

/** Reads cells that many rows have in common once, and keeps what came of it. */
export class Cells {
  readonly values: ValueTable;
  readonly notes = new Map<string, number>();
  readonly #types = new Map<string, { readonly code: number; readonly name: string; readonly note: string | undefined }>();
  readonly #agencies = new Map<string, { readonly value: number; readonly note: string | undefined }>();
  readonly #attributes = new Map<string, AttributesRead>();
  readonly #who = new Map<string, number>();
  readonly #pairs = new Map<string, number>();
  readonly #areas = new Map<string, number>();
  readonly #persons = new Map<string, number>();
  readonly whoNames: string[] = [];

  constructor(values: ValueTable) {
    this.values = values;
  }

  note(text: string | undefined): void {
    if (text !== undefined) this.notes.set(text, (this.notes.get(text) ?? 0) + 1);
  }

  type(text: string): { readonly code: number; readonly name: string } {
    let read = this.#types.get(text);
    if (read === undefined) {
      const name = tokenOf(text);
      const known = isEventTypeName(name);
      read = { code: known ? typeCode(name) : -1, name: known ? name : text, note: known ? undefined : noteInWords({ kind: 'unknown-type', type: text }) };
      this.#types.set(text, read);
    }
    this.note(read.note);
    return read;
  }

  agency(text: string): number {
    let read = this.#agencies.get(text);
    if (read === undefined) {
      const agency = tokenOf(text);
      read = { value: this.values.idOf(agency), note: agency === '' || Object.hasOwn(agencies, agency) ? undefined : noteInWords({ kind: 'unknown-agency', agency }) };
      this.#agencies.set(text, read);
    }
    this.note(read.note);
    return read.value;
  }

  /** The cell as it stands, quotation marks still doubled where `escaped`. */
  attributes(type: string, text: string): AttributesRead {
    const key = `${type}\u0000${text}`;
    const known = this.#attributes.get(key);
    if (known !== undefined) return known;
    const read = this.#readAttributes(type, text);
    if (text.length < 300 && this.#attributes.size < MOST_KEPT) this.#attributes.set(key, read);
    return read;
  }

  area(text: string): number {
    return this.#kept(this.#areas, text, () => this.values.idOf(text));
  }

  persons(text: string): number {
    return this.#kept(this.#persons, text, () => this.values.idOf(text.split(';').map((person) => person.trim()).filter((person) => person !== '')));
  }

  /** `agency:area` as one text; -1 where it is not that. */
  pair(text: string): number {
    return this.#kept(this.#pairs, text, () => {
      const colon = text.indexOf(':');
      const [agency, area] = [text.slice(0, Math.max(colon, 0)).trim(), text.slice(colon + 1).trim()];
      return agency === '' || area === '' || /[=;]/.test(text) ? -1 : this.who(agency, area);
    });
  }

  #kept(map: Map<string, number>, text: string, read: () => number): number {
    const known = map.get(text);
    if (known !== undefined) return known;
    const value = read();
    if (map.size < MOST_KEPT) map.set(text, value);
    return value;
  }

  who(agency: string, area: string): number {
    const who = whoKnew(tokenOf(agency), area);
    const known = this.#who.get(who);
    if (known !== undefined) return known;
    this.#who.set(who, this.whoNames.length);
    this.whoNames.push(who);
    return this.whoNames.length - 1;
  }

  #readAttributes(type: string, text: string): AttributesRead {
    const read = readEventRow({ event_id: '-', child_id: '-', type, occurred: '2000-01-01', attributes: text });
    if (!read.ok) return { pairs: [], notes: [], refused: true };
    const { event, notes } = read.value;
    const pairs = Object.entries(event.attributes).flatMap(([name, value]) => [NAME_KEYS.get(name) ?? -1, this.values.idOf(value)]);
    return { pairs, notes: notes.filter(({ kind }) => kind !== 'unknown-type').map((note: Note) => noteInWords(note)), refused: false };
  }

}

/** "Section 17" and "section-17" are the same as "section_17". */
function tokenOf(text: string): string {
  return text.trim().toLowerCase().replaceAll(/[\s-]+/g, '_');
}

/** The careful reading of `known_to`; undefined where it cannot be read. */
export function carefulKnowers(text: string): readonly { readonly agency: string; readonly area: string; readonly days: ReturnType<typeof daysOf>; readonly at?: number }[] | undefined {
  const read = readKnownTo(text);
  if (!read.ok) return undefined;
  return read.value.map(({ agency, area, from }) => {
    if (from.kind === 'date') return { agency, area, days: daysOf(from.date) };
    const day = Math.round(Date.parse(`${from.moment.slice(0, 10)}T00:00:00Z`) / 86_400_000);
    return { agency, area, days: [[day, day]], at: Date.parse(from.moment) / 1000 };
  });
}
