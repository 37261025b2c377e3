import { agencies, isEventTypeName, noteInWords, readEventRow, readKnownTo, readWhen, type Note } from '../../../events/index.ts';
import { endOfDay } from '../calendar.ts';
import { attributeNames, typeCode } from '../columns.ts';
import { daysOf, whoKnew } from '../sheet.ts';
import type { ValueTable } from '../values.ts';
import type { ByteRow } from './byte-rows.ts';
import { KeptCells } from './kept-cells.ts';

/** Attributes of one type as pairs of a name's number and a value's number. */
export interface AttributesRead {
  readonly pairs: readonly number[];
  readonly notes: readonly string[];
  /** They are not a JSON object. */
  readonly refused: boolean;
}

const NAME_KEYS = new Map(attributeNames.map((name, key) => [name, key]));

/** When something was, as a sheet has it. */
export interface WhenIn {
  readonly day: number;
  readonly second: number;
  readonly timed: boolean;
  /** Days on which it may have been, where that is not one; otherwise none. */
  readonly vague: Days;
}

type Days = ReturnType<typeof daysOf>;

function whenIn(text: string): WhenIn | null {
  const read = readWhen(text);
  if (!read.ok) return null;
  if (read.value.kind === 'moment') return { day: momentDay(read.value.moment), second: Date.parse(read.value.moment) / 1000, timed: true, vague: [] };
  const days = daysOf(read.value.date);
  const day = Math.min(...days.map(([first]) => first));
  return { day, second: endOfDay(day), timed: false, vague: isWide(days) ? days : [] };
}

export function isWide(days: Days): boolean {
  return days.length > 1 || days.some(([first, last]) => first !== last);
}

function momentDay(moment: string): number {
  return Math.round(Date.parse(`${moment.slice(0, 10)}T00:00:00Z`) / 86_400_000);
}

/** A type as the cells of a column name it. */
export interface TypeRead {
  readonly code: number;
  /** The cell says nothing. */
  readonly silent: boolean;
  readonly note: string | undefined;
  readonly attributes: KeptCells<AttributesRead>;
}

interface Noted {
  readonly value: number;
  readonly note: string | undefined;
}

/** Reads cells that many rows have in common once, and keeps what came of it. */
export class Cells {
  readonly values: ValueTable;
  readonly notes = new Map<string, number>();
  readonly whoNames: string[] = [];
  readonly types = new KeptCells((text): TypeRead => this.#readType(text.trim()));
  /** Null where it cannot be read. */
  readonly whens = new KeptCells(whenIn);
  /** `agency:area`, as the number of who knew; -1 where it is not that. */
  readonly pairs = new KeptCells((text): number => this.#readPair(text));
  readonly areas = new KeptCells((text): number => this.values.idOf(text));
  readonly persons = new KeptCells((text): number => this.values.idOf(text.split(';').map((person) => person.trim()).filter((person) => person !== '')));
  readonly #agencies = new KeptCells((text): Noted => this.#readAgency(text));
  readonly #who = new Map<string, number>();

  constructor(values: ValueTable) {
    this.values = values;
  }

  note(text: string | undefined): void {
    if (text !== undefined) this.notes.set(text, (this.notes.get(text) ?? 0) + 1);
  }

  agency(row: ByteRow, cell: number): number {
    const { value, note } = this.#agencies.of(row, cell);
    this.note(note);
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

  #readPair(text: string): number {
    const colon = text.indexOf(':');
    const [agency, area] = [text.slice(0, Math.max(colon, 0)).trim(), text.slice(colon + 1).trim()];
    return agency === '' || area === '' || /[=;]/.test(text) ? -1 : this.who(agency, area);
  }

  #readType(text: string): TypeRead {
    const name = tokenOf(text);
    const known = isEventTypeName(name);
    return {
      code: known ? typeCode(name) : -1, silent: text === '', note: known ? undefined : noteInWords({ kind: 'unknown-type', type: text }),
      attributes: new KeptCells((cell) => this.#readAttributes(known ? name : text, cell)),
    };
  }

  #readAgency(text: string): Noted {
    const agency = tokenOf(text);
    return { value: this.values.idOf(agency), note: agency === '' || Object.hasOwn(agencies, agency) ? undefined : noteInWords({ kind: 'unknown-agency', agency }) };
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
export function carefulKnowers(text: string): readonly { readonly agency: string; readonly area: string; readonly days: Days; readonly at?: number }[] | undefined {
  const read = readKnownTo(text);
  if (!read.ok) return undefined;
  return read.value.map(({ agency, area, from }) => {
    if (from.kind === 'date') return { agency, area, days: daysOf(from.date) };
    const day = momentDay(from.moment);
    return { agency, area, days: [[day, day]], at: Date.parse(from.moment) / 1000 };
  });
}
