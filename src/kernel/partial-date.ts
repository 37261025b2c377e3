import { pointBounds, type Bounds, type DatePoint, type Precision } from './date-point.ts';
import { readShape, type Shape, type Stretch } from './edtf-shape.ts';
import { partialDateRefusal } from './partial-date-refusals.ts';
import type { PlainDate } from './plain-date.ts';
import { ok, refuse, type Result } from './result.ts';

export type { Bounds, DatePoint, Precision } from './date-point.ts';
export type { Shape, Stretch } from './edtf-shape.ts';

/** One way in which the date may have been: when it began and when it ended. What was on one day has the same bounds twice. */
export interface Reading {
  readonly start: Bounds;
  readonly end: Bounds;
}

/** A date as it is known, with no more said than is known. */
export interface PartialDate {
  /** EDTF level 1, or a one-of set: the form that is stored and exchanged. */
  readonly edtf: string;
  /** The words as they were written, kept beside. */
  readonly words: string;
  readonly kind: Precision | 'span' | 'one-of';
  /** The first day that it may have been, or on which it may have begun; null is open. */
  readonly earliest: PlainDate | null;
  /** The last day that it may have been, or on which it may have ended; null is open. */
  readonly latest: PlainDate | null;
  /** Somebody put a question mark to it. It does not widen the bounds. */
  readonly doubted: boolean;
  readonly shape: Shape;
  readonly readings: readonly Reading[];
}

/**
 * Reads EDTF. `words` are those that a person wrote; without them the EDTF itself is kept.
 * Refuses as `readShape` does; `field` is put on the refusal.
 */
export function parsePartialDate(edtf: string, words: string = edtf, field?: string): Result<PartialDate> {
  const text = edtf.trim();
  if (text === '') return inField(refuse(partialDateRefusal('PARTIAL_DATE_MISSING')), field);
  const shape = readShape(text, words);
  return shape.ok ? ok(fromShape(text, words, shape.value)) : inField(shape, field);
}

/** A whole, certain day as a partial date. */
export function onDay(day: PlainDate): PartialDate {
  return fromShape(day, day, { form: 'point', at: { precision: 'day', start: day, about: false, doubted: false } });
}

/** Puts a refusal beside its form field. */
export function inField<T>(result: Result<T>, field: string | undefined): Result<T> {
  if (result.ok || field === undefined) return result;
  const [first, ...rest] = result.refusals.map((refusal) => ({ ...refusal, field }));
  return first === undefined ? result : refuse(first, ...rest);
}

function fromShape(edtf: string, words: string, shape: Shape): PartialDate {
  const readings = readingsOf(shape);
  return {
    edtf, words, kind: shape.form === 'point' ? shape.at.precision : shape.form,
    earliest: least(readings.map(({ start }) => start.earliest)), latest: greatest(readings.map(({ end }) => end.latest)),
    doubted: pointsIn(shape).some(({ doubted }) => doubted), shape, readings,
  };
}

function readingsOf(shape: Shape): readonly Reading[] {
  switch (shape.form) {
    case 'point': return [someDay({ from: shape.at, to: shape.at })];
    case 'span': return [lasting(shape)];
    case 'one-of': return shape.choices.map(someDay);
  }
}

function someDay(stretch: Stretch): Reading {
  const bounds = { earliest: boundsOf(stretch.from).earliest, latest: boundsOf(stretch.to).latest };
  return { start: bounds, end: bounds };
}

// What lasted cannot have begun after its last possible day, nor ended before its first.
function lasting({ from, to }: Stretch): Reading {
  const [first, last] = [boundsOf(from), boundsOf(to)];
  return {
    start: { earliest: first.earliest, latest: sooner(first.latest, last.latest) },
    end: { earliest: later(first.earliest, last.earliest), latest: last.latest },
  };
}

function boundsOf(point: DatePoint | null): Bounds {
  return point === null ? { earliest: null, latest: null } : pointBounds(point);
}

function pointsIn(shape: Shape): readonly DatePoint[] {
  const stretches = shape.form === 'point' ? [{ from: shape.at, to: null }] : shape.form === 'span' ? [shape] : shape.choices;
  return stretches.flatMap(({ from, to }) => [from, to]).filter((point) => point !== null);
}

function sooner(a: PlainDate | null, b: PlainDate | null): PlainDate | null {
  return a === null || (b !== null && b < a) ? b : a;
}

function later(a: PlainDate | null, b: PlainDate | null): PlainDate | null {
  return a === null || (b !== null && b > a) ? b : a;
}

// Null is open, and open reaches further than any day.
function least(days: readonly (PlainDate | null)[]): PlainDate | null {
  return days.reduce((a, b) => (a === null || b === null ? null : b < a ? b : a));
}

function greatest(days: readonly (PlainDate | null)[]): PlainDate | null {
  return days.reduce((a, b) => (a === null || b === null ? null : b > a ? b : a));
}
