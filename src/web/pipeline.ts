import { newId } from '../kernel/id.ts';
import type { Refusal } from '../kernel/result.ts';
import {
  accessPaths, chainOf, digestToken, formToken, isFormToken, may, openSession, permissions,
  type Actor, type AnyPage, type Context, type Scope, type Subject,
} from '../features/access/index.ts';
import type { Deed, Head, RequestId } from '../features/audit/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { Form, Reply, SentFile } from '../platform/pages/page.ts';
import { visitorToken } from './cookies.ts';
import type { Site } from './site.ts';

/** A request, freed of the web server's own types. */
export interface Incoming {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly form: Form;
  readonly files: readonly SentFile[];
  /** Files came that this visitor may not send: nothing of the form was read. */
  readonly unread: boolean;
  readonly address: string;
  readonly cookie: string | undefined;
  readonly sameOrigin: boolean;
  readonly request: RequestId;
  readonly notice: string | undefined;
}

export type Body =
  | { readonly kind: 'html'; readonly html: string }
  | { readonly kind: 'redirect'; readonly to: string; readonly notice?: string }
  | { readonly kind: 'file'; readonly name: string; readonly type: string; readonly body: Uint8Array };

export interface Outgoing {
  readonly status: number;
  readonly body: Body;
  /** A cookie to keep; null to clear it; undefined to leave it. */
  readonly cookie?: string | null;
}

/** Whether whoever holds this cookie may use the page at all, asked before a large form is read. Nothing is recorded: the answer itself is. */
export async function mayBegin(site: Site, page: AnyPage, cookie: string | undefined, params: Incoming['params']): Promise<boolean> {
  if (cookie === undefined) return false;
  return site.database.transaction().execute(async (tx) => {
    if (page.gate !== undefined) return page.gate.opens({ tx, now: site.now(), sessionDigest: digestToken(cookie), params });
    const session = await openSession(tx, digestToken(cookie), site.now(), site.limits);
    return session?.stage === 'signed_in' && may(session.actor, page.may);
  });
}

type Blocked = { readonly kind: 'forbidden' } | { readonly kind: 'forged' } | { readonly kind: 'sign-in' };

/** Answers one request to one page: one transaction, one audit entry, and nothing sent before both are safe. */
export async function answer(site: Site, page: AnyPage, incoming: Incoming): Promise<Outgoing> {
  const cookie = incoming.cookie ?? visitorToken();
  const { outgoing, head } = await site.database.transaction().execute((tx) => inTransaction(site, page, incoming, cookie, tx));
  if (head !== null) site.heads.keep(head);
  return incoming.cookie === undefined && outgoing.cookie === undefined ? { ...outgoing, cookie } : outgoing;
}

async function inTransaction(site: Site, page: AnyPage, incoming: Incoming, cookie: string, tx: Tx): Promise<{ outgoing: Outgoing; head: Head | null }> {
  const now = site.now();
  const digest = incoming.cookie === undefined ? null : digestToken(incoming.cookie);
  const session = digest === null ? null : await openSession(tx, digest, now, site.limits);
  const actor = session?.stage === 'signed_in' ? session.actor : null;
  const shown: { revealed: string[]; keep?: string | null } = { revealed: [] };
  const about = await subjectOf(page, incoming, actor, tx);
  const scope = about === 'none' || about === 'hidden' ? null : about.scope;
  const context: Context = {
    tx, now, actor, scope, sessionDigest: digest,
    reveal: (ids) => void shown.revealed.push(...ids),
    keepSession: (token) => { shown.keep = token; },
  };
  const reply = blocked(site, page, incoming, cookie, actor, about) ?? (await (incoming.unread ? page.gate : undefined)?.otherwise({ params: incoming.params, context })) ?? (await page.handle({ ...incoming, context }));
  if (reply.kind === 'sign-in') return { outgoing: toSignIn(page, incoming), head: null };
  const outgoing = compose(site, page, incoming, cookie, actor, { reply, ...(shown.keep === undefined ? {} : { keep: shown.keep }) });
  const deed: Deed = {
    chain: chainOf(actor, scope ?? undefined), person: actor?.id ?? null, event: page.audits,
    outcome: outgoing.status < 400 ? 'done' : 'refused',
    subject: typeof about === 'string' ? null : about.id,
    revealed: shown.revealed, request: incoming.request, at: now,
  };
  return { outgoing, head: await site.record(tx, deed) };
}

