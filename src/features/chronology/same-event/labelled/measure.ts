import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { proposeSameEvents } from '../propose.ts';

const rowSchema = z.object({ family: z.string(), event: z.string(), agency: z.string(), occurred: z.string(), persons: z.string(), text: z.string() });

export interface Measured {
  /** Pairs of entries of different agencies that a person labelled as the same event. */
  readonly labelled: number;
  readonly proposed: number;
  readonly right: number;
  readonly precision: number;
  readonly recall: number;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}

/**
 * Reads a labelled file, proposes same events within each family's chronology, and compares pairs.
 * Every pair that was proposed and does not carry the same label counts as wrong.
 */
export function measure(file: 'families.csv' | 'families-held-out.csv'): Measured {
  const rows: unknown = parse(readFileSync(new URL(file, import.meta.url), 'utf8'), { columns: true });
  const told = z.array(rowSchema).parse(rows).map((row, index) => ({ ...row, id: `${row.family}-${index + 2}`, persons: row.persons.split(';').filter((person) => person !== '') }));
  const byId = new Map(told.map((entry) => [entry.id, entry]));
  const labelled = new Set(pairsOf(told.map(({ id, family, event }) => ({ id, group: `${family} ${event}` }))).filter((pair) => pair.split(' ').map((id) => byId.get(id)?.agency).filter((one, index, all) => all.indexOf(one) === index).length === 2));
  const families = Map.groupBy(told, ({ family }) => family);
  const proposed = new Set([...families.values()].flatMap((entries) => proposeSameEvents(entries).flatMap((proposal, index) => pairsOf(proposal.entries.map((id) => ({ id, group: String(index) }))))));
  const right = [...proposed].filter((pair) => labelled.has(pair));
  const words = (pair: string) => pair.split(' ').map((id) => byId.get(id)).map((entry) => `${entry?.event} ${entry?.agency} ${entry?.occurred}: ${entry?.text}`).join('\n      ');
  return {
    labelled: labelled.size, proposed: proposed.size, right: right.length, precision: right.length / proposed.size, recall: right.length / labelled.size,
    missed: [...labelled].filter((pair) => !proposed.has(pair)).map(words), wrong: [...proposed].filter((pair) => !labelled.has(pair)).map(words),
  };
}

function pairsOf(items: readonly { readonly id: string; readonly group: string }[]): readonly string[] {
  return items.flatMap((a, index) => items.slice(index + 1).filter((b) => b.group === a.group).map((b) => [a.id, b.id].toSorted().join(' ')));
}

if (import.meta.main) {
  for (const file of ['families.csv', 'families-held-out.csv'] as const) {
    const { labelled, proposed, right, precision, recall, missed, wrong } = measure(file);
    process.stdout.write(`${file}: ${labelled} labelled pairs, ${proposed} proposed, ${right} right; precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}\n`);
    for (const pair of missed) process.stdout.write(`  missed\n      ${pair}\n`);
    for (const pair of wrong) process.stdout.write(`  wrong\n      ${pair}\n`);
  }
}
