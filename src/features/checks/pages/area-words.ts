import type { NotRelevant, Rate } from '../trial/index.ts';
import type { AreaState, CheckState, Told, ToldNotRelevant } from '../live/standing.ts';

/** How live use stands in an area, as its page opens. */
export const areaWords: Readonly<Record<AreaState, string>> = {
  none: 'Live use is off: no signed data-protection impact assessment is recorded.',
  withdrawn: 'Live use is off: the data-protection impact assessment was withdrawn.',
  'review-passed': 'Live use is off: the day on which the data-protection impact assessment was to be reviewed has passed.',
  signed: 'Live use can be on: a signed data-protection impact assessment is recorded.',
};

export const checkWords: Readonly<Record<CheckState, { readonly text: string; readonly colour: string }>> = {
  on: { text: 'On', colour: 'green' },
  'never-on': { text: 'Off', colour: 'grey' },
  'switched-off': { text: 'Switched off', colour: 'grey' },
  'sunset-passed': { text: 'Off: its last day has passed', colour: 'yellow' },
  'changed-since': { text: 'Off: the check has changed since', colour: 'yellow' },
  'review-only': { text: 'For reviews only', colour: 'grey' },
};

export function toldInWords({ records, children, perThousand, low, high, madeHere }: Told): string {
  const of = children === null ? 'so few children that their number is not told' : `${children} children`;
  const where = madeHere ? '' : '. The trial was brought, not run here';
  return perThousand === null ? `Tried on ${records} (${of}): too few to tell how often it spoke${where}` : `Tried on ${records} (${of}): it spoke of ${perThousand} in 1,000, between ${low} and ${high}${where}`;
}

export function rateInWords({ per_1000, low, high }: Rate): string {
  return per_1000 === null ? 'Not told' : `${per_1000} (${low} to ${high})`;
}

/** How often it was answered as not relevant, of the children for whom it was answered. */
export function notRelevantInWords({ answered, rate }: NotRelevant): string {
  if (answered === 0) return 'No answers';
  return rate.per_1000 === null ? 'Too few answers to tell' : rateInWords(rate);
}

const FROM = { trial: 'In the trial', live: 'In live use before' } as const;

export interface NotRelevantShown {
  /** There were enough answers to tell. */
  readonly known: boolean;
  readonly all: string;
  readonly groups: readonly { readonly group: string; readonly told: string }[];
}

/** What was found of the answers, in a sentence and by group; what could not be told of any group is one line. */
export function answersInWords(told: ToldNotRelevant | null | undefined): NotRelevantShown {
  if (told == null || told.all.answered === 0) return { known: false, all: 'Nobody has answered it yet, so how often it is not relevant is not known', groups: [] };
  const { all: { answered, rate: { per_1000: share, low, high } }, from } = told;
  if (share === null) return { known: false, all: `${FROM[from]} there were too few answers to tell how often it was not relevant`, groups: [] };
  const groups = told.groups.map(({ by, group, ...one }) => ({ group: groupInWords(by, group), told: notRelevantInWords(one) }));
  return { known: true, all: `${FROM[from]}, of 1,000 children for whom it was answered, it was not relevant for ${share}, between ${low} and ${high}${answered === null ? '' : ` (${answered} children)`}`, groups };
}

/** "Sex: female". Groups are named as the record names them. */
export function groupInWords(by: string, group: string): string {
  const name = group === 'few_together' ? 'groups of fewer than five, together' : group.replaceAll('_', ' ');
  return `${by.charAt(0).toUpperCase()}${by.slice(1)}: ${name}`;
}
