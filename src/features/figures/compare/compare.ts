import { ABSENT, checkCondition, codesOf, evaluate, NOT_MENTIONED, PRESENT, type Code, type CodedData, type Expression, type Marks } from '../../coding/index.ts';
import { ok, refuse, unlessRefused, type Refusal, type Result } from '../../../kernel/result.ts';
import type { SuppressionPolicy } from '../disclosure/index.ts';
import { benjaminiHochberg, holm } from '../statistics/index.ts';
import { countsIn, placesWhere, textsOf } from './groups.ts';
import { matchExactly, type Matched } from './matching.ts';
import { isSmall, withoutSmall, type CountedRow } from './leave-out.ts';
import { compareRow, type CompareRow } from './row.ts';
import { compareRefusals } from './refusals.ts';

/** What is asked of a comparison: all that it takes to make it again. */
export interface CompareWish {
  /** The table whose records are counted; the first with data where left out. */
  readonly unit?: string;
  readonly cohort: string;
  /** The group beside the cohort; everybody else where left out. */
  readonly against?: string;
  /** The codes to compare; every code with options or states where left out. */
  readonly codes?: readonly string[];
  /** Codes in which a matched sample is exactly like the cohort. */
  readonly match?: readonly string[];
  /** How many others are drawn for each case. */
  readonly ratio: number;
  readonly seed: number;
  readonly level: number;
  /** The day on which the comparison was made. */
  readonly on: string;
  /** Small counts are left out by it; everything is shown where it is left out. */
  readonly disclosure?: SuppressionPolicy;
}

export interface Comparison {
  readonly frozen: Readonly<Record<string, unknown>>;
  readonly unit: string;
  readonly cohort: { readonly expression: string; readonly cases: number; readonly cannot_tell: number | null };
  readonly rest: { readonly expression: string; readonly cases: number };
  readonly left_out: { readonly faulty: number | null; readonly in_neither: number | null };
  readonly matching: { readonly on: readonly string[]; readonly ratio: number; readonly seed: number; readonly matched: number; readonly drawn: number; readonly unmatched: readonly string[] } | null;
  /** How many values were tested: the p values are adjusted for so many. */
  readonly tests: number;
  readonly rows: readonly CompareRow[];
  readonly notes: readonly string[];
}

interface Sides {
  readonly cohort: Int32Array;
  readonly rest: Int32Array;
  readonly cannotTell: number;
  readonly chosenBy: ReadonlySet<string>;
}

/**
 * Compares a cohort of coded cases with the rest, another group, or a matched sample, code by code.
 * Refuses a condition that does not fit the codebook, a group without a case, groups that overlap,
 * codes that are not there, and under disclosure control groups that are small themselves.
 */
export function compareGroups(data: CodedData, wish: CompareWish): Result<Comparison> {
  const unit = wish.unit ?? data.tables[0] ?? '';
  if (!data.has(unit)) return refuse(compareRefusals.refusal('COMPARE_TABLE_NOT_KNOWN', { table: unit, tables: data.tables.join(', '), field: '--unit' }));
  const sides = sidesOf(data, unit, wish);
  if (!sides.ok) return sides;
  const codes = codesFor(data, unit, wish);
  if (!codes.ok) return codes;
  const matched = matchedSides(data, unit, wish, sides.value);
  if (!matched.ok) return matched;
  const { cohort, others } = matched.value ?? { cohort: sides.value.cohort, others: sides.value.rest };
  const small = smallGroup(wish, sides.value, matched.value);
  if (small !== undefined) return refuse(small);
  const counted = codes.value.flatMap((code) => rowsOf(data, unit, code, cohort, others, sides.value.chosenBy, wish.level));
  const { rows, notes } = wish.disclosure === undefined ? { rows: counted.map(({ row }) => row), notes: [] } : withoutSmall(counted, cohort, others, data.records(unit).size, wish.disclosure);
  return ok(described(data, unit, wish, sides.value, matched.value, { rows: adjusted(rows), notes }));
}

