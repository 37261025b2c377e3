import { existsSync } from 'node:fs';
import { checkRefusals, lastDayOf, loadRecords, readAsAt, signTrial, SMALL, trialDocument, type CheckTrial, type NotRelevant } from '../features/checks/index.ts';
import { ok, refuse } from '../kernel/result.ts';
import { deriveKey, readConfig, type Environment } from '../platform/config/index.ts';
import { everyTenth, ON_FILES, placeOf, said, wanted } from './checks-answers.ts';
import type { Asked, Outcome } from './command.ts';

const NOT_TOLD = `Counts from 1 to ${SMALL - 1}, and what they could be reckoned from, are not told`;

/** `env` holds the settings, which are read only where the result is to be signed. */
export function tryChecks({ options, progress }: Asked, env: Environment): Outcome {
  const config = options['sign'] === true ? readConfig(env) : undefined;
  if (config?.ok === false) return { ...config, where: 'settings', mend: 'See docs/configuration.md, or leave out --sign' };
  const checks = wanted(options['checks']);
  if (!checks.ok) return checks;
  const files = { events: String(options['events']), children: String(options['children']), answers: options['answers'] === undefined ? undefined : String(options['answers']) };
  if (files.answers !== undefined && !existsSync(files.answers)) return { ...refuse(checkRefusals.refusal('FILE_NOT_FOUND', { file: files.answers })), where: '--answers', mend: 'Give the path of a CSV file' };
  const loaded = loadRecords(files.events, files.children, checks.value, everyTenth(progress));
  if (!loaded.ok) return { ...loaded, ...placeOf(loaded.refusals[0].code, files) };
  const { data, notes } = loaded.value;
  const { problems, warnings, found } = said([...checks.problems, ...loaded.value.problems]);
  const day = options['as-at'] === undefined ? lastDayOf(data) : String(options['as-at']);
  const asAt = readAsAt(day);
  if (!asAt.ok) return { ...asAt, where: '--as-at', mend: 'Give a day like 2024-06-28, which means its end, or a day and time like 2024-06-28T17:00' };
  const made = trialDocument(data, files, checks.value, day, { asAt: asAt.value });
  if (!made.ok) return { ...made, where: files.answers ?? '--answers', mend: 'The columns are child_id, check and said' };
  const document = { ...made.value, ...(problems.length === 0 ? {} : { problems }) };
  return ok({
    json: config === undefined ? document : signTrial(document, deriveKey(config.value.secret, 'trial')),
    text: [`As at ${day}: ${document.children ?? `fewer than ${SMALL}`} children. ${NOT_TOLD}`, ...document.checks.map(inWords)].join('\n\n'),
    warnings: [ON_FILES, ...notes, ...warnings], found,
  });
}

function inWords({ check, name, starts, spoke, cannot_tell, not_relevant, groups }: CheckTrial): string {
  return [
    `${check}  ${name} (starts ${starts.replace('_', ' ')})`,
    `  ${'of 1,000 children'.padEnd(26)}${'children'.padStart(9)}  ${'it speaks of'.padEnd(34)}${'it cannot tell of'.padEnd(34)}${not_relevant === null ? '' : 'answered as not relevant'}`.trimEnd(),
    row('all', '', { spoke, cannot_tell, not_relevant }), ...groups.map((group) => row(`${group.by} ${group.group}`, childrenInWords(group.children), group)),
  ].join('\n');
}

function row(label: string, children: string, { spoke, cannot_tell, not_relevant }: Pick<CheckTrial, 'spoke' | 'cannot_tell' | 'not_relevant'>): string {
  return `  ${label.padEnd(26)}${children.padStart(9)}  ${rateInWords(spoke).padEnd(34)}${rateInWords(cannot_tell).padEnd(34)}${not_relevant === null ? '' : notRelevantInWords(not_relevant)}`.trimEnd();
}

function childrenInWords(children: number | null): string {
  return children === null ? 'not told' : String(children);
}

function notRelevantInWords({ answered, rate }: NotRelevant): string {
  return answered === 0 ? 'no answers' : rate.per_1000 === null ? 'too few answers' : `${rateInWords(rate)} of ${answered ?? 'few'} answered`;
}

function rateInWords({ per_1000, low, high }: CheckTrial['spoke']): string {
  return per_1000 === null ? 'not told' : `${per_1000} (${low} to ${high})`;
}
