import type { CodedData, Declared } from '../../coding/index.ts';
import { ok, refuse, type Refusal, type Result } from '../../../kernel/result.ts';
import { suppress, type Hidden, type KnownSum, type Suppressed } from '../disclosure/index.ts';
import { wilson } from '../statistics/index.ts';
import { chooseBase, type Base } from './base.ts';
import { checkChart } from './check-chart.ts';
import { knownSums } from './known-sums.ts';
import { notesOf } from './notes.ts';
import { planColumns, type PlannedColumn } from './plan-columns.ts';
import { planRows, type PlannedRow } from './plan-rows.ts';
import { seriesOf } from './series-of.ts';
import { relationsOf } from './relations.ts';
import { tableRefusals } from './refusals.ts';
import { refusalsOf, type Sight } from './sight.ts';
import type { TableSpecDocument } from './spec-schema.ts';
import type { Cell, RowStyle, Table, Wording } from './table.ts';
import { tally, type Tally } from './tally.ts';

/**
 * Makes a table from checked data. Pure: the same specification, codebook and data give the same
 * table, byte for byte. Refuses whatever in the specification does not fit, each with its line.
 */
export function makeTable(spec: Declared<TableSpecDocument>, data: CodedData): Result<Table> {
  const { value: document, placeOf } = spec;
  const unit = document.unit ?? data.codebook.tables[0]?.table ?? '';
  const [wrong, ...others] = fits(document, data, unit, placeOf);
  if (wrong !== undefined) return refuse(wrong, ...others);
  const sight: Sight = { data, unit, placeOf };
  const [base, rows, columns] = [chooseBase(sight, document), planRows(sight, document.rows), planColumns(sight, document.columns ?? ['total'])];
  if (!base.ok || !rows.ok || !columns.ok) {
    const [first, ...rest] = refusalsOf([base, rows, columns]);
    return refuse(first ?? tableRefusals.refusal('TABLE_UNIT_NOT_KNOWN', { unit, tables: '' }), ...rest);
  }
  const [misdrawn, ...more] = checkChart(sight, document.chart, rows.value);
  if (misdrawn !== undefined) return refuse(misdrawn, ...more);
  const tallies = tally(rows.value, columns.value, base.value.members);
  const known = knownSums(spec, rows.value, columns.value, tallies);
  return known.ok ? ok(assembled(document, sight, { base: base.value, rows: rows.value, columns: columns.value, tallies, known: known.value })) : known;
}

function fits({ codebook, data_sha256: hash, unit: _unit }: TableSpecDocument, data: CodedData, unit: string, placeOf: Declared<TableSpecDocument>['placeOf']): readonly Refusal[] {
  const { name, tables } = data.codebook;
  const known = tables.some(({ table }) => table === unit);
  return [
    ...(codebook === undefined || codebook === name ? [] : [tableRefusals.refusal('TABLE_CODEBOOK_OTHER', { wanted: codebook, given: name, field: placeOf(['codebook']) })]),
    ...(hash === undefined || hash === data.hash ? [] : [tableRefusals.refusal('TABLE_DATA_OTHER', { wanted: hash, given: data.hash, field: placeOf(['data_sha256']) })]),
    ...(known ? [] : [tableRefusals.refusal('TABLE_UNIT_NOT_KNOWN', { unit, tables: tables.map(({ table }) => table).join(', '), field: placeOf(['unit']) })]),
    ...(!known || data.has(unit) ? [] : [tableRefusals.refusal('TABLE_DATA_MISSING', { unit, field: placeOf(['unit']) })]),
  ];
}

interface Counted {
  readonly base: Base;
  readonly rows: readonly PlannedRow[];
  readonly columns: readonly PlannedColumn[];
  readonly tallies: readonly (readonly Tally[])[];
  readonly known: readonly KnownSum[];
}

