import { eventTypeInWords } from '../../events/index.ts';
import { askedByInWords } from '../record/child.ts';
import type { CaseEntry } from '../record/entry.ts';
import { NO_ANSWER } from '../../../platform/forms/index.ts';
import { paths } from '../paths.ts';

const WHEN = new Set(['occurred-precision', 'occurred', 'occurred-at']);
const BESIDE = new Set(['agency', 'area', 'text', 'known-agencies', 'known-elsewhere']);

/** An entry as it is shown: when, what, by which service, what was answered, and the words of the record. */
export function entryView(caseId: string, entry: CaseEntry, number: number): object {
  const answered = entry.content.frozen.filter(({ shown }) => shown !== NO_ANSWER);
  const shown = (name: string): string => answered.find((one) => one.name === name)?.shown ?? '';
  return {
    id: entry.id, number, what: eventTypeInWords(entry.type), when: shown('occurred-at') || shown('occurred'), service: [shown('agency'), shown('area')].filter((part) => part !== '').join(', '),
    text: shown('text'), knew: [shown('known-agencies'), shown('known-elsewhere')].filter((part) => part !== '').join('; '),
    facts: answered.filter(({ name }) => !WHEN.has(name) && !BESIDE.has(name) && !name.startsWith('known-')).map(({ wording, shown: answer }) => ({ wording, answer })),
    kind: entry.kind, reason: entry.reason, askedBy: entry.askedBy === '' ? '' : askedByInWords(entry.askedBy), recordedAt: entry.recordedAt, recordedBy: entry.recordedBy,
    href: paths.entry.to({ case: caseId, entry: entry.id }), correct: paths.correct.to({ case: caseId, entry: entry.id }), takeOut: paths.takeOut.to({ case: caseId, entry: entry.id }),
  };
}

