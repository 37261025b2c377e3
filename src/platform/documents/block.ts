/** One part of a document, said without a word about how it is set. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  /** `text` may hold several paragraphs, parted by line ends as they were typed. */
  | { readonly kind: 'text'; readonly text: string }
  /** Set apart, such as "Not yet joint". */
  | { readonly kind: 'notice'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** Questions and their answers, side by side. */
  | { readonly kind: 'facts'; readonly rows: readonly { readonly label: string; readonly text: string }[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

export interface WordFile {
  readonly title: string;
  /** At the top of each page, such as "OFFICIAL – SENSITIVE". */
  readonly marking: string;
  /** At the foot of each page, beside the page number: whose it is and which version. */
  readonly foot: string;
  readonly author: string;
  readonly blocks: readonly Block[];
}

export const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
