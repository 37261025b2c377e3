import type { Refusal } from '../../kernel/result.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { Path, PathValues } from '../../platform/pages/path.ts';
import type { AuditEvent } from '../audit/index.ts';
import type { Scope } from './actor.ts';
import type { About, Subject } from './page.ts';
import type { Permission, SystemPermission } from './permission.ts';
import type { Caller } from './systems/open-key.ts';

/** What a call is handed. It holds no clock, no connection and no key of its own. */
export interface CallContext {
  readonly tx: Tx;
  readonly now: Date;
  readonly caller: Caller;
  /** Whose record the address names, where it names one. */
  readonly scope: Scope | null;
  /** The id that joins the answer, its audit entry and its line in the log. */
  readonly request: string;
  /** Says which records are sent back or added, so that the audit entry can name them. */
  readonly reveal: (ids: Iterable<string>) => void;
}

/** A reason why a call was not done; `pointer` is a JSON pointer (RFC 6901) into the body, where it is about a place there. */
export interface CallProblem extends Pick<Refusal, 'code' | 'message'> {
  readonly pointer?: string;
}

/** What a call sends back. `not-done` is the whole call refused: 404, 409 (it cannot be done as things stand) or 422 (the body is not what is asked for). */
export type CallReply =
  | { readonly kind: 'done'; readonly body: object }
  | { readonly kind: 'not-done'; readonly status: 404 | 409 | 422; readonly problems: readonly [CallProblem, ...CallProblem[]] };

export type BodyRead<Body> = { readonly ok: true; readonly value: Body } | { readonly ok: false; readonly problems: readonly [CallProblem, ...CallProblem[]] };

/** Addresses of calls begin so, and those of pages never do. */
export type CallPattern = `/api/${string}`;

interface Called<Pattern extends string, Body> {
  readonly params: PathValues<Pattern>;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly body: Body;
  readonly context: CallContext;
}

interface CallBase<Pattern extends CallPattern, Body> {
  readonly path: Path<Pattern>;
  readonly may: SystemPermission;
  readonly audits: AuditEvent;
  readonly handle: (called: Called<Pattern, Body>) => Promise<CallReply> | CallReply;
}

type NamesNoRecord<Pattern extends string> = Pattern extends `${string}:${string}` ? false : true;

/**
 * A call that an agency's own system makes with a key. As with a page, one without a permission, an
 * audit event or, where its address names a record, the way that record is found, does not compile;
 * nor does one for which people hold the permission, or a POST that does not say how its body is read.
 */
export type SiteCall<Pattern extends CallPattern, Body> = CallBase<Pattern, Body>
  & (NamesNoRecord<Pattern> extends true ? { readonly about?: never } : { readonly about: About<Pattern> })
  & ({ readonly method: 'GET'; readonly reads?: never } | { readonly method: 'POST'; readonly reads: (json: unknown) => BodyRead<Body> });

/** A call after its address's and its body's own types have been forgotten, as the server keeps it. */
export interface AnyCall {
  readonly method: 'GET' | 'POST';
  readonly path: { readonly pattern: CallPattern };
  readonly may: Permission;
  readonly audits: AuditEvent;
  readonly about?: (tx: Tx, params: Readonly<Record<string, string>>) => Promise<Subject | null>;
  readonly reads?: (json: unknown) => BodyRead<unknown>;
  readonly handle: (called: Called<string, unknown>) => Promise<CallReply> | CallReply;
}

export function defineCall<const Pattern extends CallPattern, Body = null>(call: SiteCall<Pattern, Body>): AnyCall {
  return call as unknown as AnyCall;
}

export function done(body: object): CallReply {
  return { kind: 'done', body };
}

/** The record is not there, or this system may not know that it is: the two look the same. */
export function notDone(status: 404 | 409 | 422, first: CallProblem, ...rest: CallProblem[]): CallReply {
  return { kind: 'not-done', status, problems: [first, ...rest] };
}
