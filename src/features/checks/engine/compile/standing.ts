import type { Weight } from '../truth.ts';

/** What starts a clock: an event, and the day and second that count. */
export interface Anchor {
  readonly event: number;
  readonly day: number;
  readonly at: number;
  /** Whether only a day is recorded. */
  readonly dayOnly: boolean;
}

export interface Due {
  readonly unit: 'day' | 'second';
  /** Days or seconds since 1970. Where only the day is recorded that starts a limit in hours, it is taken to end that day. */
  readonly value: number;
  /** The same where that day had only begun. */
  readonly soonest: number;
}

/** How one expectation stands. */
export interface Standing {
  readonly weight: Weight;
  /** The lightest that it may be, where a limit in hours meets what is recorded by the day alone. */
  readonly least: Weight;
  readonly due: Due | undefined;
  /** The first day at whose end it fires. */
  readonly fires: number;
  /** The event that met it, where one did. */
  readonly met: number | undefined;
  readonly warning: boolean;
}
