import type { Share } from '../evaluate/interval.ts';
import type { Rates } from '../run/rates.ts';

const LABELS: Readonly<Record<string, string>> = { agency: 'Agency', sex: 'Sex', surname: 'How common the surname is', surname_words: 'Words in the surname', places: 'Places that one cluster has' };

export interface RatesView {
  readonly tables: readonly { readonly label: string; readonly rows: readonly { readonly value: string; readonly records: number; readonly linked: string; readonly uncertain: string; readonly note: string }[] }[];
  readonly all: { readonly linked: string; readonly uncertain: string };
}

/** The shares of a run by group, as a page shows them: each with the interval in which it lies 95 times in 100. */
export function ratesView({ linked, uncertain, tables }: Rates): RatesView {
  return {
    all: { linked: percent(linked), uncertain: percent(uncertain) },
    tables: tables.map(({ by, values }) => ({
      label: LABELS[by] ?? by,
      rows: values.map((one) => ({
        value: `${one.value.slice(0, 1).toUpperCase()}${one.value.slice(1)}`, records: one.records, linked: between(one.linked), uncertain: between(one.uncertain),
        note: one.worse.length === 2 ? 'Fewer linked, more in doubt' : one.worse.includes('linked') ? 'Fewer linked' : one.worse.includes('uncertain') ? 'More in doubt' : 'Much as all',
      })),
    })),
  };
}

function percent({ share }: Share): string {
  return `${(share * 100).toFixed(1)}%`;
}

function between(share: Share): string {
  return `${percent(share)} (${(share.low * 100).toFixed(1)} to ${(share.high * 100).toFixed(1)})`;
}
