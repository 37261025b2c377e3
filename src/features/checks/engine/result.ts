import { dateInWords, parsePlainDate } from '../../../kernel/plain-date.ts';
import { momentInWords, readMoment } from '../../../kernel/london-time.ts';
import type { Check } from '../language/check.ts';
import type { Asked } from './ask.ts';
import { TRIED_BY_LOT } from './completions.ts';
import { missingInWords } from './missing-words.ts';
import type { Outcome } from './outcome.ts';
import type { ResultName } from './truth.ts';

/** One result as it is given out. */
export interface CheckResult {
  readonly check: string;
  readonly version: number;
  readonly child: string;
  readonly result: ResultName;
  readonly since: string | null;
  readonly due: string | null;
  readonly evidence: readonly string[];
  readonly missing: readonly string[];
  readonly certainty: 'certain' | 'possible';
  readonly text: string;
}

export function resultOf({ check, child, outcome }: Asked): CheckResult {
  const { result, since, due, evidence, missing, certainty } = outcome;
  return { check: check.id, version: check.version, child, result, since, due, evidence, missing, certainty, text: textOf(check, outcome) };
}

/** The sentence that people read. It says what there is no record of, and never that something did not happen. */
export function textOf({ words, duty, name }: Check, { result, due, evidence, missing, certainty, warning, capped, unread }: Outcome): string {
  const sentence = sentenceOf();
  const limit = due === null || result === 'clear' ? '' : `. Due ${dueInWords(due)}`;
  const doubt = unread !== undefined ? `. An entry that cannot be read may alter this: ${unread.map(missingInWords).join('; ')}` : certainty === 'possible' ? '. Dates that are known only in part leave this open' : '';
  const bound = capped ? `. There are too many of them to try all; ${TRIED_BY_LOT} ways were tried` : '';
  return `${sentence}${limit}${doubt}${bound}`;

  function sentenceOf(): string {
    switch (result) {
      case 'fired': return words.fired;
      case 'pending': return warning && words.warning !== undefined ? words.warning : (words.pending ?? `There is still time: ${duty ?? name}`);
      case 'cannot_tell': {
        const silent = missing.filter((field) => unread?.includes(field) !== true);
        return `${words.cannot_tell ?? `Cannot tell: ${duty ?? name}`}${silent.length === 0 ? '' : `. The record does not say: ${silent.map(missingInWords).join('; ')}`}`;
      }
      // Where nothing called for it there is no entry either.
      case 'clear': return evidence.length === 0 ? `Nothing on this record calls for it: ${duty ?? name}` : (words.clear ?? (duty === undefined ? `Looked at, with nothing to ask: ${name}` : `On record as done, or excused: ${duty}`));
    }
  }
}

function dueInWords(due: string): string {
  const day = parsePlainDate(due);
  if (day.ok) return dateInWords(day.value);
  const moment = readMoment(due);
  return moment.ok ? momentInWords(moment.value) : due;
}