async function subjectOf(page: AnyPage, incoming: Incoming, actor: Actor | null, tx: Tx): Promise<Subject | 'none' | 'hidden'> {
  if (page.about === undefined) return 'none';
  if (!may(actor, page.may)) return 'hidden';
  return (await page.about(tx, incoming.params)) ?? 'hidden';
}

function blocked(site: Site, page: AnyPage, incoming: Incoming, cookie: string, actor: Actor | null, about: Subject | 'none' | 'hidden'): Blocked | Extract<Reply, { kind: 'not-found' }> | undefined {
  const { held } = permissions[page.may];
  if (actor === null && held !== 'everyone') return { kind: 'sign-in' };
  const scope: Scope | undefined = typeof about === 'string' ? undefined : about.scope;
  if (!may(actor, page.may)) return { kind: 'forbidden' };
  if (about === 'hidden') return { kind: 'not-found' };
  if (!may(actor, page.may, scope)) return { kind: 'forbidden' };
  // Where nothing of the form was read, its token was not either; the gate answers, and changes nothing.
  if (incoming.unread && page.gate !== undefined) return undefined;
  if (page.method === 'POST' && !isOurs(site, incoming, cookie)) return { kind: 'forged' };
  return undefined;
}

function isOurs(site: Site, incoming: Incoming, cookie: string): boolean {
  const { _csrf: offered } = incoming.form;
  return incoming.sameOrigin && typeof offered === 'string' && isFormToken(site.formKey, cookie, offered);
}

function toSignIn(page: AnyPage, incoming: Incoming): Outgoing {
  const then = page.method === 'GET' && incoming.address !== '/' ? `?then=${encodeURIComponent(incoming.address)}` : '';
  return { status: 303, body: { kind: 'redirect', to: `${accessPaths.signIn.to()}${then}` } };
}

function compose(
  site: Site, page: AnyPage, incoming: Incoming, cookie: string, actor: Actor | null,
  { reply, keep }: { reply: Exclude<Reply | Blocked, { kind: 'sign-in' }>; keep?: string | null },
): Outgoing {
  const cookiePart = keep === undefined ? {} : { cookie: keep };
  const html = (status: number, template: string, data: object, refusals: readonly Refusal[] = []): Outgoing => ({
    ...cookiePart, status,
    body: { kind: 'html', html: site.render(template, { ...site.frame(actor, incoming.address), here: incoming.address, csrfToken: formToken(site.formKey, keep ?? cookie), notice: incoming.notice, refusals, ...data }) },
  });
  switch (reply.kind) {
    case 'view': return html(reply.refusals.length > 0 ? 422 : 200, reply.template, reply.data, reply.refusals);
    case 'redirect': return { ...cookiePart, status: 303, body: reply };
    case 'file': return { ...cookiePart, status: 200, body: reply };
    case 'not-found': return html(404, 'errors/not-found.njk', { code: 'RECORD_NOT_FOUND' });
    case 'forbidden': return html(403, 'errors/forbidden.njk', { code: 'NOT_ALLOWED', to: permissions[page.may].to });
    case 'forged': return html(403, 'errors/form-token.njk', { code: 'FORM_TOKEN_NOT_OURS', typed: incoming.sameOrigin ? typedIn(incoming.form) : [], address: incoming.address });
  }
}

/** Never put back on a page: our own token, and what only its owner may know. */
const NOT_SHOWN_AGAIN: ReadonlySet<string> = new Set(['_csrf', 'password', 'one-time-code']);

/** What was typed, so that a form whose token has run out can be sent again and nothing is lost. */
function typedIn(form: Form): readonly { name: string; value: string }[] {
  return Object.entries(form)
    .filter(([name]) => !NOT_SHOWN_AGAIN.has(name))
    .flatMap(([name, value]) => (typeof value === 'string' ? [value] : (value ?? [])).map((one) => ({ name, value: one })));
}

/** The id that joins an answer, its audit entry and its line in the log. */
export function newRequestId(): RequestId {
  return newId<'request'>();
}
