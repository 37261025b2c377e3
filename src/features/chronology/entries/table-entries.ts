import type { Refusal } from '../../../kernel/result.ts';
import { readOccurred, type Carry, type Occurred } from '../dates/occurred.ts';
import type { ChronologyEntry, ChronologyProblem, EntrySource } from '../entry.ts';
import { plainHeading } from '../mapping/heading.ts';
import { cellNames } from '../mapping/cell-names.ts';
import type { Column } from '../mapping/mapping.ts';
import type { Role } from '../mapping/role.ts';
import type { Row } from '../reading/table.ts';
import { cellsByName, fieldsOf, toldBy, withoutDittos } from './fields.ts';
import { headingDate } from './heading-date.ts';
import { entryRefusals } from './refusals.ts';

/** An entry; it has an id already where its file gave one. */
export type Draft = Omit<ChronologyEntry, 'id'> & Partial<Pick<ChronologyEntry, 'id'>>;

export interface TableEntries {
  readonly entries: readonly Draft[];
  readonly problems: readonly ChronologyProblem[];
  readonly notEntries: readonly { readonly row: number; readonly what: string; readonly text: string }[];
}

/** How the rows of a table are to be read. */
export interface Reading {
  readonly source: Omit<EntrySource, 'row'>;
  readonly columns: readonly Column[];
  readonly heading: Row | undefined;
  /** Whose account it is where a row does not say; where a person said it, whatever a row says. */
  readonly agency: string;
  readonly agencySaid: boolean;
  /** What the words above the table give to its rows, such as a year. */
  readonly carry: Carry;
  /** In a CSV file a row longer than this has fallen apart. */
  readonly width?: number;
}

interface State {
  readonly reading: Reading;
  readonly entries: Draft[];
  readonly problems: ChronologyProblem[];
  readonly notEntries: { row: number; what: string; text: string }[];
  readonly headingCells: readonly string[];
  readonly names: readonly string[];
  carry: Carry;
  above: readonly string[] | undefined;
}

const SECTION_LONGEST = 150;

/** Turns the rows of a table into entries. Every row is an entry, a problem, or said to be a part of the table's form. */
export function readRows(rows: readonly Row[], reading: Reading): TableEntries {
  const state: State = {
    reading, entries: [], problems: [], notEntries: [], carry: reading.carry, above: undefined,
    names: cellNames(reading.columns), headingCells: reading.heading?.cells.map(plainHeading) ?? [],
  };
  for (const [index, row] of rows.entries()) readRow(state, row, rows[index + 1]);
  return state;
}

function readRow(state: State, row: Row, next: Row | undefined): void {
  const { reading, notEntries } = state;
  const filled = row.cells.filter((text) => text !== '');
  if (filled.length === 0) return;
  if (row.deleted === true) return problem(state, row, entryRefusals.refusal('ROW_TAKEN_OUT_BY_CHANGE', { text: shortened(filled.join(' | ')) }));
  if (reading.heading !== undefined && row.number < reading.heading.number) {
    notEntries.push({ row: row.number, what: 'above the headings', text: shortened(filled.join(' | ')) });
    return;
  }
  if (isHeadingAgain(state, row)) {
    notEntries.push({ row: row.number, what: row.number === reading.heading?.number ? 'headings' : 'headings again', text: shortened(filled.join(' | ')) });
    return;
  }
  if (readSection(state, row, filled) || readDateAlone(state, row, filled, next)) return;
  if (goesOn(state, row)) return;
  readEntry(state, row);
}

function isHeadingAgain({ headingCells, reading }: State, row: Row): boolean {
  if (reading.heading === undefined) return false;
  if (row.number === reading.heading.number) return true;
  // Most rows differ in their first cell, so that the others need not be looked at.
  return row.cells.some((text) => text !== '') && row.cells.every((text, index) => plainHeading(text) === (headingCells[index] ?? ''));
}

/** A year or the title of a part, alone in its row. */
function readSection(state: State, row: Row, filled: readonly string[]): boolean {
  const [text = ''] = filled;
  const alone = row.wide === true || filled.length === 1;
  if (!alone) return false;
  const given = headingDate(text);
  if (given !== undefined) {
    state.carry = { ...given, ...(state.carry.above === undefined ? {} : { above: state.carry.above }) };
    state.notEntries.push({ row: row.number, what: 'a year or month for the rows below', text });
    return true;
  }
  if (row.wide !== true || text.length > SECTION_LONGEST || readOccurred({ date: text, time: '', endDate: '' }, {}).occurred !== null) return false;
  state.notEntries.push({ row: row.number, what: 'the title of a part', text });
  return true;
}

/** A date in a row of its own, for the rows without one below. */
function readDateAlone(state: State, row: Row, [text = '', ...others]: readonly string[], next: Row | undefined): boolean {
  const column = dateColumn(state);
  if (others.length > 0 || next === undefined || (next.cells[column] ?? '') !== '' || next.cells.every((cell) => cell === '')) return false;
  if (row.wide !== true && row.cells[column] !== text) return false;
  const read = readOccurred({ date: text, time: '', endDate: '' }, state.carry);
  if (read.occurred === null || read.questions.length > 0) return false;
  state.carry = read.carry;
  state.notEntries.push({ row: row.number, what: 'a date for the rows below', text });
  return true;
}

