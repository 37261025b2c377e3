import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { Interner } from '../records/interner.ts';
import { JUDGED, LEFT, RIGHT } from './columns.ts';
import { growingInts } from './growing.ts';
import { cellText, columnAt, columnMissing, eachRow, openCsv } from './open-csv.ts';
import { evaluateRefusals } from './refusals.ts';

/** Pairs that people have judged: one child (1) or not (0). Pairs that nobody judged say nothing, unless the list is complete. */
export interface Labels {
  readonly ids: Interner;
  readonly pairs: number;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly same: Int32Array;
  readonly samePairs: number;
  /** The list holds no pair that is not one child, so that every pair outside it is taken for wrong. */
  readonly complete: boolean;
}

const NO = /^(0(\.0+)?|no|n|false|f|different|non[_ -]?match|no[_ -]?match)$/i;

/** Whether a file's headings are those of judged pairs. */
export function isLabels(file: string): boolean {
  const opened = openCsv(file);
  if (!opened.ok) return false;
  opened.value.csv.close();
  return columnAt(opened.value, undefined, LEFT) >= 0 && columnAt(opened.value, undefined, RIGHT) >= 0;
}

export function readLabels(file: string): Result<Labels> {
  const opened = openCsv(file);
  if (!opened.ok) return opened;
  const open = opened.value;
  const [leftAt, rightAt, judgedAt] = [columnAt(open, undefined, LEFT), columnAt(open, undefined, RIGHT), columnAt(open, undefined, JUDGED)];
  if (leftAt < 0 || rightAt < 0) return columnMissing(open, undefined, 'the ids of a pair');
  const ids = new Interner();
  const [left, right, same] = [growingInts(), growingInts(), growingInts()];
  const seen = new Set<string>();
  let samePairs = 0;
  const refused = eachRow(open, (row) => {
    const [one, other] = [ids.addText(cellText(row, leftAt)) - 1, ids.addText(cellText(row, rightAt)) - 1];
    const verdict = judgedAt < 0 ? 1 : verdictOf(cellText(row, judgedAt).trim());
    const key = `${Math.min(one, other)} ${Math.max(one, other)}`;
    if (one < 0 || other < 0 || one === other || verdict === undefined || seen.has(key)) return undefined;
    seen.add(key);
    left.push(Math.min(one, other));
    right.push(Math.max(one, other));
    same.push(verdict);
    samePairs += verdict;
    return undefined;
  });
  if (refused !== undefined) return refused;
  if (left.length === 0) return refuse(evaluateRefusals.refusal('REPORT_FILE_EMPTY', { file }));
  return ok({ ids, pairs: left.length, left: left.values(), right: right.values(), same: same.values(), samePairs, complete: samePairs === left.length });
}

// A score counts as a match from one half; an empty cell is no judgement.
function verdictOf(text: string): 0 | 1 | undefined {
  if (text === '') return undefined;
  const score = Number(text);
  if (!Number.isNaN(score)) return score >= 0.5 ? 1 : 0;
  return NO.test(text) ? 0 : 1;
}

/** The place of each judged pair by its two records. */
export function labelBook({ left, right, same }: Labels): (one: number, other: number) => 0 | 1 | undefined {
  const book = new Map<string, 0 | 1>();
  for (let pair = 0; pair < left.length; pair += 1) book.set(`${left[pair]} ${right[pair]}`, same[pair] === 1 ? 1 : 0);
  return (one, other) => book.get(`${Math.min(one, other)} ${Math.max(one, other)}`);
}
