import { readFileSync } from 'node:fs';
import { lastDayOf, loadRecords, readAsAt, SMALL, trialOf, type CheckTrial } from '../features/checks/index.ts';
import { ok } from '../kernel/result.ts';
import { everyTenth, ON_FILES, placeOf, said, wanted } from './checks-answers.ts';
import type { Asked, Outcome } from './command.ts';

const NOT_TOLD = `Counts from 1 to ${SMALL - 1}, and what they could be reckoned from, are not told`;

export function tryChecks({ options, progress }: Asked): Outcome {
  const checks = wanted(options['checks']);
  if (!checks.ok) return checks;
  const files = { events: String(options['events']), children: String(options['children']) };
  const loaded = loadRecords(files.events, files.children, checks.value, everyTenth(progress));
  if (!loaded.ok) return { ...loaded, ...placeOf(loaded.refusals[0].code, files) };
  const { data, notes } = loaded.value;
  const { problems, warnings, found } = said([...checks.problems, ...loaded.value.problems]);
  const day = options['as-at'] === undefined ? lastDayOf(data) : String(options['as-at']);
  const asAt = readAsAt(day);
  if (!asAt.ok) return { ...asAt, where: '--as-at', mend: 'Give a day like 2024-06-28, which means its end, or a day and time like 2024-06-28T17:00' };
  const trials = trialOf(data, readFileSync(files.children, 'utf8'), checks.value, { asAt: asAt.value });
  const children = data.children.length < SMALL ? null : data.children.length;
  return ok({
    json: { as_at: day, records: 'closed or made up', base: 'every child of the two files', not_told_below: SMALL, children, checks: trials, ...(problems.length === 0 ? {} : { problems }) },
    text: [`As at ${day}: ${children ?? `fewer than ${SMALL}`} children. ${NOT_TOLD}`, ...trials.map(inWords)].join('\n\n'),
    warnings: [ON_FILES, ...notes, ...warnings], found,
  });
}

function inWords({ check, name, starts, spoke, cannot_tell, groups }: CheckTrial): string {
  const rows = groups.map((group) => `  ${`${group.by} ${group.group}`.padEnd(26)}${childrenInWords(group.children).padStart(9)}  ${rateInWords(group.spoke).padEnd(34)}${rateInWords(group.cannot_tell)}`);
  return [`${check}  ${name} (starts ${starts.replace('_', ' ')})`, `  ${'of 1,000 children'.padEnd(26)}${'children'.padStart(9)}  ${'it speaks of'.padEnd(34)}it cannot tell of`, `  ${'all'.padEnd(35)}  ${rateInWords(spoke).padEnd(34)}${rateInWords(cannot_tell)}`, ...rows].join('\n');
}

function childrenInWords(children: number | null): string {
  return children === null ? 'not told' : String(children);
}

function rateInWords({ per_1000, low, high }: CheckTrial['spoke']): string {
  return per_1000 === null ? 'not told' : `${per_1000} (${low} to ${high})`;
}
