import { momentInWords, readMoment, type Moment } from '../../kernel/london-time.ts';
import type { PartialDate } from '../../kernel/partial-date.ts';
import { partialDateInWords } from '../../kernel/partial-date-words.ts';
import { inField } from '../../kernel/partial-date.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { readPartialDate } from '../../kernel/written-date.ts';

/** When something was: a day and time in London, or a date as far as it is known. */
export type When =
  | { readonly kind: 'moment'; readonly moment: Moment; readonly words: string }
  | { readonly kind: 'date'; readonly date: PartialDate };

const HAS_TIME = /^\d{4}-\d{2}-\d{2}[T ]\d/;

/**
 * Reads an ISO date-time (London where it has no offset), EDTF, or a date in words.
 * Refuses as `readMoment` and `readPartialDate` do.
 */
export function readWhen(text: string, field?: string): Result<When> {
  const words = text.trim();
  if (HAS_TIME.test(words)) {
    const moment = inField(readMoment(words), field);
    return moment.ok ? ok({ kind: 'moment', moment: moment.value, words }) : moment;
  }
  const date = readPartialDate(words, field);
  return date.ok ? ok({ kind: 'date', date: date.value }) : date;
}

/** The form that is stored and exchanged: EDTF, or an ISO date-time with its offset. */
export function whenText(when: When): string {
  return when.kind === 'moment' ? when.moment : when.date.edtf;
}

/** "3:01pm on Sunday 29 March 2026", "about 3 May 2026". */
export function whenInWords(when: When): string {
  return when.kind === 'moment' ? momentInWords(when.moment) : partialDateInWords(when.date);
}
