import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto';
import { promisify } from 'node:util';

// OWASP's Password Storage Cheat Sheet: argon2id with 19 MiB, 2 passes and 1 lane.
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const SALT_BYTES = 16;
const HASH_BYTES = 32;
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

const derive = promisify<'argon2id', Argon2Parameters, Buffer>(argon2);

/** The password as it is kept: argon2id in PHC form, with a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(SALT_BYTES);
  const hash = await derive('argon2id', { message: bytesOf(password), nonce, tagLength: HASH_BYTES, ...COST });
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${unpadded(nonce)}$${unpadded(hash)}`;
}

/**
 * Whether a password is the one that is kept. With `null` (no such account) it takes the same time
 * and says no, because an answer that comes sooner would tell which addresses have accounts.
 */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  if (kept === null) {
    await hashPassword(password);
    return false;
  }
  const { cost, nonce, hash } = parsePhc(kept);
  const given = await derive('argon2id', { message: bytesOf(password), nonce, tagLength: hash.length, ...cost });
  return timingSafeEqual(given, hash);
}

function parsePhc(kept: string): { cost: { memory: number; passes: number; parallelism: number }; nonce: Buffer; hash: Buffer } {
  const [, memory, passes, parallelism, nonce, hash] = PHC.exec(kept) ?? [];
  if (nonce === undefined || hash === undefined) throw new Error('A kept password is not argon2id in PHC form');
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    nonce: Buffer.from(nonce, 'base64'), hash: Buffer.from(hash, 'base64'),
  };
}

// One spelling for each letter, because keyboards differ in how they write an accent.
function bytesOf(password: string): Buffer {
  return Buffer.from(password.normalize('NFKC'));
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
