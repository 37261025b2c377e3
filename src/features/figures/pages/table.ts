import { file, notFound, view } from '../../../platform/pages/page.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { definePage, may } from '../../access/index.ts';
import type { CodedData, Declared } from '../../coding/index.ts';
import { caseAt, snapshotOfData } from '../../coders/index.ts';
import { chartsOf, tableAsSvg } from '../charts/chart-of.ts';
import { svgAsPng } from '../charts/png.ts';
import { casesAt, paths } from '../paths.ts';
import { openStudy, tablesOf } from '../store/opened.ts';
import { makeDeclared } from '../study/tables-of.ts';
import { tableAsCsv } from '../tables/as-csv.ts';
import { tableAsJson } from '../tables/as-json.ts';
import type { TableSpecDocument } from '../tables/spec-schema.ts';
import type { Table } from '../tables/table.ts';
import { csvMetadata } from '../take-out/csvw.ts';
import { tableAsExcel } from '../take-out/excel.ts';
import { casesBehind } from '../walk-back/cases-behind.ts';
import { aboutStudy, studyCrumbs, studyRecord } from './about.ts';
import { cellOnPage } from './cell-on-page.ts';
import { tableOfReport } from './report.ts';

/** A table with its chart, what must be known of it, and the ways to take it out. */
export const tablePage = definePage({
  method: 'GET', path: paths.table, may: 'figures:read', audits: 'figures.table-read', about: aboutStudy,
  handle: async ({ params: { study, table: key }, context }) => {
    const found = await tableCalled(context.tx, study, key);
    if (found === null) return notFound;
    const { table, crumbs } = found;
    const seesCases = may(context.actor, 'figures:cases');
    const take = (format: string): string => paths.takeOut.to({ study, table: key, format });
    return view('figures/table.njk', {
      title: table.title, breadcrumbs: crumbs, table, method: paths.method.to(), seesCases,
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
    const found = await tableCalled(context.tx, study, key);
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
    const asked = await tableCalled(context.tx, study, key);
    if (asked === null) return notFound;
    const { data, spec, table, crumbs } = asked;
    const row = query['row'] ?? table.rows[0]?.code ?? '';
    const column = query['column'] ?? table.columns.at(-1)?.code ?? '';
    const found = casesBehind(spec, data, row, column);
    if (found === null) return notFound;
    const { codebook } = data;
    const coded = may(context.actor, 'coding:write') ? await snapshotOfData(context.tx, data.hash) : null;
    const unit = codebook.tables.find((one) => one.table === table.unit)?.label ?? table.unit;
    return view('figures/cases.njk', {
      title: `${found.row}: the cases behind the number`, caption: table.title, found, unit, shown: SHOWN, hrefs: coded === null ? {} : Object.fromEntries([...found.counted, ...found.silent].map(({ key: one }) => [one, `${caseAt(coded, table.unit, one)}#code-${row.split(':')[0] ?? row}`])), table,
      breadcrumbs: [...crumbs, { text: table.title, href: paths.table.to({ study, table: key }) }],
    });
  },
});

interface FoundTable {
  readonly data: CodedData;
  readonly spec: Declared<TableSpecDocument>;
  readonly table: Table;
  /** The study, and the report that the table stands in. */
  readonly crumbs: ReturnType<typeof studyCrumbs>;
}

/** A table of the study, or of the report that comes with its codebook; null where neither has it or the data does not give it. */
async function tableCalled(tx: Tx, study: string, key: string): Promise<FoundTable | null> {
  const opened = await openStudy(tx, study);
  const crumbs = studyCrumbs(await studyRecord(tx, study));
  const declared = (await tablesOf(tx, study, opened)).find((one) => one.key === key);
  if (declared === undefined) {
    const found = await tableOfReport(tx, study, key);
    return found === null ? null : { data: opened.data, spec: found.spec, table: found.table, crumbs: [...crumbs, { text: found.reportTitle, href: paths.report.to({ study }) }] };
  }
  const made = makeDeclared(declared, opened.data);
  return made.ok ? { data: opened.data, spec: declared.spec, table: made.value, crumbs } : null;
}
