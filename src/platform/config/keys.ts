import { hkdfSync } from 'node:crypto';

export type KeyPurpose = 'audit' | 'session' | 'second-factor' | 'attempts' | 'app-role' | 'trial';

const KEY_BYTES = 32;

/**
 * A key of 32 bytes for one purpose, from the one secret (HKDF-SHA256, RFC 5869). Each purpose
 * has its own, because a key that leaks in one place must open nothing elsewhere.
 */
export function deriveKey(secret: string, purpose: KeyPurpose): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `sightline/1/${purpose}`, KEY_BYTES));
}

/** The password of the application's login to the database: made from the secret, so that it is stored nowhere. */
export function appPassword(secret: string): string {
  return deriveKey(secret, 'app-role').toString('base64url');
}
