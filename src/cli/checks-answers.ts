import { existsSync } from 'node:fs';
import { auditExplanation, chosen, explanation, loadRecords, readAsAt, readChecks, readKnownToWhom, resultsOf, sentenceOf, SHIPPED, shippedAudits, sweepRecords, type Asking, type Check, type CheckCounts, type CheckResult, type FileProblem, type RecordFile } from '../features/checks/index.ts';
import { ok, refuse, type Ok } from '../kernel/result.ts';
import type { Asked, BadInput, Outcome } from './command.ts';

export const ON_FILES = 'On files, the records are taken as closed or made up. A live record is asked about one child at a time, by those who hold the case';

export function listChecks({ options }: Asked): Outcome {
  const checks = wanted(options['checks']);
  if (!checks.ok) return checks;
  return ok({
    json: checks.value.map(({ id, version, name, use, holder, duty, starts, false_alarm }) => ({ check: id, version, name, use, holder: holder ?? null, duty: duty ?? null, starts, false_alarm: false_alarm.risk })),
    text: checks.value.map(({ id, name, use, starts, duty }) => `${id}  ${name}\n      ${use}, starts ${starts.replace('_', ' ')}${duty === undefined ? '' : `. Duty: ${duty}`}`).join('\n'),
    ...said(checks.problems),
  });
}

export function explainCheck({ arguments: { id = '' }, options }: Asked): Outcome {
  const all = readChecks(typeof options['checks'] === 'string' ? options['checks'] : SHIPPED);
  const found = chosen(all.checks, [id]);
  const audit = shippedAudits().find((one) => one.id === id.toUpperCase());
  if (!found.ok && audit !== undefined) return ok({ json: audit, text: auditExplanation(audit) });
  if (!found.ok) return { ok: false, refusals: [...found.refusals, ...all.refusals], where: '<id>', mend: '"sightline checks list" shows every check' };
  const [check] = found.value;
  if (check === undefined) throw new Error('one id was asked for and found');
  return ok({ json: { ...check, sentence: sentenceOf(check) }, text: explanation(check) });
}

export async function runChecks({ options, progress }: Asked): Promise<Outcome> {
  const checks = wanted(options['checks']);
  if (!checks.ok) return checks;
  const asking = askingFrom(options);
  if (!asking.ok) return asking;
  const files = { events: String(options['events']), children: options['children'] === undefined ? undefined : String(options['children']) };
  return options['summary'] === true ? countRecords(checks, asking.value, files, { options, progress }) : answerRecords(checks, asking.value, files, { options, progress });
}

type Given = Pick<Asked, 'options' | 'progress'>;

async function countRecords(checks: Wanted, asking: Asking, files: Files, { options, progress }: Given): Promise<Outcome> {
  const resume = typeof options['resume'] === 'string' ? { resume: options['resume'] } : {};
  const swept = await sweepRecords(files.events, files.children, checks.value, asking, { progress: everyTenth(progress, 'counted'), ...resume });
  if (!swept.ok) return { ...swept, ...placeOf(swept.refusals[0].code, files) };
  const { counts, children, events, whoKnew } = swept.value;
  progress(sizeInWords(events, children));
  const { head, warnings, found } = saidOf(checks, asking, options, swept.value, whoKnew);
  return ok({ json: { ...head, children, events, counts }, text: counts.map(countInWords).join('\n'), warnings, found });
}

function answerRecords(checks: Wanted, asking: Asking, files: Files, { options, progress }: Given): Outcome {
  const loaded = loadRecords(files.events, files.children, checks.value, everyTenth(progress));
  if (!loaded.ok) return { ...loaded, ...placeOf(loaded.refusals[0].code, files) };
  const { data } = loaded.value;
  progress(sizeInWords(data.columns.count, data.children.length));
  const results = resultsOf(loaded.value, checks.value, asking);
  if (!results.ok) return { ...results, where: '--events', mend: 'Ask fewer checks with --checks, or take --summary for counts alone' };
  const { head, warnings, found } = saidOf(checks, asking, options, loaded.value, new Set(data.knowers.names));
  return ok({ json: { ...head, results: results.value }, text: results.value.filter(({ result }) => result !== 'clear').map(inWords).join('\n') || (sawNothing(asking, new Set(data.knowers.names)) ? 'Nothing is seen, so no check speaks' : 'Every check is clear'), warnings, found });
}

function sizeInWords(events: number, children: number): string {
  return `${events} events of ${children} ${children === 1 ? 'child' : 'children'}`;
}

