import type { Refusal } from './result.ts';

type Words = Readonly<Record<string, string>>;
type Blanks<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Blanks<Rest>
  : never;

type Details<Text extends string> = { readonly field?: string } & Readonly<Record<Blanks<Text>, string>>;

/** A feature's refusals: one sentence for each code, with `{blanks}` that the caller must fill. */
export interface RefusalBook<Book extends Words> {
  readonly words: Book;
  readonly refusal: <Code extends keyof Book & string>(
    code: Code,
    ...details: Blanks<Book[Code]> extends never ? [details?: { readonly field?: string }] : [details: Details<Book[Code]>]
  ) => Refusal;
}

/**
 * Declares the refusals of a feature in one table, so that code, message and docs/generated/errors.md
 * cannot drift apart.
 */
export function refusalBook<const Book extends Words>(words: Book): RefusalBook<Book> {
  return {
    words,
    refusal: (code, ...[details]) => {
      const given: Readonly<Record<string, string | undefined>> = details ?? {};
      const template: string = words[code] ?? code;
      const message = template.replace(/\{(\w+)\}/g, (_, name: string) => given[name] ?? '');
      return given['field'] === undefined ? { code, message } : { code, message, field: given['field'] };
    },
  };
}
