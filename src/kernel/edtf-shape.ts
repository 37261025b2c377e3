import { parse, type ParsedInterval, type ParsedPoint, type ParsedSet } from 'edtf';
import { pointBounds, pointOf, type DatePoint, type Precision } from './date-point.ts';
import { parsePlainDate } from './plain-date.ts';
import { partialDateRefusal } from './partial-date-refusals.ts';
import { ok, refuse, type Result } from './result.ts';

/** From one point to another; null is open. A single date has the same point at both ends. */
export interface Stretch {
  readonly from: DatePoint | null;
  readonly to: DatePoint | null;
}

/** What an EDTF text says: one date, a time that something lasted, or one of several. */
export type Shape =
  | { readonly form: 'point'; readonly at: DatePoint }
  | ({ readonly form: 'span' } & Stretch)
  | { readonly form: 'one-of'; readonly choices: readonly [Stretch, ...Stretch[]] };

const WINTER = 24;
// By the mask of the digits written X and how many parts the date has: 2023-XX-15 is none of these.
const precisionOfMask: ReadonlyMap<string, Precision> = new Map([['8/1', 'decade'], ['48/2', 'year'], ['192/3', 'month'], ['240/3', 'year']]);

/**
 * Reads EDTF level 1 and one-of sets. Refuses what is not that, dates that are not real, times of
 * day, years outside 1900 to 2100, and stretches that end before they begin; the refusals quote
 * `text`, which is what the person wrote.
 */
export function readShape(edtf: string, text: string = edtf): Result<Shape> {
  const days = [...edtf.matchAll(/\d{4}-\d{2}-\d{2}/g)].map(([day]) => parsePlainDate(day));
  const unreal = days.find((day) => !day.ok);
  if (unreal?.ok === false) return unreal;
  const { bare, mark } = seasonMark(edtf);
  const tree = wholeDay(edtf) ?? grammar(bare);
  if (tree === undefined) return refuse(partialDateRefusal('PARTIAL_DATE_NOT_READABLE', { text }));
  const shape = readTree(tree.type === 'Season' ? { ...tree, ...mark } : tree, text);
  return shape.ok ? checkShape(shape.value, text) : shape;
}

type Tree = ReturnType<typeof parse>;

// Most entries of a chronology are whole days, and the grammar takes a tenth of a millisecond each.
function wholeDay(edtf: string): Tree | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(edtf)) return undefined;
  const [year = 0, month = 1, day = 1] = edtf.split('-').map(Number);
  return { type: 'Date', values: [year, month - 1, day] };
}

const MOST_KEPT = 4_096;
const kept = new Map<string, Tree | undefined>();

// Kept, because a record has few partial dates and every page that shows it reads them again.
function grammar(edtf: string): Tree | undefined {
  if (kept.has(edtf)) return kept.get(edtf);
  if (kept.size >= MOST_KEPT) kept.clear();
  const tree = parsed(edtf);
  kept.set(edtf, tree);
  return tree;
}

function parsed(edtf: string): Tree | undefined {
  try {
    return parse(edtf, { level: 2 });
  } catch {
    return undefined;
  }
}

function readTree(tree: Tree, text: string): Result<Shape> {
  switch (tree.type) {
    case 'Date':
    case 'Season': return readAt(tree, text);
    case 'Interval': return readSpan(tree, text);
    case 'Set': return readChoices(tree, text);
    default: return refuse(partialDateRefusal('PARTIAL_DATE_NOT_READABLE', { text }));
  }
}

// Level 1 lets a season be doubted or approximate; the library reads a season only without a mark.
function seasonMark(text: string): { readonly bare: string; readonly mark: Partial<ParsedPoint> } {
  const [, season, mark] = /^(\d{4}-2\d)([?~%])$/.exec(text) ?? [];
  if (season === undefined) return { bare: text, mark: {} };
  return { bare: season, mark: { approximate: mark !== '?', uncertain: mark !== '~' } };
}

function checkShape(shape: Shape, text: string): Result<Shape> {
  const stretches = shape.form === 'point' ? [] : shape.form === 'span' ? [shape] : shape.choices;
  const reversed = stretches.some(({ from, to }) => from !== null && to !== null && pointBounds(to).latest < pointBounds(from).earliest);
  return reversed ? refuse(partialDateRefusal('PARTIAL_DATE_REVERSED', { text })) : ok(shape);
}

function readAt(parsed: ParsedPoint, text: string): Result<Shape> {
  const at = readPoint(parsed, text);
  return at.ok ? ok({ form: 'point', at: at.value }) : at;
}

function readSpan({ values: [first, last] }: ParsedInterval, text: string): Result<Shape> {
  const from = readEnd(first, text);
  if (!from.ok) return from;
  const to = readEnd(last, text);
  if (!to.ok) return to;
  if (from.value === null && to.value === null) return refuse(partialDateRefusal('PARTIAL_DATE_OPEN_BOTH_WAYS'));
  return ok({ form: 'span', from: from.value, to: to.value });
}

// The library tells "open" (an infinite number) from "unknown" (null): no bound comes from either.
function readEnd(end: ParsedPoint | number | null, text: string): Result<DatePoint | null> {
  return end === null || typeof end === 'number' ? ok(null) : readPoint(end, text);
}

function readChoices({ values, earlier, later }: ParsedSet, text: string): Result<Shape> {
  const choices: Stretch[] = [];
  for (const [index, value] of values.entries()) {
    const [first, last] = isPair(value) ? value : [value, value];
    const from = readPoint(first, text);
    if (!from.ok) return from;
    const to = readPoint(last, text);
    if (!to.ok) return to;
    const openStart = earlier === true && index === 0;
    const openEnd = later === true && index === values.length - 1;
    choices.push({ from: openStart ? null : from.value, to: openEnd ? null : to.value });
  }
  const [first, ...rest] = choices;
  return first === undefined ? refuse(partialDateRefusal('PARTIAL_DATE_NOT_READABLE', { text })) : ok({ form: 'one-of', choices: [first, ...rest] });
}

function isPair(value: ParsedSet['values'][number]): value is readonly [ParsedPoint, ParsedPoint] {
  return Array.isArray(value);
}

function readPoint({ type, values, approximate = false, uncertain = false, unspecified }: ParsedPoint, text: string): Result<DatePoint> {
  const [year = 0, second, day] = values;
  if (values.length > 3) return refuse(partialDateRefusal('PARTIAL_DATE_HAS_TIME', { text }));
  if (year < 1900 || year > 2100) return refuse(partialDateRefusal('PARTIAL_DATE_OUT_OF_RANGE', { text }));
  if (type === 'Season' && second === WINTER) return refuse(partialDateRefusal('PARTIAL_DATE_WINTER_UNCLEAR'));
  const masked = unspecified === undefined ? undefined : precisionOfMask.get(`${unspecified}/${values.length}`);
  const inParts = typeof approximate === 'number' || typeof uncertain === 'number';
  if (inParts || (unspecified !== undefined && masked === undefined) || (type === 'Season' && (second ?? 0) > WINTER)) {
    return refuse(partialDateRefusal('PARTIAL_DATE_NOT_READABLE', { text }));
  }
  const precision = masked ?? (type === 'Season' ? 'season' : second === undefined ? 'year' : day === undefined ? 'month' : 'day');
  const month = precision === 'year' || precision === 'decade' ? 1 : type === 'Season' ? second : (second ?? 0) + 1;
  return ok({ ...pointOf(precision, year, month, precision === 'day' ? day : 1), about: approximate, doubted: uncertain });
}
