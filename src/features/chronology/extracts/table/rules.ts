import type { Json } from '../../../events/index.ts';
import type { EventRule } from './record.ts';
import type { RowValues } from './row-values.ts';

/** Event rules and wordings that several standards share. */
export function on(field: string): EventRule['on'] {
  return (row) => row.date(field);
}

/** A day after `first` that is not written down: somewhere from there to `last`, or open. */
export function someDayFrom(row: RowValues, first: string, last?: string): string | undefined {
  const [start, end] = [row.date(first), last === undefined ? undefined : row.date(last)].map((date) => date?.slice(0, 10));
  if (start === undefined) return undefined;
  if (end === undefined || end < start) return `[${start}..]`;
  return start === end ? start : `[${start}..${end}]`;
}

/** "Words: value", or nothing where there is no value. */
export function said(words: string, value: string): string {
  return value === '' ? '' : ` ${words}: ${value}.`;
}

/** The kind of referrer, where the census's code says it. An acquaintance may be a neighbour or not. */
export function referrer(code: string | undefined): string | undefined {
  if (code === undefined || code === '10') return undefined;
  if (code === '1A') return 'family';
  if (code === '1C') return 'child';
  if (code === '9') return 'anonymous';
  return code.startsWith('1') ? 'public' : 'agency';
}

/** Why a case closed, in the vocabulary's few kinds. */
export function closureKind(code: string | undefined): string | undefined {
  if (code === undefined) return undefined;
  return code === 'RC5' || code === 'RC6' ? 'transferred' : 'other';
}

const CONSIDERED: Readonly<Record<string, string>> = {
  '1B': 'parental_substance_misuse', '2B': 'parental_substance_misuse', '3A': 'domestic_abuse', '3B': 'domestic_abuse', '3C': 'domestic_abuse',
  '4A': 'child_mental_health', '4B': 'parental_mental_health', '7A': 'caring_role', '10A': 'missing', '11A': 'cse', '15A': 'self_harm', '16A': 'neglect', '17A': 'emotional_abuse',
  '18A': 'physical_abuse', '18B': 'physical_abuse', '18C': 'physical_abuse', '19A': 'csa', '19B': 'csa', '19C': 'csa', '22A': 'female_genital_mutilation',
  '23A': 'faith_or_belief_abuse', '24A': 'cce',
};

/** What an assessment weighed, as far as the factors at its end have a word in the vocabulary. */
export function considered(row: RowValues, field: string): Json | undefined {
  const words = row.codes(field).map(({ code }) => CONSIDERED[code]).filter((word) => word !== undefined);
  return words.length === 0 ? undefined : [...new Set(words)];
}

/** The court orders among legal statuses and reasons for leaving care. */
export const ORDERS: Readonly<Record<string, string>> = {
  C1: 'interim_care', C2: 'care', E1: 'placement', E41: 'child_arrangements', E45: 'special_guardianship', E46: 'special_guardianship', E47: 'special_guardianship', E48: 'special_guardianship',
};

export function yesNo(value: boolean | undefined): string | undefined {
  return value === undefined ? undefined : value ? 'yes' : 'no';
}