function assembled(document: TableSpecDocument, sight: Sight, { base, rows, columns, tallies, known }: Counted): Table {
  const { codebook, hash } = sight.data;
  const suppressed = suppress(() => relationsOf(rows, columns, tallies, base.members), document.disclosure?.policy === 'suppress' ? document.disclosure : undefined, known);
  const [level, left] = [document.level ?? 0.95, leftOut(suppressed, tallies, document)];
  const coded = codebook.tables.find(({ table }) => table === sight.unit);
  return {
    name: document.table, title: document.title, unit: sight.unit, unitLabel: coded?.label ?? sight.unit,
    snapshot: document.snapshot ?? `sha256:${hash}`,
    columns: columns.map(({ code, label }) => ({ code, label })),
    rows: rows.map(({ code, label }, row) => ({ code, label, cells: columns.map((column, at) => cellOf(column.code, tallies[row]?.[at], { ...suppressed.hidden(row, at), outside: left.any }, level)) })),
    styles: rows.map((row, at): RowStyle => ({ depth: row.depth, wording: (tallies[at] ?? []).map(wordingOf) })),
    places: document.places ?? 0, level,
    notes: [...base.notes, ...outsideNotes(document, sight.data.records(sight.unit).size - base.size), ...notesOf(document, sight, rows, columns, tallies, base, left.bases), ...exposedNotes(suppressed, rows, columns)],
    provenance: {
      codebook: codebook.name, codebook_version: codebook.version, data_sha256: hash, specification: document.table, source: document.source ?? null,
      cases: sight.data.records(sight.unit).size, base: base.size, disclosure: disclosureInWords(document),
    },
    chart: document.chart ?? null, series: seriesOf(document, sight, rows, columns),
  };
}

/** Whether a base is left out anywhere, and whether anything is that those to whom a row does not apply would tell. */
interface LeftOut {
  readonly bases: boolean;
  readonly any: boolean;
}

// Who is outside a base and who is in it are everybody, whom another row, column or note may tell.
function leftOut({ hidden }: Suppressed, tallies: Counted['tallies'], { disclosure }: TableSpecDocument): LeftOut {
  const below = disclosure?.policy === 'suppress' ? disclosure.below : 0;
  const places = tallies.flatMap((cells, row) => cells.map(({ doesNotApply }, column) => ({ doesNotApply, ...hidden(row, column) })));
  return { bases: places.some(({ base }) => base), any: places.some(({ base, count, doesNotApply }) => base || count || (doesNotApply > 0 && doesNotApply < below)) };
}

function exposedNotes({ exposed, exact }: Suppressed, rows: readonly PlannedRow[], columns: readonly PlannedColumn[]): readonly string[] {
  return [
    ...exposed.map(({ kind, row, column }) => `Not for publication: the small ${kind === 'base' ? 'base' : 'number'} in row ${rows[row]?.code ?? ''}, column ${columns[column]?.code ?? ''} can be worked out from what is printed beside the table or known elsewhere, whatever this table leaves out.`),
    ...(exact ? [] : ['The table is large for its small numbers: what is left out was checked sum by sum, and that it cannot be worked out is not proved. Make fewer rows.']),
  ];
}

// Both numbers are printed beside the table, and others of its unit print the number of all cases.
function outsideNotes({ disclosure }: TableSpecDocument, outside: number): readonly string[] {
  const few = disclosure?.policy === 'suppress' && outside > 0 && outside < disclosure.below;
  return few ? [`Not for publication beside the number of all cases: fewer than ${disclosure.below} fall outside the base, and the base tells how many.`] : [];
}

function cellOf(column: string, found: Tally | undefined, hidden: Hidden & { readonly outside: boolean }, level: number): Cell {
  if (found === undefined) throw new Error('every cell was counted');
  const { count, base, notMentioned, doesNotApply } = found;
  const shown = { column, base: hidden.base ? null : base, does_not_apply: hidden.outside ? null : doesNotApply };
  const silence = hidden.silence ? null : notMentioned;
  if (hidden.count) return { ...order(shown), count: null, percent: null, low: null, high: null, not_mentioned: null, suppressed: true };
  if (base === 0) return { ...order(shown), count, percent: null, low: null, high: null, not_mentioned: silence, suppressed: false };
  const { low, high } = wilson(count, base, level);
  return { ...order(shown), count, percent: (count * 100) / base, low: low * 100, high: high * 100, not_mentioned: silence, suppressed: false };
}

// The keys in the order in which they are printed.
function order({ column, base, does_not_apply }: Pick<Cell, 'column' | 'base' | 'does_not_apply'>): Cell {
  return { column, count: null, base, percent: null, low: null, high: null, not_mentioned: null, does_not_apply, suppressed: false };
}

function wordingOf({ notMentioned, countedOpen, base }: Tally): Wording {
  if (base === 0 || notMentioned === 0) return '';
  return countedOpen === 0 ? 'at least' : countedOpen === notMentioned ? 'at most' : 'as recorded';
}

function disclosureInWords({ disclosure }: TableSpecDocument): string {
  if (disclosure === undefined) return 'not decided: small counts are shown, and the table is not for publication';
  if (disclosure.policy === 'none') return `none, because ${disclosure.because} (decided by ${disclosure.decided_by}, ${disclosure.decided_on})`;
  return `counts from ${disclosure.zeros === true ? 0 : 1} to ${disclosure.below - 1} are suppressed, and others so that they cannot be worked out`;
}
