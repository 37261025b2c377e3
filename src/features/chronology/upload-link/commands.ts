import { randomBytes } from 'node:crypto';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Refusal, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Answers } from '../../../platform/forms/index.ts';
import type { SentFile } from '../../../platform/pages/page.ts';
import { digestToken } from '../../access/index.ts';
import { foldRequest, type RequestRecord } from '../../incidents/index.ts';
import { readAsRemembered } from '../commands/read-apart.ts';
import { agencyKey } from '../mapping/remembered.ts';
import { chronologyRefusals } from '../refusals.ts';
import type { SourceId } from '../store/sources.ts';
import { digestCode, endOf, newCode, newToken, readCode, VISIT_MINUTES, type UploadLinkId } from './link.ts';
import { uploadLinkRefusals } from './refusals.ts';
import { addLink, addUpload, beginUpload, recallForLink, replaceCode, tryCode, type FoundLink, type Holder } from './store.ts';

/** A link as it was made: the only time that its token and its code are known. */
export interface MadeLink {
  readonly token: string;
  readonly code: string;
  readonly endsAt: Date;
}

interface Making {
  readonly tx: Tx;
  readonly now: Date;
  /** For digests of codes. */
  readonly key: Buffer;
}

/** Makes a link for a request that stands. `id` comes with the form, so that a second press makes no second link. */
export async function makeLink({ tx, now, key }: Making, request: RequestRecord, id: UploadLinkId, answers: Answers): Promise<Result<MadeLink>> {
  const { email, telephone } = answers;
  const wrong: Refusal[] = [];
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(String(email))) wrong.push(uploadLinkRefusals.refusal('UPLOAD_LINK_EMAIL_NOT_READABLE', { field: 'email' }));
  if (String(telephone).replaceAll(/\D/g, '').length < 5) wrong.push(uploadLinkRefusals.refusal('UPLOAD_LINK_TELEPHONE_NOT_READABLE', { field: 'telephone' }));
  const [first, ...rest] = wrong;
  if (first !== undefined) return refuse(first, ...rest);
  if (foldRequest(request.acts).stage === 'withdrawn') return refuse(uploadLinkRefusals.refusal('UPLOAD_LINK_REQUEST_WITHDRAWN'));
  const [{ token, digest }, code, endsAt] = [newToken(), newCode(), endOf(Number(answers['days']), now)];
  const link = { id, request: request.id, recipient: String(answers['recipient']), email: String(email), telephone: String(telephone), token: digest, code: digestCode(key, id, code), endsAt };
  return (await addLink(tx, link, now)) ? ok({ token, code, endsAt }) : refuse(uploadLinkRefusals.refusal('UPLOAD_LINK_MADE_ALREADY'));
}

/** A new code in place of the one before, which stops working in every browser at once. */
export async function renewCode({ tx, now, key }: Making, link: UploadLinkId): Promise<Result<string>> {
  const code = newCode();
  return (await replaceCode(tx, link, digestCode(key, link, code), now)) ? ok(code) : refuse(uploadLinkRefusals.refusal('UPLOAD_LINK_OVER'));
}

/**
 * Gives the code. Where it is right, returns the cookie in which it counts from now on: a new one, so
 * that nobody who planted the old one shares it; null where a sign-in's own cookie is used.
 */
export async function giveCode({ tx, now, key }: Making, token: string, link: FoundLink, typed: string, signedInWith: Buffer | null): Promise<Result<string | null>> {
  const field = 'one-time-code';
  if (typed.trim() === '') return refuse(uploadLinkRefusals.refusal('UPLOAD_CODE_MISSING', { field }));
  const code = readCode(typed);
  if (code === null) return refuse(uploadLinkRefusals.refusal('UPLOAD_CODE_NOT_READABLE', { field }));
  const cookie = signedInWith === null ? randomBytes(32).toString('base64url') : null;
  const visit = cookie === null ? signedInWith : digestToken(cookie);
  const tried = await tryCode(tx, { token, visit, now }, digestCode(key, link.id, code), new Date(now.getTime() + VISIT_MINUTES * 60_000));
  switch (tried) {
    case 'right': return ok(cookie);
    case 'busy': return refuse(uploadLinkRefusals.refusal('UPLOAD_CODE_BUSY', { field }));
    case 'wrong': return refuse(uploadLinkRefusals.refusal('UPLOAD_CODE_NOT_RIGHT', { field }));
    // One that ended this very moment is found to be so by the next page.
    case 'over':
    case 'locked': return refuse(uploadLinkRefusals.refusal('UPLOAD_CODE_LOCKED'));
  }
}

/** What became of the files of one sending. */
export interface Sending {
  readonly added: readonly SourceId[];
  readonly refusals: readonly Refusal[];
  /** The link was ended before all was kept. */
  readonly over: boolean;
}

/** Reads and keeps files one by one, as the agency's own. Those that cannot be kept are named; the others are. */
export async function sendFiles(tx: Tx, holder: Holder, link: FoundLink, files: readonly SentFile[]): Promise<Sending> {
  const field = 'files';
  const refusals: Refusal[] = [];
  const added: SourceId[] = [];
  const begun = await beginUpload(tx, holder);
  if (begun === 'busy') return { added, refusals: [uploadLinkRefusals.refusal('UPLOAD_BUSY', { field })], over: false };
  if (begun === 'over') return { added, refusals, over: true };
  for (const { name: file, bytes, tooLarge } of files) {
    if (tooLarge) { refusals.push(chronologyRefusals.refusal('CHRONOLOGY_FILE_TOO_LARGE', { file, field })); continue; }
    const reading = await readAsRemembered(file, bytes, link.agency, (agency) => recallForLink(tx, holder, agencyKey(agency)));
    const id = newId<'chronology-source'>();
    const done = await addUpload(tx, holder, id, file, bytes, reading);
    if (done === 'over') return { added, refusals, over: true };
    if (done === 'added') added.push(id);
    else refusals.push(done === 'full' ? uploadLinkRefusals.refusal('UPLOAD_FULL', { file, field }) : chronologyRefusals.refusal('CHRONOLOGY_FILE_ALREADY', { file, field }));
  }
  return { added, refusals, over: false };
}