function sidesOf(data: CodedData, unit: string, wish: CompareWish): Result<Sides> {
  const cohort = checkCondition(data.codebook, unit, wish.cohort, 'cohort', '--cohort');
  const against = checkCondition(data.codebook, unit, wish.against ?? 'all', 'against', '--against');
  if (!cohort.ok) return cohort;
  if (!against.ok) return against;
  const missing = [...codesOf(cohort.value), ...codesOf(against.value)].find((code) => !data.holds(code));
  if (missing !== undefined) return refuse(compareRefusals.refusal('COMPARE_CODE_NOT_KNOWN', { code: missing, field: '--cohort' }));
  const { faulty, keys } = data.records(unit);
  const sound = (at: number): boolean => faulty[at] !== 1;
  const [inside, beside] = [marksOf(data, unit, cohort.value), marksOf(data, unit, against.value)];
  const members = placesWhere(inside, PRESENT).filter(sound);
  const both = wish.against === undefined ? [] : [...members].filter((at) => beside[at] === PRESENT);
  const rest = placesWhere(beside, PRESENT).filter((at) => sound(at) && inside[at] !== PRESENT);
  const open = evaluate(cohort.value, data.columnsOf(unit), 'open').filter((mark, at) => mark === NOT_MENTIONED && sound(at) && inside[at] !== PRESENT).length;
  return unlessRefused([
    ...(members.length === 0 ? [compareRefusals.refusal('COMPARE_GROUP_EMPTY', { group: 'the cohort', expression: wish.cohort, field: '--cohort' })] : []),
    ...(rest.length === 0 ? [compareRefusals.refusal('COMPARE_GROUP_EMPTY', { group: 'the group beside it', expression: wish.against ?? 'everybody else', field: wish.against === undefined ? '--cohort' : '--against' })] : []),
    ...(both[0] === undefined ? [] : [compareRefusals.refusal('COMPARE_GROUPS_OVERLAP', { number: String(both.length), example: keys[both[0]] ?? '', field: '--against' })]),
  ], () => ({ cohort: members, rest, cannotTell: open, chosenBy: new Set([...codesOf(cohort.value), ...codesOf(against.value), ...(wish.match ?? [])]) }));
}

// The sizes of groups are told by every base of a comparison, so that a small one cannot be left out of it.
function smallGroup({ disclosure }: CompareWish, { cohort, rest }: Sides, matched: Matched | undefined): Refusal | undefined {
  if (disclosure === undefined) return undefined;
  const groups: readonly (readonly [string, number])[] = [
    ['The cohort', cohort.length], ['The group beside it', rest.length],
    ...(matched === undefined ? [] : [['The matched part of the cohort', matched.cohort.length], ['The part drawn beside it', matched.others.length], ['The part of the cohort without a match', matched.unmatched.length], ['The part that is not drawn', rest.length - matched.others.length]] as const),
  ];
  const small = groups.find(([, cases]) => cases > 0 && isSmall(cases, disclosure));
  return small === undefined ? undefined : compareRefusals.refusal('COMPARE_GROUP_SMALL', { group: small[0], below: String(disclosure.below), field: '--cohort' });
}

function marksOf(data: CodedData, unit: string, expression: Expression): Marks {
  return evaluate(expression, data.columnsOf(unit), 'recorded');
}

function codesFor(data: CodedData, unit: string, { codes, match }: CompareWish): Result<readonly Code[]> {
  const usable = [...data.codebook.codes.values()].filter((code) => (code.type === 'states' || code.type === 'choice' || code.type === 'choices') && (code.table === unit || reaches(data, unit, code)) && data.holds(code.code));
  const unknown = [...(codes ?? []), ...(match ?? [])].filter((name) => !usable.some(({ code }) => code === name));
  const refusals: readonly Refusal[] = unknown.map((code) => compareRefusals.refusal('COMPARE_CODE_NOT_KNOWN', { code, field: codes?.includes(code) === true ? '--codes' : '--match' }));
  return unlessRefused(refusals, () => (codes === undefined ? usable.filter(({ table }) => table === unit) : usable.filter(({ code }) => codes.includes(code))));
}

function reaches(data: CodedData, unit: string, code: Code): boolean {
  return checkCondition(data.codebook, unit, `"${code.code}" = does_not_apply`, code.code, '').ok;
}

function matchedSides(data: CodedData, unit: string, { match, ratio, seed }: CompareWish, { cohort, rest }: Sides): Result<Matched | undefined> {
  if (match === undefined || match.length === 0) return ok(undefined);
  const texts = match.map((code) => textsOf(data.column(unit, code)));
  const impossible = match.find((_, index) => texts[index] === undefined);
  if (impossible !== undefined) return refuse(compareRefusals.refusal('COMPARE_MATCH_NOT_POSSIBLE', { code: impossible, field: '--match' }));
  const likeness = (at: number): string | undefined => {
    const parts = texts.map((text) => text?.(at));
    return parts.includes(undefined) ? undefined : JSON.stringify(parts);
  };
  const matched = matchExactly(cohort, rest, data.records(unit).keys, likeness, ratio, seed);
  return matched.cohort.length === 0 ? refuse(compareRefusals.refusal('COMPARE_MATCHED_NOBODY', { codes: match.join(', '), field: '--match' })) : ok(matched);
}

