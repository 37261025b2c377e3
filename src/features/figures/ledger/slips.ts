/**
 * The numbers that differ from this one by one slip of the hand: a digit wrong, missing or too many,
 * or two neighbours changed about. Whole numbers of nought or more only.
 */
export function slipsOf(value: number): ReadonlySet<number> {
  const text = String(value);
  const digits = '0123456789';
  const texts: string[] = [];
  for (let at = 0; at <= text.length; at += 1) {
    const [before, after] = [text.slice(0, at), text.slice(at)];
    for (const digit of digits) texts.push(before + digit + after, before + digit + after.slice(1));
    texts.push(before + after.slice(1), before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2));
  }
  return new Set(texts.filter((one) => /^(0|[1-9]\d*)$/.test(one)).map(Number).filter((one) => one !== value));
}

/** How far apart two numbers are as written: 1 is one slip, 2 is more. */
export function slipCost(from: number, to: number): number {
  return from >= 0 && to >= 0 && slipsOf(from).has(to) ? 1 : 2;
}