function saidOf(checks: Wanted, asking: Asking, options: Asked['options'], records: Pick<RecordFile, 'notes' | 'problems'>, whoKnew: ReadonlySet<string>) {
  const { found, problems, warnings } = said([...checks.problems, ...records.problems]);
  const unnamed = sawNothing(asking, whoKnew) ? [`No entry says that ${asking.knownTo} knew of it, so nothing is seen`] : [];
  const head = { as_at: String(options['as-at']), checks: checks.value.length, ...(problems.length === 0 ? {} : { problems }) };
  return { head, found, warnings: [ON_FILES, ...unnamed, ...records.notes, ...warnings] };
}

function sawNothing({ knownTo }: Pick<Asking, 'knownTo'>, whoKnew: ReadonlySet<string>): boolean {
  return knownTo !== undefined && !whoKnew.has(knownTo);
}

function askingFrom(options: Asked['options']): Ok<Asking> | BadInput {
  const asAt = readAsAt(String(options['as-at']));
  if (!asAt.ok) return { ...asAt, where: '--as-at', mend: 'Give a day like 2024-06-28, which means its end, or a day and time like 2024-06-28T17:00' };
  const knownTo = options['known-to'] === undefined ? undefined : readKnownToWhom(String(options['known-to']));
  if (knownTo?.ok === false) return { ...knownTo, where: '--known-to', mend: 'Write the service, a colon and the area, like children_social_care:Coveshire' };
  return ok({ asAt: asAt.value, ...(knownTo === undefined ? {} : { knownTo: knownTo.value }) });
}

/** What could not be read, as warnings and as data, and the exit status 1 that goes with it. */
export function said(problems: readonly FileProblem[]): { readonly problems: readonly FileProblem[]; readonly warnings: readonly string[]; readonly found: boolean } {
  const rows = problems.some(({ row }) => row !== null);
  return {
    problems, found: problems.length > 0,
    warnings: [
      ...problems.map(({ file, row, column, code, message }) => `${file}${row === null ? '' : `, row ${row}`}${column === null ? '' : `, ${column}`}: ${message} (${code})`),
      ...(rows ? ['The rows that cannot be read were left out and all others asked. What they may alter of their children is not told as clear, nor as certain'] : []),
    ],
  };
}

export function everyTenth(progress: Asked['progress'], done = 'read'): (share: number) => void {
  let said = 0;
  return (share) => {
    const tenth = Math.floor(share * 10);
    if (tenth > said && tenth < 10) progress(`${tenth * 10}% of the events ${done}`);
    said = Math.max(said, tenth);
  };
}

export interface Files {
  readonly events: string;
  readonly children: string | undefined;
}

export function placeOf(code: string, { events, children }: Files): Pick<BadInput, 'where' | 'mend'> {
  if (code.startsWith('CHILD_FILE')) return { where: children ?? '--children', mend: 'The columns are child_id, date_of_birth, sex, ethnicity, disability, area; dates like 2016-03-01' };
  if (code === 'FILE_NOT_FOUND') return { where: existsSync(events) ? '--children' : '--events', mend: 'Give the path of a CSV file' };
  return { where: events, mend: 'Mend the file; nothing was asked. docs/event-types.md says which columns a file of events has' };
}

function countInWords({ check, fired, clear, pending, cannot_tell }: CheckCounts): string {
  return `${check.padEnd(7)} fired ${fired}, clear ${clear}, pending ${pending}, cannot tell ${cannot_tell}`;
}

function inWords({ check, child, result, certainty, since, evidence, text }: CheckResult): string {
  const doubt = certainty === 'possible' ? ' (possible)' : '';
  const from = since === null ? '' : `, since ${since}`;
  return `${check}  child ${child}  ${result.replace('_', ' ')}${doubt}${from}\n  ${text}\n  ${evidence.length === 0 ? 'No entry bears on it' : `Entries: ${evidence.join(', ')}`}`;
}

/** The checks that are asked for, and what is wrong with others that would have been among them. */
interface Wanted extends Ok<readonly Check[]> {
  readonly problems: readonly FileProblem[];
}

export function wanted(given: string | boolean | undefined): Wanted | BadInput {
  const folder = typeof given === 'string' && existsSync(given) ? given : undefined;
  const { checks, refusals } = readChecks(folder ?? SHIPPED);
  const problems = refusals.map(({ code, message }): FileProblem => ({ file: folder ?? 'catalogue', row: null, column: null, child: null, code, message }));
  if (folder !== undefined || typeof given !== 'string') {
    const [first, ...rest] = refusals;
    if (checks.length > 0 || first === undefined) return { ...ok(checks), problems };
    return { ...refuse(first, ...rest), where: '--checks', mend: 'Mend the file; docs/check-language.md says how a check is written' };
  }
  const picked = chosen(checks, given.split(',').map((id) => id.trim()).filter((id) => id !== ''));
  if (picked.ok) return { ...picked, problems: [] };
  return { ok: false, refusals: [...picked.refusals, ...refusals], where: '--checks', mend: '"sightline checks list" shows every check. A folder of YAML files can be given instead' };
}