function rowsOf(data: CodedData, unit: string, code: Code, cohort: Int32Array, rest: Int32Array, chosenBy: ReadonlySet<string>, level: number): readonly CountedRow[] {
  const values = code.type === 'states' ? [{ code: 'present', label: code.label }] : code.options;
  return values.map(({ code: value, label }) => {
    const marks = valueMarks(data, unit, code, value);
    const name = code.type === 'states' ? code.label : `${code.label}: ${label}`;
    const row = compareRow({ code: code.code, label: name, value, chooses: chosenBy.has(code.code) }, countsIn(marks, cohort), countsIn(marks, rest), level);
    return { row, marks, addsUp: code.type === 'choice' };
  });
}

// Present, absent, silent or outside, for one value of one code.
function valueMarks(data: CodedData, unit: string, code: Code, value: string): Marks {
  const column = data.column(unit, code.code);
  if (column.kind === 'states') return column.marks;
  const columns = { size: data.records(unit).size, columnOf: () => column };
  const outside = evaluate({ kind: 'compare', code: code.code, operator: '=', value: 'does_not_apply', at: 0 }, columns, 'recorded');
  return evaluate({ kind: 'compare', code: code.code, operator: '=', value, at: 0 }, columns, 'open').map((mark, at) => (mark === ABSENT && outside[at] === PRESENT ? 3 : mark));
}

function adjusted(rows: readonly CompareRow[]): readonly CompareRow[] {
  const tested = rows.filter(({ fisher_p }) => fisher_p !== null);
  const raw = tested.map(({ fisher_p }) => fisher_p ?? 1);
  const [byHolm, byRate] = [holm(raw), benjaminiHochberg(raw)];
  const place = new Map(tested.map((row, index) => [row, index]));
  return rows.map((row) => {
    const at = place.get(row);
    return at === undefined ? row : { ...row, holm_p: byHolm[at] ?? null, bh_p: byRate[at] ?? null };
  });
}

function described(data: CodedData, unit: string, wish: CompareWish, sides: Sides, matched: Matched | undefined, { rows, notes }: { readonly rows: readonly CompareRow[]; readonly notes: readonly string[] }): Comparison {
  const { keys, faulty, size } = data.records(unit);
  const wrong = faulty.filter((mark) => mark === 1).length;
  const told = (number: number): number | null => (wish.disclosure !== undefined && isSmall(number, wish.disclosure) ? null : number);
  const tests = rows.filter(({ fisher_p }) => fisher_p !== null).length;
  return {
    frozen: {
      on: wish.on, codebook: data.codebook.name, codebook_version: data.codebook.version, data_hash: `sha256:${data.hash}`, unit,
      cohort: wish.cohort, against: wish.against ?? null, codes: wish.codes ?? null, match: wish.match ?? null, ratio: wish.ratio, seed: wish.seed, level: wish.level,
      ...(wish.disclosure === undefined ? {} : { disclosure: wish.disclosure }),
    },
    unit,
    cohort: { expression: wish.cohort, cases: sides.cohort.length, cannot_tell: told(sides.cannotTell) },
    rest: { expression: wish.against ?? `not (${wish.cohort})`, cases: sides.rest.length },
    left_out: { faulty: told(wrong), in_neither: told(size - wrong - sides.cohort.length - sides.rest.length) },
    matching: matched === undefined ? null : {
      on: wish.match ?? [], ratio: wish.ratio, seed: wish.seed, matched: matched.cohort.length, drawn: matched.others.length,
      unmatched: [...matched.unmatched].map((at) => keys[at] ?? '').toSorted(),
    },
    tests, rows, notes: [...notesOn(told(sides.cannotTell), matched, tests), ...leftOutNotes(rows, wish.disclosure), ...notes],
  };
}

function notesOn(cannotTell: number | null, matched: Matched | undefined, tests: number): readonly string[] {
  return [
    'A report that is silent is not one that says no: shares are at least shares, and difference_if_silent shows how far silence could move them.',
    'Every case here went wrong. A share of reviews is never a chance for a living child.',
    ...(cannotTell === 0 ? [] : [`${cannotTell ?? 'A few'} cases do not say whether they belong to the cohort. They stand outside it.`]),
    ...(tests < 2 ? [] : [`${tests} values were compared: at a level of 0.05 about ${Math.max(1, Math.round(tests * 0.05))} would seem to differ by chance alone. holm_p and bh_p allow for it.`]),
    ...(matched === undefined ? [] : ['Tests on a matched sample take the groups as independent, which errs on the side of finding nothing.']),
  ];
}

function leftOutNotes(rows: readonly CompareRow[], disclosure: SuppressionPolicy | undefined): readonly string[] {
  if (disclosure === undefined) return [];
  const left = rows.filter(({ cohort, rest }) => cohort.suppressed === true || rest.suppressed === true).length;
  return [`Counts from ${disclosure.zeros === true ? 0 : 1} to ${disclosure.below - 1} are left out, and others so that they cannot be worked out${left === 0 ? '; here there are none' : `: in ${left} of ${rows.length} rows, with every percentage, difference, ratio and p value that would tell them. Those rows are not among the values tested`}.`];
}
