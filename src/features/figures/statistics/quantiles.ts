import { inverseIncompleteBeta } from './incomplete-beta.ts';

// Wichura, Algorithm AS 241 (PPND16), Applied Statistics 37 (1988) 477-484; about 1 part in 1e16.
const CENTRE = [
  [3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087, 33430.57558358813, 2509.0809287301227],
  [1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943, 5226.495278852854],
] as const;
const NEAR_TAIL = [
  [1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506, 0.022723844989269184, 0.0007745450142783414],
  [1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-9],
] as const;
const FAR_TAIL = [
  [6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124, 0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7],
  [1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 0.000018463183175100548, 1.421511758316446e-7, 2.0442631033899397e-15],
] as const;

type Ratio = readonly [readonly number[], readonly number[]];

/** The z below which a standard normal variable falls with this chance, 0 < chance < 1. */
export function normalQuantile(chance: number): number {
  if (!(chance > 0 && chance < 1)) throw new RangeError(`normalQuantile needs a chance between 0 and 1, not ${chance}`);
  const fromMiddle = chance - 0.5;
  if (Math.abs(fromMiddle) <= 0.425) return fromMiddle * ratio(CENTRE, 0.180625 - fromMiddle * fromMiddle);
  const tail = Math.sqrt(-Math.log(Math.min(chance, 1 - chance)));
  const size = tail <= 5 ? ratio(NEAR_TAIL, tail - 1.6) : ratio(FAR_TAIL, tail - 5);
  return fromMiddle < 0 ? -size : size;
}

function ratio([above, below]: Ratio, x: number): number {
  return polynomial(above, x) / polynomial(below, x);
}

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}

/** The t below which Student's t with these degrees of freedom falls with this chance. */
export function studentQuantile(chance: number, freedom: number): number {
  if (!(chance > 0 && chance < 1)) throw new RangeError(`studentQuantile needs a chance between 0 and 1, not ${chance}`);
  if (chance === 0.5) return 0;
  const x = inverseIncompleteBeta(2 * Math.min(chance, 1 - chance), freedom / 2, 0.5);
  const size = Math.sqrt((freedom * (1 - x)) / x);
  return chance < 0.5 ? -size : size;
}
