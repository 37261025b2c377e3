import type { EventRow, Json } from '../../../events/index.ts';
import { gatherChildren, type ExtractChild } from './child.ts';
import { gatherUnmapped, type Unmapped } from './not-mapped.ts';
import { extractProblems, type ExtractProblem, type NotMapped } from './problem.ts';
import { cellOf, readRow, type Complain, type RowValues } from './row-values.ts';
import { watched } from './watched.ts';
import type { EventRule, SourceRecord, TableDefinition } from './record.ts';

/** Everything that came of an extract. */
export interface Extract {
  /** Rows, or groups of an XML file, that were read. */
  readonly rows: number;
  readonly events: readonly EventRow[];
  readonly children: readonly ExtractChild[];
  readonly problems: readonly ExtractProblem[];
  readonly notMapped: readonly NotMapped[];
}

/** Takes in rows one after another, so that a large file need not be held. */
export interface Extracting {
  readonly addRow: (record: SourceRecord, table: TableDefinition) => void;
  readonly complain: (problem: ExtractProblem) => void;
  readonly unmapped: Unmapped;
  /** From here on a row whose child is not one of these is named; `table` is where the extract lists its children. */
  readonly listChildren: (table: string, ids: ReadonlySet<string>) => void;
  readonly done: () => Extract;
}

/** `source` begins the ids of events; `area` is the council whose extract it is, empty where it is not known. */
export function extracting(source: string, area: string): Extracting {
  const children = gatherChildren(area);
  const unmapped = gatherUnmapped();
  const events: EventRow[] = [];
  const problems: ExtractProblem[] = [];
  const used = new Map<string, number>();
  let rows = 0;
  let listed: { readonly table: string; readonly ids: ReadonlySet<string> } | undefined;
  return {
    unmapped,
    listChildren: (table, ids) => { listed = { table, ids }; },
    complain: (problem) => problems.push(problem),
    addRow: (record, table) => {
      rows += 1;
      const complain: Complain = (field, { code, message }) => problems.push({ file: record.file, table: table.name, row: record.row, field, code, message });
      const child = cellOf(record, table.child);
      if (child === '') return complain(table.child, extractProblems.refusal('EXTRACT_CHILD_MISSING'));
      if (listed !== undefined && !listed.ids.has(child)) complain(table.child, extractProblems.refusal('EXTRACT_CHILD_NOT_LISTED', { child, table: listed.table }));
      const read = readRow(record, table);
      problems.push(...read.problems);
      unmapped.addRow(record, table);
      complainOfOrder(table, read.values, complain);
      children.add(record, table, read.values, complain);
      const told = new Set<string>();
      for (const rule of table.events) {
        const made = makeEvent(rule, read.values, told, child, area);
        if (made !== undefined) events.push({ ...made, event_id: uniqueId(`${source}:${child}:${made.type}:${made.occurred.replaceAll(/[[\]]/g, '')}`, used) });
      }
      unmapped.addUntold(record, table, read.values, told);
    },
    done: () => ({ rows, events, children: children.all(), problems, notMapped: unmapped.all() }),
  };
}

// By what it tells and not by its place, so that the same event keeps its id when other rows come and go.
function uniqueId(wanted: string, used: Map<string, number>): string {
  const before = used.get(wanted) ?? 0;
  used.set(wanted, before + 1);
  return before === 0 ? wanted : `${wanted}:${before + 1}`;
}

function makeEvent(rule: EventRule, row: RowValues, told: Set<string>, child: string, area: string): EventRow | undefined {
  const { values, fields } = watched(row);
  const occurred = rule.on(values);
  if (occurred === undefined) return undefined;
  const agency = rule.agency ?? 'children_social_care';
  const attributes = Object.entries(rule.attributes?.(values) ?? {}).filter((pair): pair is [string, Json] => pair[1] !== undefined);
  const text = withUnlisted(rule.text(values), values, fields);
  for (const field of fields) told.add(field);
  return {
    event_id: '', child_id: child, type: rule.type, occurred, known_to: rule.ownAct === true && area !== '' ? `${agency}:${area}=${occurred}` : '',
    agency, area, persons: '', attributes: JSON.stringify(Object.fromEntries(attributes)), text: sentence(text),
  };
}

// Some texts speak of a code in words of their own: one that is not in the list is put behind them.
function withUnlisted(text: string, row: RowValues, fields: ReadonlySet<string>): string {
  const left = [...fields].flatMap((field) => row.unlisted(field).filter((value) => !text.includes(value)).map((value) => `${field} stands as “${value}”, which is not in its list.`));
  return left.length === 0 ? text : `${text.replace(/(?<![.!?])$/, '.')} ${left.join(' ')}`;
}

function sentence(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/ ([,.;])/g, '$1').trim();
}

function complainOfOrder({ inOrder = [] }: TableDefinition, values: RowValues, complain: Complain): void {
  for (const [first, second] of inOrder) {
    const [start, end] = [values.date(first), values.date(second)];
    if (start === undefined || end === undefined || endsAfter(start, end)) continue;
    complain(second, extractProblems.refusal('EXTRACT_ENDS_BEFORE_START', { end: `${second} ${end}`, start: `${first} ${start}` }));
  }
}

// Dates of which one is less exact than the other are not held against each other; a day and a time are, by the day.
function endsAfter(start: string, end: string): boolean {
  if (start.length === end.length) return end >= start;
  return Math.min(start.length, end.length) < DAY_LENGTH || end.slice(0, DAY_LENGTH) >= start.slice(0, DAY_LENGTH);
}

const DAY_LENGTH = 10;
