import { ok, refuse, type Refused, type Result } from '../../../kernel/result.ts';
import { Interner } from '../records/interner.ts';
import { BAND, CLASS, LEFT, PROBABILITY, RIGHT, WEIGHT } from './columns.ts';
import { growingFloats, growingInts } from './growing.ts';
import { cellText, columnAt, columnMissing, eachRow, openCsv } from './open-csv.ts';
import { evaluateRefusals } from './refusals.ts';

/** Pairs that a result offers, each once: records left[p] < right[p] of the truth. */
export interface Links {
  readonly pairs: number;
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Bits; NaN where the file gives none. */
  readonly weight: Float32Array;
  readonly probability: Float32Array;
  /** 1 where the file says that the pair is one child, or does not say. */
  readonly same: Uint8Array;
  readonly weighted: boolean;
  /** What the file says of each pair in its columns "class" and "band", where it has them. */
  readonly said: readonly Said[];
  readonly strangers: number;
  readonly repeated: number;
}

export interface Said {
  readonly column: string;
  readonly values: readonly string[];
  readonly codes: Int32Array;
}

/** Classes of a pair that is not offered as one child. */
const APART = /^(same[_ ]?)?(household|family)$|^(twins?|siblings?|unrelated|strangers?|different|no[_ ]?(link|match)|non[_ ]?(link|match)|household|u|h|t)$/i;

export function readLinks(file: string, ids: Interner): Result<Links> {
  const opened = openCsv(file);
  if (!opened.ok) return opened;
  const open = opened.value;
  const at = { left: columnAt(open, undefined, LEFT), right: columnAt(open, undefined, RIGHT), weight: columnAt(open, undefined, WEIGHT), probability: columnAt(open, undefined, PROBABILITY), class: columnAt(open, undefined, CLASS) };
  if (at.left < 0 || at.right < 0) return columnMissing(open, undefined, at.left < 0 ? 'id_left' : 'id_right');
  const [left, right, same, weight, probability] = [growingInts(), growingInts(), growingInts(), growingFloats(), growingFloats()];
  const said = [at.class, columnAt(open, undefined, BAND)].filter((cell) => cell >= 0).map((cell) => ({ cell, column: open.headings[cell] ?? '', values: new Interner(), codes: growingInts() }));
  let [strangers, example] = [0, ''];
  const refused = eachRow(open, (row): Refused | undefined => {
    const { bytes, starts, ends } = row;
    const one = ids.find(bytes, starts[at.left] ?? 0, ends[at.left] ?? 0) - 1;
    const other = ids.find(bytes, starts[at.right] ?? 0, ends[at.right] ?? 0) - 1;
    if (one < 0 || other < 0) {
      strangers += 1;
      if (example === '') example = cellText(row, one < 0 ? at.left : at.right);
      return undefined;
    }
    if (one === other) return undefined;
    const [bits, chance] = [numberAt(at.weight), numberAt(at.probability)];
    if (at.weight >= 0 && Number.isNaN(bits) && cellText(row, at.weight).trim() !== '') return refuse(evaluateRefusals.refusal('WEIGHT_NOT_NUMBER', { given: cellText(row, at.weight), row: String(row.line), file }));
    left.push(Math.min(one, other));
    right.push(Math.max(one, other));
    weight.push(Number.isNaN(bits) && !Number.isNaN(chance) ? Math.log2(chance / (1 - chance)) : bits);
    probability.push(Number.isNaN(chance) && !Number.isNaN(bits) ? 1 / (1 + 2 ** -bits) : chance);
    same.push(at.class >= 0 && APART.test(cellText(row, at.class).trim()) ? 0 : 1);
    for (const { cell, values, codes } of said) codes.push(values.addText(cellText(row, cell)));
    return undefined;

    function numberAt(cell: number): number {
      const text = cell < 0 ? '' : cellText(row, cell).trim();
      return text === '' ? Number.NaN : Number(text);
    }
  });
  if (refused !== undefined) return refused;
  if (left.length === 0 && strangers > 0) return refuse(evaluateRefusals.refusal('NOTHING_IN_COMMON', { file, theirs: example, ours: ids.text(1) }));
  const all = { left: left.values(), right: right.values(), weight: weight.values(), probability: probability.values(), same: Uint8Array.from(same.values()), said: said.map(({ column, values, codes }) => ({ column, codes: codes.values(), values: Array.from({ length: values.size }, (_, code) => (code === 0 ? '' : values.text(code))) })) };
  return ok({ ...once(all, ids.size), weighted: at.weight >= 0 || at.probability >= 0, strangers });
}

type Columns = Pick<Links, 'left' | 'right' | 'weight' | 'probability' | 'same' | 'said'>;

// A pair that stands twice, or both ways round, counts once, with its highest weight.
function once(all: Columns, size: number): Columns & { readonly pairs: number; readonly repeated: number } {
  const { left, right } = all;
  const keys = new Float64Array(left.length);
  for (let pair = 0; pair < keys.length; pair += 1) keys[pair] = (left[pair] ?? 0) * size + (right[pair] ?? 0);
  const sorted = keys.slice().sort();
  let repeated = 0;
  for (let pair = 1; pair < sorted.length; pair += 1) repeated += Number(sorted[pair] === sorted[pair - 1]);
  if (repeated === 0) return { ...all, pairs: left.length, repeated };
  const best = new Map<number, number>();
  for (let pair = 0; pair < keys.length; pair += 1) {
    const before = best.get(keys[pair] ?? 0);
    if (before === undefined || (all.weight[pair] ?? 0) > (all.weight[before] ?? 0)) best.set(keys[pair] ?? 0, pair);
  }
  const kept = [...best.values()];
  return {
    pairs: kept.length, repeated, left: Int32Array.from(kept, (pair) => left[pair] ?? 0), right: Int32Array.from(kept, (pair) => right[pair] ?? 0),
    weight: Float32Array.from(kept, (pair) => all.weight[pair] ?? 0), probability: Float32Array.from(kept, (pair) => all.probability[pair] ?? 0), same: Uint8Array.from(kept, (pair) => all.same[pair] ?? 0),
    said: all.said.map((one) => ({ ...one, codes: Int32Array.from(kept, (pair) => one.codes[pair] ?? 0) })),
  };
}
