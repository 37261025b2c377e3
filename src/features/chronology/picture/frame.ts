import { scaleUtc, type ScaleTime } from 'd3-scale';
import { addDays, dayNumber, type PlainDate } from '../../../kernel/plain-date.ts';
import type { Picture } from './picture.ts';

/** Where things go, in the picture's own units; 1,000 of them are its width. */
export const WIDTH = 1000;
export const LEFT = 170;
export const RIGHT = 988;

/** Turns a day into a place. Days are taken at noon, so that a mark stands in its day. */
export interface Frame {
  readonly x: (day: PlainDate) => number;
  readonly scale: ScaleTime<number, number>;
  readonly from: PlainDate;
  readonly to: PlainDate;
}

const NOON = 43_200_000;
const DAY = 86_400_000;

export function frameOf({ from, to }: Pick<Picture, 'from' | 'to'>): Frame {
  // A margin of a hundredth on each side keeps the first and the last mark whole.
  const margin = Math.max(1, Math.ceil((dayNumber(to) - dayNumber(from)) / 100));
  const [start, end] = [addDays(from, -margin), addDays(to, margin)];
  const scale = scaleUtc([dayNumber(start) * DAY, (dayNumber(end) + 1) * DAY], [LEFT, RIGHT]);
  return { x: (day) => scale(dayNumber(day) * DAY + NOON), scale, from: start, to: end };
}

export interface Tick {
  readonly x: number;
  readonly label: string;
  /** A new year is drawn stronger than a month. */
  readonly year: boolean;
}

const month = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'short' });
const dayOfMonth = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' });

export function ticksOf({ scale }: Frame): readonly Tick[] {
  const [start, end] = scale.domain();
  const short = start !== undefined && end !== undefined && end.getTime() - start.getTime() < 100 * DAY;
  return scale.ticks(9).map((at) => {
    const year = at.getUTCMonth() === 0 && at.getUTCDate() === 1;
    return { x: scale(at), year, label: year ? String(at.getUTCFullYear()) : (short ? dayOfMonth : month).format(at) };
  });
}
