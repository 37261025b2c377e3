import { stringify } from 'csv-stringify/sync';
import { wordFile } from '../../../platform/documents/index.ts';
import { chartsOf } from '../charts/chart-of.ts';
import { csvMetadata } from '../take-out/csvw.ts';
import { tableAsCsv } from '../tables/as-csv.ts';
import { tableAsJson } from '../tables/as-json.ts';
import { reportAsBlocks, reportAsHtml } from './as-book.ts';
import { printed } from './in-cells.ts';
import type { MadeFigure, MadeReport } from './make-report.ts';

/**
 * A report as files, by name: the book in HTML and Word, each table as CSV with its metadata (CSV on the
 * Web) and JSON, each chart as SVG, and the log of corrections. The same report makes the same files, but for
 * the Word document, which its format stamps with a time.
 */
export async function reportAsFiles(report: MadeReport): Promise<ReadonlyMap<string, Uint8Array>> {
  const figures = report.chapters.flatMap((chapter) => chapter.figures);
  const word = await wordFile({ title: report.title, marking: '', foot: report.title, author: 'Child Safeguarding Practice Review Panel', blocks: [...reportAsBlocks(report)] });
  const corrections = figures.flatMap((figure) => figure.corrections);
  const texts: readonly (readonly [string, string])[] = [
    ['report.html', reportAsHtml(report)], ['corrections.csv', stringify([['figure', 'on', 'was', 'now', 'why'], ...corrections.map(({ figure, on, was, now, why }) => [figure, on, was, now, why])])],
    ['report.json', `${JSON.stringify({ ...report, chapters: report.chapters.map(({ title, figures: of }) => ({ title, figures: of.map(inShort) })) }, null, 2)}\n`],
    ...figures.flatMap(filesOf),
  ];
  return new Map([['report.docx', new Uint8Array(word)], ...texts.map(([name, text]): [string, Uint8Array] => [name, new TextEncoder().encode(text)])]);
}

function filesOf(figure: MadeFigure): readonly (readonly [string, string])[] {
  switch (figure.kind) {
    case 'table': {
      const { table, key } = figure;
      const charts = chartsOf(table).map(({ kind, svg }, at): readonly [string, string] => [`charts/${key}${at === 0 ? '' : `-${kind}`}.svg`, svg]);
      return [[`tables/${key}.csv`, tableAsCsv(table)], [`tables/${key}.csv-metadata.json`, csvMetadata(table, `${key}.csv`)], [`tables/${key}.json`, `${JSON.stringify(tableAsJson(table), null, 2)}\n`], ...charts];
    }
    case 'compare': return [[`tables/${figure.key}.json`, `${JSON.stringify(figure.comparison, null, 2)}\n`], printedCsv(figure)];
    case 'representation':
    case 'measures': return [printedCsv(figure)];
    case 'not-made': return [];
  }
}

function printedCsv(figure: MadeFigure): readonly [string, string] {
  const { head, rows } = printed(figure);
  return [`tables/${figure.key}.csv`, stringify([[...head], ...rows.map((row) => row.map((cell) => (/^[=+@\t]/.test(cell) ? `'${cell}` : cell)))])];
}

function inShort(figure: MadeFigure) {
  return { figure: figure.key, title: figure.title, kind: figure.kind, corrections: figure.corrections.length, ...(figure.kind === 'not-made' ? { because: figure.because } : {}) };
}
