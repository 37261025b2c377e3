import { encodeFile, encodeRefusals, readKey } from '../features/linkage/index.ts';
import { ok, refuse, type Refused } from '../kernel/result.ts';
import type { Asked, BadInput, Outcome } from './command.ts';

const HASHES = 15;

/** `sightline link encode`. */
export function encodeRecords({ arguments: { csv = '' }, options }: Asked): Outcome {
  const bits = options['bits'] === undefined ? '1024' : String(options['bits']);
  if (!['256', '512', '1024', '2048'].includes(bits)) return placed(refuse(encodeRefusals.refusal('ENCODE_BITS', { given: bits })), '--bits', 'Leave it out for 1024');
  const key = readKey(String(options['key-file']));
  if (!key.ok) return placed(key, '--key-file', 'Make one with: openssl rand -hex 32 > shared.key. Keep it where only the agencies that encode can read it');
  const file = encodeFile({
    file: csv, out: String(options['out']), saltByYear: options['salt-by-year'] === true, scheme: { key: key.value, bits: Number(bits), hashes: HASHES, fold: options['fold'] === true },
    id: text(options['id']), source: text(options['source']),
  });
  if (!file.ok) return placed(file, csv, 'sightline link profile shows what each column is taken for; --id names the id');
  const { records, sealed, columns, left, encoding } = file.value;
  const lines = columns.map(({ column, encoded, as }) => `  ${column} as ${encoded}${as === 'keyed' ? ', which can only be equal or not' : ''}`);
  return ok({
    json: { records, sealed, encoding, columns, left_out: left, out: String(options['out']) },
    text: `${records} records encoded (${encoding})\n${lines.join('\n')}\nNot in the new file: ${left.join(', ') || 'nothing'}`,
    warnings: [...(sealed === 0 ? [] : [`${sealed === 1 ? '1 record is a sealed identity and is' : `${sealed} records are sealed identities and are`} not in the new file: encoded, nothing would keep it from being linked`]), 'Encodings of people are personal data still: who has the key can test any name against them, and who has not can count patterns'],
  });
}

function text(option: string | boolean | undefined): string | undefined {
  return typeof option === 'string' ? option : undefined;
}

function placed(refused: Refused, where: string, mend: string): BadInput {
  return { ...refused, where, mend };
}