function dateColumn({ reading }: State): number {
  return reading.columns.findIndex(({ role }) => role === 'date');
}

/** A row in which the event's own cell reaches down from above goes on with the entry above. */
function goesOn(state: State, row: Row): boolean {
  const { columns } = state.reading;
  const down = new Set(row.down);
  const texts = columns.filter(({ role }) => role === 'text');
  const last = state.entries.at(-1);
  if (down.size === 0 || last === undefined || texts.length === 0 || !texts.every(({ column }) => down.has(column - 1))) return false;
  const own = row.cells.map((text, index) => (down.has(index) ? '' : text));
  if (own[dateColumn(state)] !== '') return false;
  const added = fieldsOf(own, columns);
  const { told } = toldBy(added);
  const cells = { ...last.cells };
  for (const [name, text] of Object.entries(cellsByName(own, state.names))) cells[name] = cells[name] === undefined ? text : `${cells[name]}\n${text}`;
  state.entries[state.entries.length - 1] = {
    ...last, cells, ...joined(last, told),
    notes: [...(last.notes ?? []), `Row ${row.number} goes on with it, because its cell reaches down`],
  };
  state.notEntries.push({ row: row.number, what: `goes on with row ${last.source.row}`, text: shortened(own.filter((text) => text !== '').join(' | ')) });
  return true;
}

function joined(last: Draft, told: Partial<Draft>): Partial<Draft> {
  const longer: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(told)) {
    const before = Object.entries(last).find(([key]) => key === name)?.[1];
    longer[name] = typeof before === 'string' && typeof value === 'string' ? `${before}\n${value}` : Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value;
  }
  return longer;
}

function readEntry(state: State, row: Row): void {
  const { reading } = state;
  const cells = withoutDittos(row.cells, reading.columns, state.above);
  const fields = fieldsOf(cells, reading.columns);
  const content = (['text', 'action', 'analysis'] satisfies Role[]).some((role) => fields[role] !== undefined);
  const others = reading.columns.some(({ column, role }) => role === 'other' && (row.cells[column - 1] ?? '') !== '');
  if (!content && !others && fields.source_of_information === undefined) {
    problem(state, row, entryRefusals.refusal(fields.date === undefined ? 'ROW_NOT_AN_ENTRY' : 'ROW_HAS_NO_EVENT', { text: shortened(row.cells.filter((text) => text !== '').join(' | ')) }));
    return;
  }
  // A date that a formula was to give is not the date above.
  const lost = fields.date === undefined && formulaFailed(row);
  const read = readOccurred({ date: fields.date ?? '', time: fields.time ?? '', endDate: fields.end_date ?? '' }, lost ? {} : state.carry);
  state.above = cells;
  const { told, questions } = toldBy(fields);
  const ownQuestions = [...(content ? [] : [entryRefusals.refusal('ROW_HAS_NO_EVENT')]), ...rowQuestions(row, reading.width ?? Infinity)];
  for (const question of [...read.questions, ...questions, ...ownQuestions]) problem(state, row, question);
  state.entries.push(draftOf(state, row, fields, read, told));
  if (!lost) state.carry = read.carry;
}

function draftOf({ reading, carry, names }: State, row: Row, fields: Readonly<Partial<Record<Role, string>>>, read: Occurred, told: Partial<Draft>): Draft {
  const taken = read.notes.some((note) => note.startsWith('The date is taken over')) ? carry.above?.words : undefined;
  const words = [taken ?? fields.date, fields.time].filter((text) => text !== undefined).join(' ');
  const until = [fields.end_date, fields.end_time].filter((text) => text !== undefined).join(' ');
  const notes = [...read.notes, ...(row.notes ?? [])].map((note) => note.replace(/\s+/g, ' '));
  return {
    ...(fields.id === undefined ? {} : { id: fields.id }),
    occurred: read.occurred, occurred_text: until === '' ? words : `${words} to ${until}`, precision: read.precision,
    agency: reading.agencySaid ? reading.agency : (fields.agency ?? reading.agency), source: { ...reading.source, row: row.number }, text: fields.text ?? '',
    ...told, cells: cellsByName(row.cells, names), ...(notes.length === 0 ? {} : { notes }),
  };
}

function rowQuestions(row: Row, width: number): readonly Refusal[] {
  const more = row.cells.flatMap((text, index) => (index >= width && text !== '' ? [`column ${index + 1}`] : []));
  return [
    ...(more.length === 0 ? [] : [entryRefusals.refusal('ROW_HAS_MORE_CELLS', { columns: more.join(', ') })]),
    ...(formulaFailed(row) ? [entryRefusals.refusal('ROW_FORMULA_FAILED')] : []),
  ];
}

function formulaFailed(row: Row): boolean {
  return row.notes?.some((note) => note.startsWith('A formula')) === true;
}

function problem({ problems, reading }: State, row: Row, { code, message }: Refusal): void {
  problems.push({ file: reading.source.file, table: reading.source.table, row: row.number, code, message });
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}
