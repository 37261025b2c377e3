import { shiftDay, type Duration } from './calendar.ts';
import type { Choices, Held, Variable } from './completions.ts';

/** Fewer completions than this cost less to judge than to tell apart. */
const WORTH = 64;

/** With more pairs of days than this, telling completions apart costs more than judging those that are tried. */
const MOST_TOLD = 100_000;

/**
 * Whether a completion answers some comparison otherwise than each that was shown to it before. Those that answer all alike
 * have one result, and completions come with the first of them first, so the others need not be judged. A limit in hours
 * turns within a day, which days do not tell, so there every completion counts.
 */
export function tellsApart(variables: readonly Variable[], { days, count }: Choices): (completion: readonly number[]) => boolean {
  const couples = pairsOf(variables);
  const large = couples.reduce((sum, [one, other]) => sum + (days[one]?.length ?? 0) * (days[other]?.length ?? 0), 0) > MOST_TOLD;
  if (large || count < WORTH || variables.some(({ held }) => held.some(({ durations }) => durations.some(({ unit }) => unit === 'hours')))) return () => true;
  const places = days.map((own) => new Map(own.map((day, place) => [day, place])));
  const alone = variables.map((variable, index) => numbered((days[index] ?? []).map((day) => aloneKey(variable, day))));
  const pairs = couples.map(([one, other]) => {
    const [first, second] = [days[one] ?? [], days[other] ?? []];
    const between = betweenOf(variables, one, other);
    return { one, other, width: second.length, keys: numbered(first.flatMap((day) => second.map((next) => pairKey(between, day, next)))) };
  });
  const seen = new Set<string>();
  return (completion) => {
    const at = completion.map((day, index) => places[index]?.get(day) ?? 0);
    const key = [...alone.map((own, index) => own[at[index] ?? 0]), ...pairs.map(({ one, other, width, keys }) => keys[(at[one] ?? 0) * width + (at[other] ?? 0)])].join();
    const before = seen.size;
    return seen.add(key).size > before;
  };
}

/** The same number for the same text. */
function numbered(texts: readonly string[]): readonly number[] {
  const known = new Map<string, number>();
  return texts.map((text) => {
    const number = known.get(text) ?? known.size;
    known.set(text, number);
    return number;
  });
}

/** How many of the days it is held against, and of those so long after them, are before it and not after it; the same for the day so long after its own. */
function aloneKey({ held }: Variable, day: number): string {
  if (held.length === 0) return String(day);
  return held.map(({ against, durations }) => [below(against, day), ...durations.map((duration) => {
    const reached = shiftDay(day, duration, 1);
    return [below(against.map((other) => shifted(other, duration)), day), below(against, reached)].join('/');
  })].join('/')).join(';');
}

function below(days: readonly number[], day: number): string {
  let [before, notAfter] = [0, 0];
  for (const one of days) {
    if (one < day) before++;
    if (one <= day) notAfter++;
  }
  return `${before}.${notAfter}`;
}

function pairKey(durations: readonly Duration[], day: number, other: number): string {
  return [Math.sign(day - other), ...durations.flatMap((duration) => [Math.sign(day - shifted(other, duration)), Math.sign(other - shifted(day, duration))])].join('/');
}

function pairsOf(variables: readonly Variable[]): readonly (readonly [number, number])[] {
  return variables.flatMap((variable, one) => variables.flatMap((own, other) => (other > one && (isHeld(variable, other) || isHeld(own, one)) ? [[one, other] as const] : [])));
}

function isHeld({ held }: Variable, other: number): boolean {
  return held.some(({ others }) => others.includes(other));
}

function betweenOf(variables: readonly Variable[], one: number, other: number): readonly Duration[] {
  return [...linking(variables[one], other), ...linking(variables[other], one)].flatMap(({ durations }) => durations);
}

function linking(variable: Variable | undefined, index: number): readonly Held[] {
  return (variable?.held ?? []).filter(({ others }) => others.includes(index));
}

const kept = new Map<string, number>();

function shifted(day: number, duration: Duration): number {
  const key = `${day}/${duration.unit}/${duration.value}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  if (kept.size > 50_000) kept.clear();
  const found = shiftDay(day, duration, 1);
  kept.set(key, found);
  return found;
}
