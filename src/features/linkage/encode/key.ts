import { readFileSync } from 'node:fs';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { encodeRefusals } from './refusals.ts';

const LEAST_BYTES = 32;

/** Reads the key that the agencies share: 32 bytes or more, as they are or written in hexadecimal. */
export function readKey(file: string): Result<Buffer> {
  let content: Buffer;
  try {
    content = readFileSync(file);
  } catch (fault) {
    return refuse(encodeRefusals.refusal('KEY_NOT_READABLE', { file, why: fault instanceof Error ? fault.message : String(fault) }));
  }
  const text = content.toString('latin1').trim();
  const key = /^([0-9a-f]{2})+$/i.test(text) ? Buffer.from(text, 'hex') : content;
  return key.length < LEAST_BYTES ? refuse(encodeRefusals.refusal('KEY_TOO_SHORT', { bytes: String(key.length), least: String(LEAST_BYTES) })) : ok(key);
}
