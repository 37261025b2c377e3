import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Compared } from '../compare/comparer.ts';
import { linkageRefusals } from '../refusals.ts';
import { dayOf, monthOf, yearOf } from '../values/date-value.ts';

/** One part of a blocking rule: a way of looking at one number of a row, or at two in either order. */
export interface Part {
  readonly words: string;
  readonly slot: number;
  /** The number that stands for the value; none where the value stands for itself. */
  readonly table: Int32Array | undefined;
  readonly look: 'value' | 'table' | 'year' | 'turned' | 'either';
  readonly other: number;
}

interface Named extends Compared {
  readonly name: string;
}

const LOOKS: Readonly<Record<string, (compared: Named) => Pick<Part, 'table' | 'look'> | undefined>> = {
  soundex: ({ kind, facts }) => (kind === 'forename' || kind === 'surname' ? { table: facts.soundex, look: 'table' } : undefined),
  initial: ({ kind, facts }) => (kind === 'forename' || kind === 'surname' ? { table: facts.initial, look: 'table' } : undefined),
  first: ({ kind, facts }) => (kind === 'forename' || kind === 'surname' ? { table: facts.first, look: 'table' } : undefined),
  last: ({ kind, facts }) => (kind === 'forename' || kind === 'surname' ? { table: facts.last, look: 'table' } : undefined),
  year: ({ kind }) => (kind === 'date' ? { table: undefined, look: 'year' } : undefined),
  turned: ({ kind }) => (kind === 'date' ? { table: undefined, look: 'turned' } : undefined),
  district: ({ kind, facts }) => (kind === 'postcode' ? { table: facts.district, look: 'table' } : undefined),
  sector: ({ kind, facts }) => (kind === 'postcode' ? { table: facts.sector, look: 'table' } : undefined),
  street: ({ kind, facts }) => (kind === 'address' ? { table: facts.partA, look: 'table' } : undefined),
};

/** Reads “soundex(surname)”, “dob”, “either(forename,surname)”. */
export function readPart(words: string, compared: readonly Named[]): Result<Part> {
  const named = (name: string | undefined): Named | undefined => compared.find((one) => one.name === name?.trim());
  const call = /^(\w+)\(([^,()]+)(?:,([^,()]+))?\)$/.exec(words.trim());
  const whole = named(words);
  if (whole !== undefined) return ok({ words, slot: whole.from, table: undefined, look: 'value', other: -1 });
  const [of, second] = [named(call?.[2]), named(call?.[3])].map((one) => (one?.encoded === true ? undefined : one));
  if (call?.[1] === 'either' && of !== undefined && second !== undefined) return ok({ words, slot: of.from, table: undefined, look: 'either', other: second.from });
  const look = of === undefined ? undefined : LOOKS[call?.[1] ?? '']?.(of);
  return look === undefined || of === undefined ? refuse(linkageRefusals.refusal('LINK_BLOCKING_NOT_KNOWN', { part: words })) : ok({ words, slot: of.from, other: -1, ...look });
}

/** What the part sees in the row that begins at `base`; 0 is nothing, and nothing agrees with nothing. */
export function partOf(part: Part, rows: Int32Array, base: number): number {
  const value = rows[base + part.slot] ?? 0;
  if (value === 0) return 0;
  switch (part.look) {
    case 'value': return value;
    case 'table': return part.table?.[value] ?? 0;
    case 'year': return yearOf(value);
    case 'turned': return turned(value);
    case 'either': return either(value, rows[base + part.other] ?? 0);
  }
}

// A date and its day-month-turned twin are one number.
function turned(date: number): number {
  const [month, day] = [monthOf(date), dayOf(date)];
  return yearOf(date) * 10_000 + Math.min(month, day) * 100 + Math.max(month, day);
}

function either(a: number, b: number): number {
  if (b === 0) return 0;
  const [low, high] = a < b ? [a, b] : [b, a];
  return (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) | 1;
}
