import { z } from 'zod';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { isPlain } from '../language/fit.ts';
import { digestOfEngine, isSignedBy, SMALL, type CheckTrial } from '../trial/index.ts';
import { liveRefusals } from './refusals.ts';
import type { Told, ToldNotRelevant } from './standing.ts';

/** A count is told only where it is nought or large enough: a file that tells a smaller one did not come from a trial. */
const count = z.int().max(1_000_000_000).refine((number) => number === 0 || number >= SMALL).nullable();
/** Without what the database does not keep. */
const text = (longest: number) => z.string().max(longest).refine(isPlain);
const share = z.number().min(0).max(1000).nullable();
const rate = z.object({ count, per_1000: share, low: share, high: share });
const notRelevant = z.object({ answered: count, rate }).nullable().default(null);
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const groupSchema = z.object({ by: z.enum(['ethnicity', 'sex', 'age', 'disability', 'area']), group: text(100), children: count, spoke: rate, cannot_tell: rate, not_relevant: notRelevant });
const trialSchema = z.object({
  check: text(20), version: z.int(), digest, name: text(300), starts: z.enum(['on', 'off', 'prompt_only']), children: count, spoke: rate, cannot_tell: rate, not_relevant: notRelevant,
  groups: z.array(groupSchema).max(500),
});
const fileSchema = z.object({
  as_at: text(40), records: z.literal('closed or made up'), not_told_below: z.literal(SMALL), children: count, checks: z.array(trialSchema).min(1).max(500),
  made: z.object({ engine: digest, events: digest, children: digest, answers: digest.nullable() }),
});

/** SHA-256 of what a trial was made with, in lower-case hex. */
export interface MadeWith {
  readonly engine: string;
  readonly events: string;
  readonly children: string;
  /** Null where no answers were given. */
  readonly answers: string | null;
}

/** What `sightline checks trial --json` prints. */
export interface TrialFile {
  readonly as_at: string;
  readonly records: 'closed or made up';
  readonly not_told_below: number;
  readonly children: number | null;
  readonly checks: readonly CheckTrial[];
  readonly made: MadeWith;
}

export interface Trial {
  readonly id: string;
  /** Which records it was made on, in words. */
  readonly records: string;
  readonly file: TrialFile;
  readonly at: Date;
  /** Whether it bears the signature of this installation. */
  readonly madeHere: boolean;
  /** Who brought it. */
  readonly broughtBy: string;
}

/** Reads what the database kept. Throws where that is not what was put there: a fault of ours. */
export function parseTrial(stored: unknown): TrialFile {
  return fileSchema.parse(stored);
}

/** Reads a file that somebody brought. Refuses what is no trial, one that tells small numbers, and one whose signature is not that of `key`. */
export function readTrialFile(bytes: Uint8Array, key: Buffer): Result<Pick<Trial, 'file' | 'madeHere'>> {
  try {
    const written: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const read = fileSchema.safeParse(written);
    if (!read.success) {
      const [issue] = read.error.issues;
      return refuse(liveRefusals.refusal('LIVE_TRIAL_NOT_READABLE', { why: `${issue?.path.join(', ') || 'the file'} is not as a trial gives it`, field: 'files' }));
    }
    const signed = typeof written === 'object' && written !== null && 'signature' in written;
    if (signed && !isSignedBy(written, key)) return refuse(liveRefusals.refusal('LIVE_TRIAL_SIGNATURE_WRONG', { field: 'files' }));
    return ok({ file: read.data, madeHere: signed });
  } catch {
    return refuse(liveRefusals.refusal('LIVE_TRIAL_NOT_READABLE', { why: 'it is not JSON', field: 'files' }));
  }
}

/** Whether a trial was made with the engine that runs now. */
export function isOfThisEngine({ engine }: MadeWith): boolean {
  return engine === digestOfEngine();
}

/** What is kept and published of a trial when its check is switched on. `live` is how it was answered before, where the trial has no answers. */
export function toldOf({ records, file, madeHere }: Pick<Trial, 'records' | 'file' | 'madeHere'>, trial: CheckTrial, live?: ToldNotRelevant): Told {
  return { records, children: file.children, perThousand: trial.spoke.per_1000, low: trial.spoke.low, high: trial.spoke.high, madeHere, notRelevant: inTrial(trial) ?? live ?? null };
}

function inTrial({ not_relevant: all, groups }: CheckTrial): ToldNotRelevant | undefined {
  if (all === null || all.answered === 0) return undefined;
  return { from: 'trial', all, groups: groups.flatMap(({ by, group, not_relevant: one }) => (one === null ? [] : [{ by, group, ...one }])) };
}
