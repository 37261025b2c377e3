import type { Bar } from '../explain/explain.ts';
import type { OpenExplanation } from '../explain/open-explanation.ts';
import { labelOf } from './record-view.ts';

/** One step of the waterfall, in bits. */
export interface Step {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly bits: string;
}

const ANSWERS = { same_child: 'the same child', same_household: 'brother or sister', twin: 'twins', unrelated: 'two children who have nothing to do with each other' } as const;
// Less than this moves the odds by less than a half.
const LITTLE = 0.6;

/** What it comes to, in a sentence that decides nothing. */
export function verdictOf({ weight, nearest, likeliest, addressRestricted }: OpenExplanation): string {
  const size = Math.abs(weight);
  const how = size < 1 ? 'The records alone cannot tell.' : weight > 0 ? `The records speak ${size > 8 ? 'strongly' : size > 4 ? 'clearly' : 'a little'} for one child.` : `The records speak ${size > 4 ? 'clearly' : 'a little'} against one child${likeliest === 'same_child' ? '' : `: more likely ${ANSWERS[likeliest]}`}.`;
  return `${how} The other answer that comes nearest is “${ANSWERS[nearest]}”.${addressRestricted ? ' An address is restricted: it was compared, and plays no part in what is shown here.' : ''}`;
}

/** What speaks for and against, strongest first. */
export function sentencesOf({ bars }: Pick<OpenExplanation, 'bars'>): { readonly supports: readonly string[]; readonly against: readonly string[]; readonly silent: readonly string[] } {
  const weighed = bars.map((bar) => ({ bar, bits: bar.againstStranger + bar.rarity })).toSorted((a, b) => Math.abs(b.bits) - Math.abs(a.bits));
  return {
    supports: weighed.filter(({ bits }) => bits >= LITTLE).map(({ bar }) => sentence(bar)),
    against: weighed.filter(({ bits }) => bits <= -LITTLE).map(({ bar }) => sentence(bar)),
    silent: weighed.filter(({ bits }) => Math.abs(bits) < LITTLE).map(({ bar }) => `${labelOf(bar.comparison)}: ${inWords(bar.level)}`),
  };
}

// The names of levels are short for tables and settings files.
const WORDS: Readonly<Record<string, string>> = {
  'almost same': 'almost the same', near: 'close, but not the same', alike: 'a little alike', 'part or initial': 'a part or an initial of the other',
  'one slip': 'one slip apart', 'same 1 January': 'the same 1 January, which is often written where the day is not known',
};

function inWords(level: string): string {
  return WORDS[level] ?? level;
}

function sentence({ comparison, level, howCommon, rarity, againstStranger, againstSibling }: Bar): string {
  const common = howCommon === undefined ? '' : `, a value that ${howCommon} has${rarity <= -1 ? ', so common that it says less' : rarity >= 1 ? ', so rare that it says more' : ''}`;
  const household = againstStranger > 3 && Math.abs(againstSibling) < 1 ? '. A brother or sister would agree as well' : '';
  return `${labelOf(comparison)}: ${inWords(level)}${common}${household}`;
}

/** From what is so before anything is compared, bar by bar, to what it comes to against a stranger, a brother or sister, or a twin. */
export function stepsOf({ prior, bars }: OpenExplanation, against: 'stranger' | 'sibling' | 'twin'): readonly Step[] {
  const bitsOf = (bar: Bar): number => (against === 'stranger' ? bar.againstStranger + bar.rarity : against === 'sibling' ? bar.againstSibling : bar.againstTwin);
  const before = against === 'stranger' ? prior.againstStranger : against === 'sibling' ? prior.againstSibling : prior.againstTwin;
  // A household or twins that the records have none of are ruled out by a number that no picture holds.
  const start = Math.max(-60, Math.min(60, before));
  const steps: Step[] = [{ label: 'Before comparing', from: 0, to: start, bits: signed(before) }];
  let at = start;
  for (const bar of bars) {
    const bits = bitsOf(bar);
    steps.push({ label: labelOf(bar.comparison), from: at, to: at + bits, bits: bar.level === 'restricted' ? 'restricted' : signed(bits) });
    at += bits;
  }
  return [...steps, { label: 'All together', from: 0, to: at, bits: signed(before > 500 ? before : at) }];
}

export function signed(bits: number): string {
  if (bits > 500) return 'ruled out';
  return Math.abs(bits) < 0.05 ? '0' : `${bits < 0 ? '−' : '+'}${Math.abs(bits).toFixed(1)}`;
}
