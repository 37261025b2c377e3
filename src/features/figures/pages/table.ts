import { file, notFound, view } from '../../../platform/pages/page.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { definePage, may } from '../../access/index.ts';
import { caseAt, snapshotOfData } from '../../coders/index.ts';
import { chartsOf, tableAsSvg } from '../charts/chart-of.ts';
import { svgAsPng } from '../charts/png.ts';
import { casesAt, paths } from '../paths.ts';
import { openStudy, tablesOf } from '../store/opened.ts';
import { makeDeclared, type DeclaredTable } from '../study/tables-of.ts';
import { tableAsCsv } from '../tables/as-csv.ts';
import { tableAsJson } from '../tables/as-json.ts';
import type { Table } from '../tables/table.ts';
import { csvMetadata } from '../take-out/csvw.ts';
import { tableAsExcel } from '../take-out/excel.ts';
import { casesBehind } from '../walk-back/cases-behind.ts';
import { aboutStudy, studyCrumbs, studyRecord } from './about.ts';
import { cellOnPage } from './cell-on-page.ts';

/** A table with its chart, what must be known of it, and the ways to take it out. */
export const tablePage = definePage({
  method: 'GET', path: paths.table, may: 'figures:read', audits: 'figures.table-read', about: aboutStudy,
  handle: async ({ params: { study, table: key }, context }) => {
    const found = await madeTable(context.tx, study, key);
    if (found === null) return notFound;
    const { table } = found;
    const seesCases = may(context.actor, 'figures:cases');
    const take = (format: string): string => paths.takeOut.to({ study, table: key, format });
    return view('figures/table.njk', {
      title: table.title, breadcrumbs: studyCrumbs(await studyRecord(context.tx, study)), table, method: paths.method.to(), seesCases,
      charts: chartsOf(table), level: Math.round(table.level * 1000) / 10,
      rows: table.rows.map((row, at) => ({
        label: row.label, part: (table.styles[at]?.depth ?? 0) > 0,
        cells: row.cells.map((cell, column) => cellOnPage(cell, table.styles[at]?.wording[column] ?? '', table.places, casesAt(study, key, row.code, cell.column), table.columns[column]?.label ?? '')),
      })),
      downloads: FORMATS.map(({ format, text }) => ({ text, href: take(format) })),
    });
  },
});

const FORMATS = [
  { format: 'svg', text: 'Chart (SVG)' }, { format: 'png', text: 'Chart (PNG)' }, { format: 'xlsx', text: 'Table (Excel)' }, { format: 'csv', text: 'Table (CSV)' },
  { format: 'csvw', text: 'What the CSV’s columns mean (CSVW)' }, { format: 'json', text: 'Table (JSON)' },
] as const;

export const takeOutPage = definePage({
  method: 'GET', path: paths.takeOut, may: 'figures:read', audits: 'figures.taken-out', about: aboutStudy,
  handle: async ({ params: { study, table: key, format }, context }) => {
    const found = await madeTable(context.tx, study, key);
    const made = found === null ? null : await fileOf(found.table, format);
    return made === null ? notFound : file(made.name, made.type, made.body);
  },
});

async function fileOf(table: Table, format: string): Promise<{ readonly name: string; readonly type: string; readonly body: Uint8Array } | null> {
  const named = (ending: string): string => `${table.name.replaceAll(/[^\w.-]+/g, '-')}.${ending}`;
  switch (format) {
    case 'svg': return { name: named('svg'), type: 'image/svg+xml', body: bytes(tableAsSvg(table)) };
    case 'png': return { name: named('png'), type: 'image/png', body: await svgAsPng(tableAsSvg(table)) };
    case 'xlsx': return { name: named('xlsx'), type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', body: await tableAsExcel(table) };
    case 'csv': return { name: named('csv'), type: 'text/csv; charset=utf-8', body: bytes(`${tableAsCsv(table)}\n`) };
    case 'csvw': return { name: named('csv-metadata.json'), type: 'application/csvm+json; charset=utf-8', body: bytes(csvMetadata(table, named('csv'))) };
    case 'json': return { name: named('json'), type: 'application/json; charset=utf-8', body: bytes(`${JSON.stringify(tableAsJson(table))}\n`) };
    default: return null;
  }
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** How many cases are shown at once. */
const SHOWN = 300;

/** The coded cases that one number counts, with what is recorded of each. */
export const casesPage = definePage({
  method: 'GET', path: paths.cases, may: 'figures:cases', audits: 'figures.cases-read', about: aboutStudy,
  handle: async ({ params: { study, table: key }, query, context }) => {
    const { data, declared } = await tableCalled(context.tx, study, key);
    const made = declared === undefined ? null : makeDeclared(declared, data);
    if (declared === undefined || made === null || !made.ok) return notFound;
    const row = query['row'] ?? made.value.rows[0]?.code ?? '';
    const column = query['column'] ?? made.value.columns.at(-1)?.code ?? '';
    const found = casesBehind(declared.spec, data, row, column);
    if (found === null) return notFound;
    const { codebook } = data;
    const coded = may(context.actor, 'coding:write') ? await snapshotOfData(context.tx, data.hash) : null;
    const unit = codebook.tables.find(({ table }) => table === made.value.unit)?.label ?? made.value.unit;
    return view('figures/cases.njk', {
      title: `${found.row}: the cases behind the number`, caption: made.value.title, found, unit, shown: SHOWN, hrefs: coded === null ? {} : Object.fromEntries([...found.counted, ...found.silent].map(({ key: one }) => [one, `${caseAt(coded, made.value.unit, one)}#code-${row.split(':')[0] ?? row}`])), table: made.value,
      breadcrumbs: [...studyCrumbs(await studyRecord(context.tx, study)), { text: made.value.title, href: paths.table.to({ study, table: key }) }],
    });
  },
});

async function tableCalled(tx: Tx, study: string, key: string) {
  const opened = await openStudy(tx, study);
  const declared: DeclaredTable | undefined = (await tablesOf(tx, study, opened)).find((one) => one.key === key);
  return { data: opened.data, declared };
}

async function madeTable(tx: Tx, study: string, key: string): Promise<{ readonly table: Table } | null> {
  const { data, declared } = await tableCalled(tx, study, key);
  const made = declared === undefined ? null : makeDeclared(declared, data);
  return made === null || !made.ok ? null : { table: made.value };
}
