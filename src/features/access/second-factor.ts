import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { generateSecret, generateURI, verify } from 'otplib';
import type { PersonId } from '../audit/index.ts';

const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const STEP_SECONDS = 30;

/** A new TOTP secret (RFC 6238): 160 random bits in base 32, as authenticator apps take it. */
export function newSecondFactor(): string {
  return generateSecret();
}

/** What goes into the QR code. */
export function secondFactorAddress(secret: string, email: string): string {
  return generateURI({ issuer: 'Sightline', label: email, secret });
}

/** Seals a secret with AES-256-GCM. Bound to its person, so that a row moved to another person does not open. */
export function sealSecondFactor(key: Buffer, secret: string, person: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(person));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.from([VERSION]), iv, cipher.getAuthTag(), sealed]);
}

/** Throws where the key, the person or the bytes are not the ones that it was sealed with. */
export function openSecondFactor(key: Buffer, sealed: Buffer, person: PersonId): string {
  if (sealed[0] !== VERSION) throw new Error('A second factor was sealed in a way that this version does not know');
  const iv = sealed.subarray(1, 1 + IV_BYTES);
  const tag = sealed.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(person)).setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(1 + IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
}

/** The six digits as typed, without the spaces that apps show; null where it is no code. */
export function readCode(typed: string): string | null {
  const digits = typed.replace(/[\s-]/g, '');
  return /^[0-9]{6}$/.test(digits) ? digits : null;
}

/** The step that a code belongs to, the current one or a neighbour, because clocks drift; null where it is none of them. */
export async function stepOfCode(secret: string, code: string, now: Date): Promise<number | null> {
  const checked = await verify({ secret, token: code, epoch: Math.floor(now.getTime() / 1000), epochTolerance: STEP_SECONDS });
  return checked.valid && 'timeStep' in checked ? checked.timeStep : null;
}
