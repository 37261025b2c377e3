import type { CompareRow } from '../compare/index.ts';
import { cellInWords } from '../tables/as-text.ts';
import type { Table } from '../tables/table.ts';
import type { MadeFigure } from './make-report.ts';

/** A figure as rows of words: what a page, a book and a Word document print. */
export interface Printed {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly notes: readonly string[];
}

/** What a figure prints; nothing but notes where it was not made. */
export function printed(figure: MadeFigure): Printed {
  switch (figure.kind) {
    case 'table': {
      const { table } = figure;
      const rows = table.rows.map(({ label, cells }, at) => [`${(table.styles[at]?.depth ?? 0) > 0 ? 'of which ' : ''}${label}`, ...cells.map((cell, column) => cellInWords(cell, table.styles[at]?.wording[column] ?? '', table.places))]);
      return { head: [capital(table.unitLabel), ...table.columns.map(({ label }) => label)], rows, notes: [`Counted: ${table.unitLabel}, ${table.provenance.base} of ${table.provenance.cases}. Snapshot: ${table.snapshot}.`, ...leftOutNote(table), ...table.notes, `Disclosure control: ${table.provenance.disclosure}.`] };
    }
    case 'compare': {
      const { cohort, rest, rows, notes, unit } = figure.comparison;
      return {
        head: ['', 'Group', 'Others', 'Difference, in percentage points', 'p (Holm)'],
        rows: rows.map((row) => [row.label, groupShare(row.cohort), groupShare(row.rest), contrast(row.difference), row.chooses || row.holm_p === null ? '–' : row.holm_p < 0.0005 ? 'less than 0.001' : row.holm_p.toFixed(3)]),
        notes: [`${cohort.cases} ${unit} where ${cohort.expression}, beside ${rest.cases} others; of ${cohort.cannot_tell ?? 'a few'} the record does not say.`, ...notes],
      };
    }
    case 'representation': return {
      head: [capital(figure.unitLabel), 'Cases', 'Expected, by the population of the same ages', 'Ratio of shares (95% interval)', 'Not said'],
      rows: figure.groups.map(({ label, cases, base, expected, silent, compared }) => [label, cases === null ? 'c' : `${cases} of ${base ?? 'c'}`, expected?.toFixed(1) ?? 'c', compared === null ? '–' : `${compared.ratio.toFixed(1)} (${compared.low.toFixed(1)} to ${compared.high.toFixed(1)})`, silent === null ? 'c' : String(silent)]),
      notes: ['The ratio compares a group’s share of the cases with its share of the population of the same ages. It is never the chance of anything for a child.', ...(figure.groups.some(({ cases }) => cases === null) ? ['c: not published. It is a small number, or would tell one.'] : [])],
    };
    case 'measures': return {
      head: ['Measure', 'Report', 'Period', 'Words', 'As printed', 'May the years be compared?'],
      rows: figure.measures.flatMap(({ measure, comparable, because, values }) => values.map(({ from, period, words, printed: value }, at) => [at === 0 ? measure : '', from, period, words, value, at === 0 ? `${capital(comparable)}: ${because}` : ''])),
      notes: figure.measures.some(({ values }) => values.some(({ suppressed }) => suppressed)) ? ['c: not published. It is a small number, is left out of a table of this report, or would tell how many are left over.'] : [],
    };
    case 'not-made': return { head: [], rows: [], notes: [`Not made: ${figure.because.join('. ')}.`] };
  }
}

// A reader of one table must not have to look for the mark elsewhere.
function leftOutNote({ rows }: Table): readonly string[] {
  return rows.some(({ cells }) => cells.some(({ suppressed }) => suppressed)) ? ['c: not published. It is a small number, or would tell one.'] : [];
}

/** The corrections of a figure, a line for each. */
export function correctionsInWords({ corrections }: MadeFigure): readonly string[] {
  return corrections.map(({ on, was, now, why }) => `${on}: “${was}” was corrected to “${now}”. ${why}`);
}

function groupShare({ present, base, percent, not_mentioned: silent, suppressed }: CompareRow['cohort']): string {
  if (suppressed === true) return 'c';
  return percent === null ? '–' : `${silent !== 0 ? 'at least ' : ''}${percent.toFixed(0)}% (${present} of ${base})`;
}

function contrast({ value, low, high }: { readonly value: number | null; readonly low: number | null; readonly high: number | null }): string {
  return value === null ? '–' : `${value.toFixed(1)} (${low?.toFixed(1) ?? 'no end'} to ${high?.toFixed(1) ?? 'no end'})`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
