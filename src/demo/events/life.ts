import type { Chance } from '../people/chance.ts';

/** One event as it is made; the id and the child are put on when it is written. */
export interface Made {
  readonly type: string;
  /** Days since the sample's first day; a fraction is a time of day. */
  readonly day: number;
  readonly agency: string;
  readonly area: string;
  readonly persons: string;
  /** JSON, or ''. */
  readonly attributes: string;
  readonly text: string;
  /** Others who knew, and how many days later. */
  readonly told: readonly (readonly [agency: string, after: number])[];
  /** How the date is written: to the minute, the day, about the day, or the month only. */
  readonly precision: 'minute' | 'day' | 'about' | 'month';
}

export interface Child {
  readonly id: number;
  readonly chance: Chance;
  readonly area: string;
  readonly girl: boolean;
  /** In years when the sample begins; below 0, born within it. */
  readonly age: number;
  /** Days of the sample. */
  readonly days: number;
  readonly add: (event: Made) => void;
}

export interface Detail {
  readonly agency?: string;
  readonly area?: string;
  readonly persons?: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly told?: Made['told'];
  readonly timed?: true;
}

const SOCIAL_CARE = 'children_social_care';
/** Shares of dates that people write as less than a day, and of events that do not say who knew. */
const ABOUT = 0.012;
const MONTH = 0.008;

/** Puts an event into a child's record, if its day is within the sample. */
export function happen(child: Child, type: string, day: number, text: string, detail: Detail = {}): void {
  if (day < 0 || day >= child.days) return;
  const { chance } = child;
  const vague = detail.timed === true ? 1 : chance.next();
  child.add({
    type, text, day: detail.timed === true ? day : Math.floor(day), agency: detail.agency ?? SOCIAL_CARE, area: detail.area ?? child.area, persons: detail.persons ?? '',
    attributes: detail.attributes === undefined ? '' : JSON.stringify(detail.attributes), told: detail.told ?? [],
    precision: detail.timed === true ? 'minute' : vague < ABOUT ? 'about' : vague < ABOUT + MONTH ? 'month' : 'day',
  });
}

/** Days until something that happens so often a year happens next. */
export function until(chance: Chance, perYear: number): number {
  return (-Math.log(1 - chance.next()) / perYear) * 365;
}
