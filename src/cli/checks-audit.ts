import { readFileSync } from 'node:fs';
import { auditsOf, checkRefusals, chosenAudits, loadRecords, readAsAt, shippedAudits, shippedChecks, SMALL } from '../features/checks/index.ts';
import { ok, refuse } from '../kernel/result.ts';
import { parsePlainDate } from '../kernel/plain-date.ts';
import { auditInWords } from './checks-audit-words.ts';
import { everyTenth, ON_FILES, placeOf, said } from './checks-answers.ts';
import type { Asked, Outcome } from './command.ts';

const NOT_TOLD = `Counts from 1 to ${SMALL - 1}, and what they could be reckoned from, are not told. Nothing is told child by child`;

export function auditRecords({ options, progress }: Asked): Outcome {
  const audits = options['audits'] === undefined ? ok(shippedAudits()) : chosenAudits(String(options['audits']).split(','));
  if (!audits.ok) return { ...audits, where: '--audits', mend: 'Name audits with a comma between them, like P-69,P-131' };
  const day = String(options['as-at']);
  const asAt = parsePlainDate(day).ok ? readAsAt(day) : refuse(checkRefusals.refusal('AS_AT_NOT_A_DAY', { text: day }));
  if (!asAt.ok) return { ...asAt, where: '--as-at', mend: 'Give a day like 2024-06-30, which means its end' };
  const files = { events: String(options['events']), children: String(options['children']) };
  const checks = shippedChecks();
  const loaded = loadRecords(files.events, files.children, checks, everyTenth(progress));
  if (!loaded.ok) return { ...loaded, ...placeOf(loaded.refusals[0].code, files) };
  const { problems, warnings, found } = said(loaded.value.problems);
  const answers = auditsOf(loaded.value.data, readFileSync(files.children, 'utf8'), audits.value, checks, asAt.value);
  return ok({
    json: { as_at: day, records: 'closed or made up', not_told_below: SMALL, audits: answers, ...(problems.length === 0 ? {} : { problems }) },
    text: [`As at ${day}. ${NOT_TOLD}.`, ...answers.map(auditInWords)].join('\n\n'),
    warnings: [ON_FILES, ...loaded.value.notes, ...warnings], found,
  });
}
