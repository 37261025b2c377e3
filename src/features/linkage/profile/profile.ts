import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { eachRow, openCsv } from '../evaluate/open-csv.ts';
import { evaluateRefusals } from '../evaluate/refusals.ts';
import { roleOfContent } from '../records/content-roles.ts';
import { roleOfHeading, type Role } from '../records/heading-roles.ts';
import type { LinkSettings } from '../settings.ts';
import { planRecords, type Plan, type SampledColumn } from '../records/plan.ts';
import { sampleFile } from '../records/sample-file.ts';
import { isDayFirst } from '../values/date-value.ts';
import { columnProfile, type ColumnProfile, type Taken } from './column-profile.ts';
import { Tally } from './tally.ts';
import { findingsOf, type Finding } from './findings.ts';

export interface Profile {
  readonly file: string;
  readonly rows: number;
  /** Rows with more or fewer cells than the heading. */
  readonly unevenRows: number;
  readonly id: string | undefined;
  readonly columns: readonly ColumnProfile[];
  readonly findings: readonly Finding[];
}

const SAMPLE = 3000;

/** Looks at every cell of a file: what a person must know before the file is linked, by these settings. One pass, memory by different values. */
export function profileFile(file: string, progress: (text: string) => void = () => undefined, settings: LinkSettings = {}): Result<Profile> {
  const opened = openCsv(file);
  if (!opened.ok) return opened;
  const { headings } = opened.value;
  const twice = headings.find((heading, at) => headings.indexOf(heading) !== at);
  if (twice !== undefined) {
    opened.value.csv.close();
    return refuse(evaluateRefusals.refusal('REPORT_COLUMN_REPEATED', { file, column: twice }));
  }
  const tallies = headings.map(() => new Tally());
  let [rows, unevenRows] = [0, 0];
  const refused = eachRow(opened.value, (row) => {
    rows += 1;
    unevenRows += Number(row.cells !== headings.length);
    for (const [cell, tally] of tallies.entries()) tally.add(row, cell);
    if (rows % 1_000_000 === 0) progress(`${rows / 1_000_000} million rows`);
    return undefined;
  });
  if (refused !== undefined) return refused;
  if (rows === 0) return refuse(evaluateRefusals.refusal('REPORT_FILE_EMPTY', { file }));
  return ok(finished(file, headings, tallies, { rows, unevenRows }, settings));
}

function finished(file: string, headings: readonly string[], tallies: readonly Tally[], { rows, unevenRows }: { readonly rows: number; readonly unevenRows: number }, settings: LinkSettings): Profile {
  const sampled = sampleFile(file);
  const samples = headings.map((heading, at): SampledColumn => (sampled.ok ? sampled.value.columns[at] : undefined) ?? { heading, cells: firstValues(tallies[at]) });
  const planned = planRecords(samples, settings);
  const plan = planned.ok ? planned.value : undefined;
  const columns = headings.map((heading, at) => {
    const sample = samples[at] ?? { heading, cells: [] };
    return columnProfile(heading, tallies[at] ?? new Tally(), rows, takenFor(sample, plan), isDayFirst(sample.cells));
  });
  return { file, rows, unevenRows, id: plan?.id, columns, findings: [...noForename(plan, rows), ...findingsOf(columns, plan?.id, rows, unevenRows)] };
}

function noForename(plan: Plan | undefined, rows: number): readonly Finding[] {
  return (plan?.problems ?? []).flatMap(({ code, column, message }) => (code === 'COLUMN_MISSING' && column === 'forename' ? [{ code: 'NO_FORENAME', rows, message }] : []));
}

// Where the rows cannot be read as a run reads them.
function firstValues(tally: Tally | undefined): readonly string[] {
  return tally === undefined ? [] : Array.from({ length: Math.min(SAMPLE, tally.distinct) }, (_, at) => tally.values.text(at + 1));
}

function takenFor(column: SampledColumn, plan: Plan | undefined): Taken {
  const { heading } = column;
  const role: Role = roleOfHeading(heading) ?? roleOfContent(heading, column.cells) ?? { name: heading, kind: 'out', why: 'neither its heading nor its content says what it is' };
  if (heading === plan?.id) return { role: 'the id of the record', kind: 'id' };
  const comparison = plan?.comparisons.find(({ slots }) => slots.some(({ columns }) => columns.includes(heading)));
  if (comparison !== undefined) return { role: comparison.name === role.name || role.name === '' ? comparison.name : `${comparison.name}, ${role.name}`, kind: comparison.kind, evidence: comparison.evidence };
  const left = plan?.problems.find(({ column: about, code }) => about === heading && code === 'COLUMN_LEFT_OUT')?.message;
  const why = role.why ?? (left === undefined ? undefined : left.replace(/^[^:]*: /, '').replace(/\. A settings file can name it$/, ''));
  return { role: 'left out', kind: role.kind, ...(why === undefined ? {} : { why }) };
}
