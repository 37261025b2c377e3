/**
 * A percentage as it is printed: rounded half up at `places` decimals, worked out in whole numbers so
 * that no half is lost. `base` is over nought.
 */
export function printedPercent(count: number, base: number, places: number): string {
  const scale = 10n ** BigInt(places);
  const [numerator, denominator] = [BigInt(count) * 100n * scale, BigInt(base)];
  const rounded = (numerator * 2n + denominator) / (denominator * 2n);
  if (places === 0) return String(rounded);
  return `${rounded / scale}.${String(rounded % scale).padStart(places, '0')}`;
}
