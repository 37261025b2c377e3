import type { Values } from '../records/interner.ts';

/** True where one letter or digit was put in, left out or changed, or two neighbours changed places. */
export function oneSlip({ bytes, starts }: Values, a: number, b: number): boolean {
  let [fromA, toA, fromB, toB] = [starts[a] ?? 0, starts[a + 1] ?? 0, starts[b] ?? 0, starts[b + 1] ?? 0];
  if (Math.abs(toA - fromA - (toB - fromB)) > 1) return false;
  while (fromA < toA && fromB < toB && bytes[fromA] === bytes[fromB]) [fromA, fromB] = [fromA + 1, fromB + 1];
  while (toA > fromA && toB > fromB && bytes[toA - 1] === bytes[toB - 1]) [toA, toB] = [toA - 1, toB - 1];
  const [left, right] = [toA - fromA, toB - fromB];
  return (left <= 1 && right <= 1) || (left === 2 && right === 2 && bytes[fromA] === bytes[fromB + 1] && bytes[fromA + 1] === bytes[fromB]);
}

/** The same for two dates as numbers of eight digits; a day and month in each other's place are one slip too. */
export function dateSlip(a: number, b: number): boolean {
  let [left, right, place, differ, firstAt] = [a, b, 0, 0, 0];
  let [firstLeft, firstRight] = [0, 0];
  for (; left > 0 || right > 0; place++) {
    const [digitLeft, digitRight] = [left % 10, right % 10];
    left = Math.trunc(left / 10);
    right = Math.trunc(right / 10);
    if (digitLeft === digitRight) continue;
    differ++;
    if (differ === 1) [firstAt, firstLeft, firstRight] = [place, digitLeft, digitRight];
    else if (differ > 2 || place !== firstAt + 1 || digitLeft !== firstRight || digitRight !== firstLeft) return turned(a, b);
  }
  return true;
}

function turned(a: number, b: number): boolean {
  return Math.trunc(a / 10_000) === Math.trunc(b / 10_000) && Math.trunc(a / 100) % 100 === b % 100 && a % 100 === Math.trunc(b / 100) % 100;
}
