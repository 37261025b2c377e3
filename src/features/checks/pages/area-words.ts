import type { Rate } from '../trial/index.ts';
import type { AreaState, CheckState, Told } from '../live/standing.ts';

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

export function toldInWords({ records, children, perThousand, low, high }: Told): string {
  const of = children === null ? 'so few children that their number is not told' : `${children} children`;
  return perThousand === null ? `Tried on ${records} (${of}): too few to tell how often it spoke` : `Tried on ${records} (${of}): it spoke of ${perThousand} in 1,000, between ${low} and ${high}`;
}

export function rateInWords({ per_1000, low, high }: Rate): string {
  return per_1000 === null ? 'Not told' : `${per_1000} (${low} to ${high})`;
}
