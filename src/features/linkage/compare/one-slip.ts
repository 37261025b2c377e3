import type { Values } from '../records/interner.ts';
import { dayOf, monthOf, yearOf } from '../values/date-value.ts';

/** True where one letter or digit was put in, left out or changed, or two neighbours changed places. */
export function oneSlip({ bytes, starts }: Values, a: number, b: number): boolean {
  let fromA = starts[a] ?? 0;
  let fromB = starts[b] ?? 0;
  let toA = starts[a + 1] ?? 0;
  let toB = starts[b + 1] ?? 0;
  if (Math.abs(toA - fromA - (toB - fromB)) > 1) return false;
  for (; fromA < toA && fromB < toB && bytes[fromA] === bytes[fromB]; fromA++) fromB++;
  for (; toA > fromA && toB > fromB && bytes[toA - 1] === bytes[toB - 1]; toA--) toB--;
  const left = toA - fromA;
  const right = toB - fromB;
  return (left <= 1 && right <= 1) || (left === 2 && right === 2 && bytes[fromA] === bytes[fromB + 1] && bytes[fromA + 1] === bytes[fromB]);
}

/** The same for two dates as numbers of eight digits; a day and month in each other's place are one slip too. */
export function dateSlip(a: number, b: number): boolean {
  let left = a;
  let right = b;
  let differ = 0;
  let firstAt = 0;
  let firstLeft = 0;
  let firstRight = 0;
  for (let place = 0; left > 0 || right > 0; place++) {
    const digitLeft = left % 10;
    const digitRight = right % 10;
    left = (left / 10) | 0;
    right = (right / 10) | 0;
    if (digitLeft === digitRight) continue;
    differ++;
    if (differ === 1) {
      firstAt = place;
      firstLeft = digitLeft;
      firstRight = digitRight;
    } else if (differ > 2 || place !== firstAt + 1 || digitLeft !== firstRight || digitRight !== firstLeft) return turned(a, b);
  }
  return true;
}

function turned(a: number, b: number): boolean {
  return yearOf(a) === yearOf(b) && monthOf(a) === dayOf(b) && dayOf(a) === monthOf(b);
}
