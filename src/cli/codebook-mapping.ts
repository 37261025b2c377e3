import { basename } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { checkPairs, guessPairs, mapData, PAIR_COLUMNS, pairsIn, readCodebook, readCodedData, type Codebook, type MappedPair } from '../features/coding/index.ts';
import { tableRefusals } from '../features/figures/index.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import type { Asked, Outcome } from './command.ts';
import { bad, bytesOf, dataFile, FILE_MEND, textOf } from './figures-input.ts';

/** Proposes which codes of one codebook are which of another, or brings data over by a mapping that was looked at. */
export async function mapCodebook({ options, many }: Asked): Promise<Outcome> {
  const [theirs, ours] = [await codebookIn(String(options['from'])), await codebookIn(String(options['to']))];
  if (!theirs.ok) return { ...theirs, where: '--from', mend: FILE_MEND };
  if (!ours.ok) return { ...ours, where: '--to', mend: FILE_MEND };
  if (typeof options['map'] !== 'string') return proposed(guessPairs(theirs.value, ours.value));
  const bytes = await bytesOf(options['map']);
  const pairs = bytes.ok ? pairsIn(parse(textOf(bytes.value), { bom: true, relaxColumnCount: true, skipEmptyLines: true }) as string[][]) : bytes;
  const checked = pairs.ok ? checkPairs(theirs.value, ours.value, pairs.value, (code) => `${basename(String(options['map']))}, ${code}`) : pairs;
  if (!checked.ok) return { ...checked, where: '--map', mend: `Give a CSV with the columns ${PAIR_COLUMNS.join(', ')}; without --map one is proposed` };
  const files = await Promise.all((many['data'] ?? []).map(dataFile));
  const unread = files.flatMap((file) => (file.ok ? [] : file.refusals));
  if (unread.length > 0) return bad(unread, FILE_MEND);
  if (files.length === 0) return proposed(checked.value);
  const data = readCodedData(theirs.value, files.flatMap((file) => (file.ok ? [file.value] : [])));
  if (!data.ok) return { ...data, where: '--data', mend: 'The data must fit the codebook that it was coded under' };
  if (data.value.problems.total > 0) return bad(data.value.problems.kept, 'Mend the data first');
  const mapped = mapData(data.value.data, ours.value, checked.value);
  if (!mapped.ok) return { ...mapped, where: '--map', mend: 'Map codes of one table to codes of one table' };
  const { tables, queue, without } = mapped.value;
  const wanted = typeof options['csv'] === 'string' ? tables.get(options['csv']) : undefined;
  if (typeof options['csv'] === 'string' && wanted === undefined) return { ...refuse(tableRefusals.refusal('TABLE_UNIT_NOT_KNOWN', { unit: options['csv'], tables: [...tables.keys()].join(', ') })), where: '--csv', mend: 'Name a table that data was brought to' };
  const lines = [`${queue.length} values must be coded, because no pair says what they are.`, ...(without.length === 0 ? [] : [`Codes of ours that nothing is said to be: ${without.join(', ')}`]), ...queue.map(({ table, key, code, was }) => `${table} ${key}: ${code}, was ${was}`)];
  return ok({ json: { tables: Object.fromEntries(tables), queue, without }, text: wanted === undefined ? lines.join('\n') : stringify(wanted.map((row) => [...row])).trimEnd(), found: queue.length > 0 });
}

function proposed(pairs: readonly MappedPair[]): Outcome {
  return ok({ json: { pairs }, text: stringify([[...PAIR_COLUMNS], ...pairs.map((pair) => PAIR_COLUMNS.map((column) => pair[column]))]).trimEnd() });
}

async function codebookIn(path: string): Promise<Result<Codebook>> {
  const bytes = await bytesOf(path);
  return bytes.ok ? readCodebook(textOf(bytes.value), basename(path)) : bytes;
}
