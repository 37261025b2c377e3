import type { Tx } from '../../platform/database/index.ts';
import type { Asked, Page, Reply } from '../../platform/pages/page.ts';
import type { PathValues } from '../../platform/pages/path.ts';
import type { AuditEvent } from '../audit/index.ts';
import type { Actor, Scope } from './actor.ts';
import type { Permission, SystemPermission } from './permission.ts';

/** What a page is handed. It holds no clock, no connection and no cookie of its own. */
export interface Context {
  readonly tx: Tx;
  readonly now: Date;
  /** Null only on pages that are open to everyone. */
  readonly actor: Actor | null;
  /** Whose record the address names, where it names one. */
  readonly scope: Scope | null;
  /** Says which records a list or a search shows, so that the audit entry can name them. */
  readonly reveal: (ids: Iterable<string>) => void;
  /** Asks for a cookie to be set (`token`) or cleared (null) with the answer. */
  readonly keepSession: (token: string | null) => void;
  /** The digest of the session cookie that came with the request. */
  readonly sessionDigest: Buffer | null;
}

/** The record that an address names: whose it is, and its id for the trail. */
export interface Subject {
  readonly id: string;
  readonly scope: Scope;
}

/** Who may send files to a page that is open to everyone: asked before anything that they send is read. */
export interface FileGate<Pattern extends string> {
  readonly opens: (asking: Pick<Context, 'tx' | 'now' | 'sessionDigest'> & { readonly params: PathValues<Pattern> }) => Promise<boolean>;
  /** What the others are answered. Nothing of their form was read, its token included, so it may change nothing. */
  readonly otherwise: (asked: Pick<Asked<Pattern, Context>, 'params' | 'context'>) => Promise<Reply> | Reply;
}

/** Finds the record that the address names; null where it is not there or may not be seen. */
export type About<Pattern extends string> = (tx: Tx, params: PathValues<Pattern>) => Promise<Subject | null>;

type NamesNoRecord<Pattern extends string> = Pattern extends `${string}:${string}` ? false : true;

/** A page of Sightline. One whose address names a record must say how it is found, or it does not compile. What only systems may is no page's: see call.ts. */
export type SitePage<Pattern extends string> = Page<Exclude<Permission, SystemPermission>, AuditEvent, Context, Pattern> & { readonly gate?: FileGate<Pattern> } &
  (NamesNoRecord<Pattern> extends true ? { readonly about?: never } : { readonly about: About<Pattern> });

/** A page after its address's own values have been forgotten, as the server keeps it. */
export interface AnyPage {
  readonly method: 'GET' | 'POST';
  readonly path: { readonly pattern: string };
  readonly may: Permission;
  readonly audits: AuditEvent;
  readonly takesFiles?: true;
  readonly gate?: FileGate<string>;
  readonly about?: (tx: Tx, params: Readonly<Record<string, string>>) => Promise<Subject | null>;
  readonly handle: (asked: Asked<string, Context>) => Promise<Reply> | Reply;
}

/** Declares a page. Leave out `may`, `audits`, or `about` where the address names a record, and it does not compile. */
export function definePage<const Pattern extends string>(page: SitePage<Pattern>): AnyPage {
  return page as unknown as AnyPage;
}

/** The signed-in person of a page that only signed-in people reach. Throws elsewhere: that is a fault of ours. */
export function signedIn(context: Context): Actor {
  if (context.actor === null) throw new Error('This page is open to people who have not signed in');
  return context.actor;
}
