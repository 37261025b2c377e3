import type { Refusal } from '../../kernel/result.ts';
import type { Path, PathValues } from './path.ts';

/** What a page sends back. Each is sent only after the transaction and its audit entry committed. */
export type Reply =
  | { readonly kind: 'view'; readonly template: string; readonly data: Readonly<Record<string, unknown>>; readonly refusals: readonly Refusal[] }
  | { readonly kind: 'redirect'; readonly to: string; readonly notice?: string }
  | { readonly kind: 'file'; readonly name: string; readonly type: string; readonly body: Uint8Array }
  | { readonly kind: 'not-found' };

/** Shows a template. `data` is what the template reads. */
export function view(template: string, data: Readonly<Record<string, unknown>> = {}): Reply {
  return { kind: 'view', template, data, refusals: [] };
}

/** Shows the form again with what was typed and every reason why it was not accepted (status 422). */
export function again(template: string, refusals: readonly Refusal[], data: Readonly<Record<string, unknown>>): Reply {
  return { kind: 'view', template, data, refusals };
}

/** Sends the browser on. `notice` is shown once at the top of the next page; it never names a person. */
export function redirect(to: string, notice?: string): Reply {
  return notice === undefined ? { kind: 'redirect', to } : { kind: 'redirect', to, notice };
}

export function file(name: string, type: string, body: Uint8Array): Reply {
  return { kind: 'file', name, type, body };
}

/** The record is not there, or this person may not know that it is: the two look the same. */
export const notFound: Reply = { kind: 'not-found' };

/** A posted form as it arrived: names to text, in the order sent where a name repeats. */
export type Form = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A file as it was sent. */
export interface SentFile {
  /** The form's field. */
  readonly field: string;
  /** As the sender calls it, without folders. Never trusted to say what the file is. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** It was over the limit and its content was not kept. */
  readonly tooLarge: boolean;
}

export interface Asked<Pattern extends string, Context> {
  readonly params: PathValues<Pattern>;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly form: Form;
  /** Empty unless the page says `takesFiles`. */
  readonly files: readonly SentFile[];
  readonly context: Context;
}

/**
 * One page or act of the site. `may` and `audits` are required, so that a page which forgot
 * who may see it, or what is recorded when they do, does not compile.
 */
export interface Page<Permission extends string, Event extends string, Context, Pattern extends string = string> {
  readonly method: 'GET' | 'POST';
  readonly path: Path<Pattern>;
  readonly may: Permission;
  readonly audits: Event;
  /** Its form sends files (`enctype="multipart/form-data"`). They are read only after the person may use the page. */
  readonly takesFiles?: true;
  readonly handle: (asked: Asked<Pattern, Context>) => Promise<Reply> | Reply;
}
