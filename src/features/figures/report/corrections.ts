import { parsePlainDate } from '../../../kernel/plain-date.ts';
import { unlessRefused, type Refusal, type Result } from '../../../kernel/result.ts';
import { reportRefusals as refusals } from './refusals.ts';

/** One correction of a figure after it was published. */
export interface Correction {
  readonly figure: string;
  /** YYYY-MM-DD */
  readonly on: string;
  readonly was: string;
  readonly now: string;
  readonly why: string;
}

const COLUMNS = ['figure', 'on', 'was', 'now', 'why'] as const;

/** A log of corrections out of rows by their headings. Refuses each row that does not say which figure, when, what and why. */
export function readCorrections(rows: readonly Readonly<Record<string, string>>[], figures: ReadonlySet<string>): Result<readonly Correction[]> {
  const [first] = rows;
  const missing = first === undefined ? [] : COLUMNS.filter((column) => first[column] === undefined);
  if (missing.length > 0) return { ok: false, refusals: [refusals.refusal('CORRECTIONS_COLUMNS', { columns: missing.join(', ') })] };
  const read = rows.map(({ figure = '', on = '', was = '', now = '', why = '' }) => ({ figure, on, was, now, why }));
  return unlessRefused(read.flatMap((one, at) => wrongWith(one, String(at + 2), figures)), () => read);
}

function wrongWith(one: Correction, row: string, figures: ReadonlySet<string>): readonly Refusal[] {
  return [
    ...(figures.has(one.figure) ? [] : [refusals.refusal('CORRECTIONS_FIGURE_NOT_KNOWN', { row, figure: one.figure })]),
    ...(parsePlainDate(one.on, 'on').ok ? [] : [refusals.refusal('CORRECTIONS_DAY', { row, value: one.on })]),
    ...(['was', 'now', 'why'] as const).filter((column) => one[column].trim() === '').map((column) => refusals.refusal('CORRECTIONS_WORDS', { row, column })),
  ];
}
