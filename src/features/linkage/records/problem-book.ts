import type { Problem } from './problem.ts';

interface Tally {
  count: number;
  readonly first: Omit<Problem, 'message'>;
  readonly words: (count: number) => string;
}

/** Problems as they are met: one of a sort stands for all, with their number and the first place. */
export class ProblemBook {
  private readonly listed: Problem[];
  private readonly tallies = new Map<string, Tally>();

  constructor(listed: readonly Problem[] = []) {
    this.listed = [...listed];
  }

  add(problem: Problem): void {
    this.listed.push(problem);
  }

  /** Counts one more problem of a sort; the words are made when the number is known. */
  count(first: Omit<Problem, 'message'>, words: (count: number) => string): void {
    const key = `${first.code}|${first.file ?? ''}|${first.column ?? ''}`;
    const there = this.tallies.get(key);
    if (there === undefined) this.tallies.set(key, { count: 1, first, words });
    else there.count++;
  }

  rowLength(file: string, row: number, cells: number, expected: number): void {
    this.count({ code: 'ROW_LENGTH', file, row }, (count) => `${count} rows have another number of cells than the heading has (line ${row} has ${cells}, the heading ${expected}). Missing cells were taken as empty, cells too many were passed over`);
  }

  all(): readonly Problem[] {
    return [...this.listed, ...[...this.tallies.values()].map(({ count, first, words }) => ({ ...first, message: words(count) }))];
  }
}
