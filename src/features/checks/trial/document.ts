import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { ok, type Result } from '../../../kernel/result.ts';
import type { Asking } from '../engine/asker.ts';
import type { SheetData } from '../engine/load/loaded-sheet.ts';
import type { Check } from '../language/check.ts';
import { readAnswers } from './answers.ts';
import { digestOfEngine } from './digests.ts';
import { SMALL } from './protect.ts';
import { trialOf, type CheckTrial } from './trial.ts';

/** The files that a trial is made on, as paths. */
export interface TrialFiles {
  readonly events: string;
  readonly children: string;
  readonly answers: string | undefined;
}

/** What a trial found and what it was made with: what `sightline checks trial --json` prints. */
export interface TrialDocument {
  readonly as_at: string;
  readonly records: 'closed or made up';
  readonly base: string;
  readonly not_told_below: number;
  readonly children: number | null;
  readonly checks: readonly CheckTrial[];
  /** SHA-256 in lower-case hex. */
  readonly made: { readonly engine: string; readonly events: string; readonly children: string; readonly answers: string | null };
}

/** Makes a trial of checks on files that were loaded. `day` is the day or moment of `asking`, as it was given. Refuses a file of answers that cannot be read. */
export function trialDocument(data: SheetData, files: TrialFiles, checks: readonly Check[], day: string, asking: Asking): Result<TrialDocument> {
  const answers = files.answers === undefined ? undefined : readAnswers(readFileSync(files.answers, 'utf8'));
  if (answers?.ok === false) return answers;
  return ok({
    as_at: day, records: 'closed or made up', base: 'every child of the two files', not_told_below: SMALL, children: data.children.length < SMALL ? null : data.children.length,
    checks: trialOf(data, readFileSync(files.children, 'utf8'), checks, asking, answers?.value),
    made: { engine: digestOfEngine(), events: digestOfFile(files.events), children: digestOfFile(files.children), answers: files.answers === undefined ? null : digestOfFile(files.answers) },
  });
}

const PIECE = 1 << 20;

/** In pieces, because a file of events can be larger than one text may be. */
function digestOfFile(path: string): string {
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafe(PIECE);
  const file = openSync(path, 'r');
  try {
    for (let read = readSync(file, piece); read > 0; read = readSync(file, piece)) hash.update(piece.subarray(0, read));
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}
