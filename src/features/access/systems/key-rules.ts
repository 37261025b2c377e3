import { instantOf, londonTime } from '../../../kernel/london-time.ts';
import { addDays, addMonths, dateInWords, londonDate, type PlainDate } from '../../../kernel/plain-date.ts';

/** A year at most: a key that is never changed is one that nobody remembers. */
export const keyTerms = { 3: '3 months', 6: '6 months', 12: '12 months' } as const;
export type KeyTerm = keyof typeof keyTerms;

/** How long before its end a key is said to be ending. */
const DAYS_OF_WARNING = 30;

/** A key holds to the end of a day in London, because that is when people expect it to stop. */
export function keyEnd(now: Date, months: KeyTerm): Date {
  const midnight = londonTime(addDays(addMonths(londonDate(now), months), 1), '00:00');
  if (!midnight.ok) throw new Error(midnight.refusals[0].message);
  return instantOf(midnight.value);
}

export interface KeyTimes {
  readonly endsAt: Date;
  readonly revokedAt: Date | null;
  readonly lastUsedOn: PlainDate | null;
}

export type KeyStanding = 'works' | 'ending' | 'ended' | 'revoked';

export function keyStanding({ endsAt, revokedAt }: KeyTimes, now: Date): KeyStanding {
  if (revokedAt !== null) return 'revoked';
  if (now >= endsAt) return 'ended';
  return addDays(londonDate(now), DAYS_OF_WARNING) >= lastDayOf(endsAt) ? 'ending' : 'works';
}

const TAGS: Readonly<Record<KeyStanding, { readonly text: string; readonly colour: string }>> = {
  works: { text: 'Works', colour: 'green' },
  ending: { text: 'Ends soon', colour: 'yellow' },
  ended: { text: 'Has ended', colour: 'grey' },
  revoked: { text: 'Revoked', colour: 'grey' },
};

/** A standing in words; the colour only repeats it. */
export function keyTag(key: KeyTimes, now: Date): { readonly text: string; readonly colour: string } {
  return TAGS[keyStanding(key, now)];
}

/** "until the end of Monday 22 February 2027". */
export function untilInWords(endsAt: Date): string {
  return `until the end of ${dateInWords(lastDayOf(endsAt))}`;
}

/** What a list says of a system: that it can call, and until when, or that it cannot. */
export function systemTag(keys: readonly KeyTimes[], now: Date): { readonly text: string; readonly colour: string } {
  if (keys.length === 0) return { text: 'No key yet', colour: 'grey' };
  const standings = new Set(keys.map((key) => keyStanding(key, now)));
  if (standings.has('works')) return { text: 'Can send', colour: 'green' };
  return standings.has('ending') ? { text: 'Key ends soon', colour: 'yellow' } : { text: 'Cannot send', colour: 'red' };
}

export function lastUsedInWords(lastUsedOn: PlainDate | null): string {
  return lastUsedOn === null ? 'Not used yet' : dateInWords(lastUsedOn);
}

function lastDayOf(endsAt: Date): PlainDate {
  return londonDate(new Date(endsAt.getTime() - 1));
}
