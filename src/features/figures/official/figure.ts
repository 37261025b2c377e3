import type { Months } from './period.ts';

/** The signs that official statistics use in place of a figure, and what they mean. */
export const SIGNS: Readonly<Record<string, string>> = {
  c: 'withheld, so that nobody can be recognised', x: 'not available', z: 'does not apply', k: 'withheld, because the count is low',
  low: 'rounds to nought, but is not nought', u: 'of low reliability', ':': 'not available', '..': 'not available', '*': 'withheld, so that nobody can be recognised', '~': 'withheld, so that nobody can be recognised',
};

export type OfficialValue = { readonly kind: 'figure'; readonly value: number } | { readonly kind: 'sign'; readonly sign: string; readonly meaning: string };

/**
 * One figure of a file of official statistics. `split` holds what it is narrowed by, column to value;
 * nothing in it is the total. `line` counts the lines of the file from 1.
 */
export interface OfficialFigure {
  readonly months: Months;
  readonly period: string;
  readonly level: string;
  readonly area: string;
  readonly split: Readonly<Record<string, string>>;
  readonly indicator: string;
  readonly value: OfficialValue;
  readonly line: number;
}

/** Reads "1,234", "12.5", "c" or "low"; `undefined` for anything else. */
export function readValue(text: string): OfficialValue | undefined {
  const plain = text.trim().toLowerCase();
  const meaning = SIGNS[plain] ?? SIGNS[plain.replace(/^\[(.*)\]$/, '$1')];
  if (meaning !== undefined) return { kind: 'sign', sign: plain, meaning };
  const number = plain.replaceAll(/,(?=\d{3}(\D|$))/g, '').replace(/%$/, '');
  return /^[-+]?\d+(\.\d+)?$/.test(number) ? { kind: 'figure', value: Number(number) } : undefined;
}
