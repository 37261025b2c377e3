import { refuse, ok, type Result } from '../../../kernel/result.ts';
import { codedDataRefusals } from './refusals.ts';

const [QUOTE, COMMA, LINE_FEED, RETURN] = [34, 44, 10, 13];

/**
 * Reads comma-separated text (RFC 4180) row by row, without keeping the rows: `seen` gets the cells of
 * each row that is not blank, in an array that the next row overwrites, and the line on which it
 * starts, the header's being 1. A byte order mark is passed over.
 * Refuses `CODED_QUOTE_OPEN`.
 */
export function eachCsvRow(text: string, seen: (cells: readonly string[], line: number) => void): Result<null> {
  const scanner = new Scanner(text);
  for (;;) {
    const row = scanner.next();
    if (row === 'end') return ok(null);
    if (row === 'open') return refuse(codedDataRefusals.refusal('CODED_QUOTE_OPEN', { row: String(scanner.startLine) }));
    // Spreadsheets save rows of empty cells below the last one.
    if (scanner.cells.some((cell) => cell !== '')) seen(scanner.cells, scanner.startLine);
  }
}

// Written as a plain loop over character codes, because a million rows go through it.
class Scanner {
  readonly cells: string[] = [];
  startLine = 1;
  readonly #text: string;
  #at: number;
  #line = 1;

  constructor(text: string) {
    this.#text = text;
    this.#at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  next(): 'row' | 'end' | 'open' {
    if (this.#at >= this.#text.length) return 'end';
    this.cells.length = 0;
    this.startLine = this.#line;
    for (;;) {
      const cell = this.#text.charCodeAt(this.#at) === QUOTE ? this.#quoted() : this.#plain();
      if (cell === undefined) return 'open';
      this.cells.push(cell);
      if (this.#text.charCodeAt(this.#at) !== COMMA) break;
      this.#at += 1;
    }
    this.#endLine();
    return 'row';
  }

  #plain(): string {
    const start = this.#at;
    let at = start;
    for (; at < this.#text.length; at += 1) {
      const code = this.#text.charCodeAt(at);
      if (code === COMMA || code === LINE_FEED || code === RETURN) break;
    }
    this.#at = at;
    return this.#text.slice(start, at);
  }

  #quoted(): string | undefined {
    let value = '';
    for (let from = this.#at + 1; ;) {
      const close = this.#text.indexOf('"', from);
      if (close < 0) return undefined;
      value += this.#text.slice(from, close);
      this.#at = close + 1;
      if (this.#text.charCodeAt(this.#at) !== QUOTE) break;
      value += '"';
      from = close + 2;
    }
    this.#line += value.split(/\r\n|\n|\r/).length - 1;
    return value + this.#plain();
  }

  #endLine(): void {
    if (this.#text.charCodeAt(this.#at) === RETURN) this.#at += 1;
    if (this.#text.charCodeAt(this.#at) === LINE_FEED) this.#at += 1;
    this.#line += 1;
  }
}
