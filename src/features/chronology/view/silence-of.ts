import { addMonths, dayNumber, type PlainDate } from '../../../kernel/plain-date.ts';
import type { Gap } from '../picture/picture.ts';
import { silences, spanOf, type Silence, type SilenceOf, type Voiced } from '../silence/index.ts';
import type { DrawnLine } from '../store/entries.ts';
import { whoTold } from './who.ts';

/** In a chronology of a year or more, shorter stretches are how records are. Ours: no source gives a number. */
const LONG_RECORD = { overDays: 365, least: 90 };
const SHORT_RECORD = { least: 28 };

/** What the record does not say, with how long a stretch had to be to be named. */
export interface SilenceFound {
  readonly least: number;
  readonly of: readonly SilenceOf[];
}

/** The silences of every agency, and of each person whom it names, over the whole time of these entries. */
export function silencesOf(lines: readonly DrawnLine[]): SilenceFound {
  const voiced = lines.map(voicedOf);
  const span = spanOf(voiced);
  if (span === undefined) return { least: LONG_RECORD.least, of: [] };
  const least = dayNumber(span.to) - dayNumber(span.from) >= LONG_RECORD.overDays ? LONG_RECORD.least : SHORT_RECORD.least;
  return { least, of: silences(voiced, span, least) };
}

export function voicedOf(line: DrawnLine): Voiced {
  return { id: line.id, agency: whoTold(line), occurred: line.occurred, persons: line.persons, text: line.told };
}

/** The silences of one agency as gaps of its lane, within the days that are drawn. */
export function gapsOf({ of }: SilenceFound, agency: string, from: PlainDate, to: PlainDate): readonly Gap[] {
  const own = of.find((one) => one.agency === agency && one.person === undefined);
  return (own?.silences ?? []).filter((gap) => gap.to >= from && gap.from <= to)
    .map((gap) => ({ from: gap.from < from ? from : gap.from, to: gap.to > to ? to : gap.to, possible: gap.certainty === 'possible', words: gapInWords(gap) }));
}

function gapInWords({ from, to, certainty }: Silence): string {
  const length = lengthInWords(from, to);
  return certainty === 'certain' ? `No entry for ${length}` : `No entry with a sure date for ${length}`;
}

/** "5 weeks", "7 months", "2 years and 3 months", by the calendar. */
export function lengthInWords(from: PlainDate, to: PlainDate): string {
  const days = dayNumber(to) - dayNumber(from) + 1;
  if (days < 61) return `${Math.floor(days / 7)} weeks`;
  let months = 0;
  while (addMonths(from, months + 1) <= to) months += 1;
  if (months < 24) return `${months} ${months === 1 ? 'month' : 'months'}`;
  const rest = months % 12;
  return `${Math.floor(months / 12)} years${rest === 0 ? '' : ` and ${rest} ${rest === 1 ? 'month' : 'months'}`}`;
}
