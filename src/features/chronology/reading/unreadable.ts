import type { Refusal } from '../../../kernel/result.ts';

/**
 * Ends the reading of a file from inside a stream or a parser's callback, where no result can be
 * handed back. `readTables` turns it into a refusal; it never leaves this folder.
 */
export class Unreadable extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}
