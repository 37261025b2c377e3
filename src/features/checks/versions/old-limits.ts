import type { Check } from '../language/check.ts';
import { isDurationUnit, type Parameter } from '../language/quantity.ts';

const NUMERALS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty'];

/** Words of a changed check that still speak of a time which it no longer counts. */
export interface OldLimit {
  /** Where they stand in the check, like words, fired. */
  readonly path: readonly string[];
  /** As it is written there, like "72 hours". */
  readonly said: string;
}

/** Whoever reads a signal would be told one limit and held to another. */
export function oldLimits(from: Check, now: Check): readonly OldLimit[] {
  const gone = Object.values(from.parameters).filter((before) => isDurationUnit(before.unit) && !Object.values(now.parameters).some((after) => sameTime(before, after)));
  const { name, duty = '', words } = now;
  const told = [{ path: ['name'], text: name }, { path: ['duty'], text: duty }, ...Object.entries(words).map(([which, text = '']) => ({ path: ['words', which], text }))];
  return told.flatMap(({ path, text }) => gone.flatMap((parameter) => {
    const said = phraseOf(parameter).exec(text)?.[0];
    return said === undefined ? [] : [{ path, said }];
  }));
}

function sameTime(one: Parameter, other: Parameter): boolean {
  return one.value === other.value && one.unit === other.unit;
}

function phraseOf({ value, unit }: Parameter): RegExp {
  const numeral = NUMERALS[Number(value)];
  return new RegExp(`\\b(${String(value).replace('.', '\\.')}${numeral === undefined ? '' : `|${numeral}`})[ -]${unit.replace('_', '[ -]').replace(/s$/, '')}s?\\b`, 'i');
}
