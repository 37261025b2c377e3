import type { Bar, Explanation } from './explain.ts';
import type { OpenExplanation } from './open-explanation.ts';

const ANSWERS = { same_child: 'the same child', same_household: 'brother or sister', twin: 'twins', unrelated: 'strangers' } as const;
const HALF_WIDTH = 14;

/** An explanation for a person: what it comes to, a waterfall, and what came nearest. */
export function explanationText({ left, right, prior, bars, against, weight, probability, likeliest, nearest, veto, caution, addressRestricted }: OpenExplanation, version: string): string {
  const rows = [
    ['before comparing', '', prior.againstStranger, prior.againstSibling, prior.againstTwin] as const,
    ...bars.map((bar) => [bar.comparison, seen(bar), bar.againstStranger + bar.rarity, bar.againstSibling, bar.againstTwin] as const),
    ['all together', '', against.stranger, against.sibling, against.twin] as const,
  ];
  const wide = Math.max(...rows.map(([name]) => name.length));
  const widest = Math.min(64, Math.max(...rows.map(([, words]) => words.length)));
  return [
    headline({ left, right, likeliest, weight, veto }),
    `${veto === undefined ? 'Weight' : 'Without that: weight'} ${weight.toFixed(1)} bits, which is ${odds(weight)} (probability ${probability.toPrecision(4)}), by model ${version}`,
    ...(caution === undefined ? [] : [caution]),
    ...(addressRestricted ? ['An address is restricted: it was compared, and plays no part in what is shown here. The pairs file has the weight with it'] : []),
    '',
    `${''.padEnd(wide)}  ${''.padEnd(widest)}  against strangers                      sibling    twin`,
    ...rows.map(([name, words, stranger, sibling, twin]) => `${name.padEnd(wide)}  ${words.slice(0, widest).padEnd(widest)}  ${bar(stranger)} ${signed(stranger)}  ${signed(sibling)} ${signed(twin)}`),
    '',
    `The answer that comes nearest to one child is “${ANSWERS[nearest]}”`,
    ...bars.flatMap(sentence),
    'Bits: one more bit doubles the odds. A link is evidence for a person, never a decision',
  ].join('\n');
}

function headline({ left, right, likeliest, weight, veto }: Pick<Explanation, 'left' | 'right' | 'likeliest' | 'weight'> & { readonly veto: string | undefined }): string {
  if (veto !== undefined) return `${left} and ${right}: never joined. ${veto}`;
  if (likeliest === 'same_child' && weight < 0) return `${left} and ${right}: no one answer is likelier than the same child, but all others together are`;
  return `${left} and ${right}: most likely ${ANSWERS[likeliest]}`;
}

function seen({ level, left, right, howCommon }: Bar): string {
  const values = left === right ? left : `${left || '–'} / ${right || '–'}`;
  return `${level}${values === '' ? '' : `: ${values}`}${howCommon === undefined ? '' : ` (${howCommon})`}`;
}

function sentence({ comparison, level, againstStranger, rarity, againstSibling, howCommon }: Bar): readonly string[] {
  if (howCommon !== undefined && Math.abs(rarity) >= 1) return [`${comparison}: the value is borne by ${howCommon}, which ${rarity > 0 ? 'adds' : 'takes away'} ${Math.abs(rarity).toFixed(1)} bits against strangers`];
  if (againstStranger > 3 && Math.abs(againstSibling) < 1) return [`${comparison}: ${level} speaks against strangers, and says nothing against a brother or sister`];
  return [];
}

function signed(bits: number): string {
  return (bits > 500 ? 'never' : `${bits < 0 ? '−' : '+'}${Math.abs(bits).toFixed(1)}`).padStart(7);
}

function bar(bits: number): string {
  const length = Math.min(HALF_WIDTH, Math.round(Math.abs(bits) / 2));
  return bits < 0 ? `${'█'.repeat(length).padStart(HALF_WIDTH)}│${' '.repeat(HALF_WIDTH)}` : `${' '.repeat(HALF_WIDTH)}│${'█'.repeat(length).padEnd(HALF_WIDTH)}`;
}

function odds(weight: number): string {
  const times = 2 ** Math.abs(weight);
  if (times < 1.05) return 'even odds';
  const number = times > 1e6 ? 'more than a million' : times < 10 ? times.toFixed(1) : Math.round(times).toLocaleString('en-GB');
  return weight >= 0 ? `${number} to 1 that they are one child` : `${number} to 1 that they are not`;
}
