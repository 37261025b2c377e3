import { createHmac, timingSafeEqual } from 'node:crypto';
import { canonical } from './digests.ts';

const HEX = /^[0-9a-f]{64}$/;

/** Signs what a trial found with the key of the installation that made it: HMAC-SHA256 over all of it, in lower-case hex. */
export function signTrial<T extends object>(found: T, key: Buffer): T & { readonly signature: string } {
  return { ...found, signature: signatureOf(found, key) };
}

/** Whether this installation made it and nothing in it was changed since. `found` is the document as it was read. */
export function isSignedBy(found: unknown, key: Buffer): boolean {
  if (typeof found !== 'object' || found === null || !('signature' in found)) return false;
  const { signature, ...rest } = found;
  if (typeof signature !== 'string' || !HEX.test(signature)) return false;
  return timingSafeEqual(Buffer.from(signature, 'hex'), Buffer.from(signatureOf(rest, key), 'hex'));
}

function signatureOf(found: object, key: Buffer): string {
  // As it will be read: what JSON leaves out is not signed.
  return createHmac('sha256', key).update(canonical(JSON.parse(JSON.stringify(found)))).digest('hex');
}
