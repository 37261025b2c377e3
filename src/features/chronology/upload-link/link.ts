import { createHmac, randomBytes, randomInt } from 'node:crypto';
import type { Id } from '../../../kernel/id.ts';
import { digestToken } from '../../access/index.ts';
import type { PersonId } from '../../audit/index.ts';

export type UploadLinkId = Id<'upload-link'>;

/** Something that happened to a link; `by` is null for whoever used it. */
export interface UploadLinkAct {
  readonly kind: 'code_given' | 'code_right' | 'code_wrong' | 'revoked';
  readonly at: Date;
  readonly by: PersonId | null;
}

/** A link as the partnership sees it. Its token and its code are known to nobody any more. */
export interface UploadLink {
  readonly id: UploadLinkId;
  readonly recipient: string;
  readonly email: string;
  readonly telephone: string;
  readonly madeAt: Date;
  readonly madeBy: PersonId;
  readonly endsAt: Date;
  /** Oldest first. */
  readonly acts: readonly UploadLinkAct[];
}

/** `unused`: its code has not been given yet. `locked`: it takes no more codes until it has a new one. */
export type Standing = 'unused' | 'used' | 'locked' | 'ended' | 'revoked';

/** As many wrong codes as the database takes too, since the newest code or the last right one. */
export const CODES_ALLOWED = 5;
export const USUAL_DAYS = 14;
export const MOST_DAYS = 60;
/** How long a browser in which the code was given may send before it is asked again. */
export const VISIT_MINUTES = 60;

const CODE_DIGITS = 8;
const DAY_MS = 86_400_000;

/** Where a link stands. That the whole request was withdrawn is not the link's to say. */
export function standingOf({ acts, endsAt }: Pick<UploadLink, 'acts' | 'endsAt'>, now: Date): Standing {
  if (acts.some(({ kind }) => kind === 'revoked')) return 'revoked';
  if (endsAt <= now) return 'ended';
  const since = acts.findLastIndex(({ kind }) => kind === 'code_given' || kind === 'code_right');
  if (acts.slice(since + 1).filter(({ kind }) => kind === 'code_wrong').length >= CODES_ALLOWED) return 'locked';
  return acts.some(({ kind }) => kind === 'code_right') ? 'used' : 'unused';
}

export function endOf(days: number, now: Date): Date {
  return new Date(now.getTime() + days * DAY_MS);
}

/** 256 random bits, base64url, and the digest that is kept of them. */
export function newToken(): { readonly token: string; readonly digest: Buffer } {
  const token = randomBytes(32).toString('base64url');
  return { token, digest: digestToken(token) };
}

/** Eight random digits, easy to say on the telephone. */
export function newCode(): string {
  return String(randomInt(0, 10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');
}

/** "1234 5678". */
export function codeInWords(code: string): string {
  return `${code.slice(0, CODE_DIGITS / 2)} ${code.slice(CODE_DIGITS / 2)}`;
}

/** A code as people type it, with blanks or a dash; null where it is no eight digits. */
export function readCode(typed: string): string | null {
  const digits = typed.replaceAll(/[\s\u2010-\u2015-]/g, '');
  return /^\d{8}$/.test(digits) ? digits : null;
}

/** What is kept of a code. The same code of another link has another digest. */
export function digestCode(key: Buffer, link: string, code: string): Buffer {
  return createHmac('sha256', key).update(`upload-link\n${link}\n${code}`).digest();
}
