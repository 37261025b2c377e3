import { randomBytes } from 'node:crypto';
import { digestToken } from '../session.ts';

/** So that programs which look for secrets in code and logs know one of ours. */
const PREFIX = 'slk_';
const KEY = /^slk_[A-Za-z0-9_-]{43}$/;
const BEARER = /^Bearer +(\S+) *$/i;

/** A key as it was made: the only time that it is known whole. */
export interface NewKey {
  readonly key: string;
  /** SHA-256. A slow hash would protect a word that people choose; 256 random bits need none. */
  readonly digest: Buffer;
  /** The last four characters. */
  readonly ending: string;
}

export function newKey(): NewKey {
  const key = PREFIX + randomBytes(32).toString('base64url');
  return { key, digest: digestToken(key), ending: key.slice(-4) };
}

/** The digest of the key in an Authorization header; null where there is none, 'not a key' where it cannot be one of ours. */
export function digestOfHeader(header: string | undefined): Buffer | 'not a key' | null {
  if (header === undefined || header.trim() === '') return null;
  const [, key = ''] = BEARER.exec(header) ?? [];
  return KEY.test(key) ? digestToken(key) : 'not a key';
}
