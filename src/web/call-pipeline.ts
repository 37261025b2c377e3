import {
  callRefusals, chainOf, may, openKey, permissions,
  type AnyCall, type Caller, type CallProblem, type CallReply, type OpenedKey, type Subject,
} from '../features/access/index.ts';
import type { Deed, Head, RequestId } from '../features/audit/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { Site } from './site.ts';

/** A call, freed of the web server's own types. It has no cookie: none is read. */
export interface IncomingCall {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly json: unknown;
  /** Of the key in the Authorization header. */
  readonly digest: Buffer;
  readonly request: RequestId;
}

type Problems = readonly [CallProblem, ...CallProblem[]];

export type OutgoingCall =
  | { readonly kind: 'done'; readonly body: object }
  | { readonly kind: 'not-done'; readonly status: 401 | 403 | 404 | 409 | 422; readonly problems: Problems };

/** Whose key it is, asked before the body is read. Null where nobody issued it. */
export function admit(site: Site, digest: Buffer): Promise<OpenedKey | null> {
  return site.database.transaction().execute((tx) => openKey(tx, digest, site.now()));
}

/** Records that somebody called with a key after its end. One that nobody issued is not recorded, or guessing could fill the trail. */
export async function recordRefused(site: Site, shut: Exclude<OpenedKey, { state: 'open' }>, request: RequestId): Promise<void> {
  site.heads.keep(await site.database.transaction().execute((tx) => site.record(tx, refusedDeed(shut, request, site.now()))));
}

function refusedDeed({ holder, keyId }: Exclude<OpenedKey, { state: 'open' }>, request: RequestId, at: Date): Deed {
  return { chain: chainOf(holder), person: null, event: 'system.key-refused', outcome: 'refused', subject: holder.id, revealed: [keyId], request, at };
}

/** Answers one call: one transaction, one audit entry, and nothing sent before both are safe, as `answer` does for a page. */
export async function answerCall(site: Site, call: AnyCall, incoming: IncomingCall): Promise<OutgoingCall> {
  const { outgoing, head } = await site.database.transaction().execute((tx) => inTransaction(site, call, incoming, tx));
  if (head !== null) site.heads.keep(head);
  return outgoing;
}

async function inTransaction(site: Site, call: AnyCall, incoming: IncomingCall, tx: Tx): Promise<{ outgoing: OutgoingCall; head: Head | null }> {
  const now = site.now();
  const opened = await openKey(tx, incoming.digest, now);
  // It may have ended since it was admitted.
  if (opened?.state !== 'open') return { outgoing: notAdmitted(opened), head: null };
  const { caller } = opened;
  const revealed: string[] = [];
  const about = await subjectOf(call, incoming, caller, tx);
  const scope = about === 'none' || about === 'hidden' ? null : about.scope;
  const outgoing: OutgoingCall = blocked(call, caller, about) ?? (await handled(call, incoming, {
    tx, now, caller, scope, request: incoming.request, reveal: (ids) => void revealed.push(...ids),
  }));
  const deed: Deed = {
    chain: chainOf(caller, scope ?? undefined), person: caller.id, event: call.audits, outcome: outgoing.kind === 'done' ? 'done' : 'refused',
    subject: typeof about === 'string' ? null : about.id,
    // The key stands first: a system may have two, and the trail says which one came.
    revealed: [caller.keyId, ...revealed], request: incoming.request, at: now,
  };
  return { outgoing, head: await site.record(tx, deed) };
}

export function notAdmitted(opened: Exclude<OpenedKey, { state: 'open' }> | null): OutgoingCall {
  const code = opened === null ? 'KEY_NOT_KNOWN' : opened.state === 'ended' ? 'KEY_ENDED' : 'KEY_REVOKED';
  return { kind: 'not-done', status: 401, problems: [callRefusals.refusal(code)] };
}

async function subjectOf(call: AnyCall, incoming: IncomingCall, caller: Caller, tx: Tx): Promise<Subject | 'none' | 'hidden'> {
  if (call.about === undefined) return 'none';
  if (!may(caller, call.may)) return 'hidden';
  return (await call.about(tx, incoming.params)) ?? 'hidden';
}

function blocked(call: AnyCall, caller: Caller, about: Subject | 'none' | 'hidden'): OutgoingCall | undefined {
  const forbidden: OutgoingCall = { kind: 'not-done', status: 403, problems: [callRefusals.refusal('CALL_NOT_ALLOWED', { to: permissions[call.may].to })] };
  if (!may(caller, call.may)) return forbidden;
  if (about === 'hidden') return { kind: 'not-done', status: 404, problems: [callRefusals.refusal('CALL_RECORD_NOT_FOUND')] };
  return may(caller, call.may, typeof about === 'string' ? undefined : about.scope) ? undefined : forbidden;
}

async function handled(call: AnyCall, { params, query, json }: IncomingCall, context: Parameters<AnyCall['handle']>[0]['context']): Promise<CallReply> {
  const read = call.reads === undefined ? { ok: true as const, value: null } : call.reads(json);
  return read.ok ? call.handle({ params, query, body: read.value, context }) : { kind: 'not-done', status: 422, problems: read.problems };
}
