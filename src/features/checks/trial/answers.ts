import { parse } from 'csv-parse/sync';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { checkRefusals } from '../refusals.ts';
import { hiddenParts, isSmall, SMALL, type Part } from './protect.ts';
import { HIDDEN, rateOf, type Rate } from './rate.ts';

const SAID = ['being_done', 'covered', 'not_relevant', 'done_now'] as const;
const COLUMNS = ['child_id', 'check', 'said'] as const;

/** For each check, each child to whom it was answered, and whether any of those answers was "not relevant". */
export type Answered = ReadonlyMap<string, ReadonlyMap<string, boolean>>;

/** Of how many children a check was answered, and of how many as not relevant. */
export interface AnswerTally {
  readonly answered: number;
  readonly notRelevant: number;
}

/** How often the answer was "not relevant", of the children for whom there was an answer; null where so few that it is not told. */
export interface NotRelevant {
  readonly answered: number | null;
  readonly rate: Rate;
}

/** Reads a file of the answers that were given: `child_id, check, said`. Refuses a column that is missing and a word that is no answer. */
export function readAnswers(text: string): Result<Answered> {
  const [head = [], ...rows] = parse(text, { bom: true, trim: true, skip_empty_lines: true, relax_column_count: true });
  const names = head.map((name) => name.toLowerCase());
  const places = COLUMNS.map((name) => names.indexOf(name));
  const missing = COLUMNS.find((_, place) => places[place] === -1);
  if (missing !== undefined) return refuse(checkRefusals.refusal('ANSWER_FILE_COLUMN_MISSING', { column: missing }));
  const found = new Map<string, Map<string, boolean>>();
  for (const [index, row] of rows.entries()) {
    const [child = '', check = '', said = ''] = places.map((place) => row[place] ?? '');
    if (child === '' || check === '' || !SAID.some((word) => word === said)) return refuse(checkRefusals.refusal('ANSWER_FILE_ROW_NOT_READABLE', { row: String(index + 2), said, words: SAID.join(', ') }));
    const own = found.get(check.toUpperCase()) ?? new Map<string, boolean>();
    own.set(child, (own.get(child) ?? false) || said === 'not_relevant');
    found.set(check.toUpperCase(), own);
  }
  return ok(found);
}

export function notRelevantOf({ answered, notRelevant }: AnswerTally): NotRelevant {
  const part = { count: notRelevant, of: answered };
  return { answered: answered > 0 && answered < SMALL ? null : answered, rate: answered === 0 || isSmall(part) ? HIDDEN : rateOf(part) };
}

/** The same of the groups of one table, in their order: with what has to be left out so that nobody can reckon a small number from the rest. */
export function notRelevantByGroup(groups: readonly AnswerTally[], all: AnswerTally): readonly NotRelevant[] {
  const total: Part = { count: all.notRelevant, of: all.answered };
  const hiddenSizes = hiddenParts(groups.map(({ answered }) => ({ count: answered, of: all.answered })), { count: all.answered, of: all.answered });
  const hidden = hiddenParts(groups.map(({ answered, notRelevant }) => ({ count: notRelevant, of: answered })), total);
  return groups.map(({ answered, notRelevant }, place) => {
    const untold = answered === 0 || hidden[place] === true || hiddenSizes[place] === true;
    return { answered: hiddenSizes[place] === true ? null : answered, rate: untold ? HIDDEN : rateOf({ count: notRelevant, of: answered }) };
  });
}
