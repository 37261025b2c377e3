import { z } from 'zod';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { SMALL, type CheckTrial } from '../trial/index.ts';
import { liveRefusals } from './refusals.ts';
import type { Told } from './standing.ts';

/** A count is told only where it is nought or large enough: a file that tells a smaller one did not come from a trial. */
const count = z.int().refine((number) => number === 0 || number >= SMALL).nullable();
const share = z.number().min(0).max(1000).nullable();
const rate = z.object({ count, per_1000: share, low: share, high: share });
const trialSchema = z.object({
  check: z.string().max(20), version: z.int(), name: z.string().max(300), starts: z.enum(['on', 'off', 'prompt_only']), children: count, spoke: rate, cannot_tell: rate,
  groups: z.array(z.object({ by: z.enum(['ethnicity', 'sex', 'age', 'disability', 'area']), group: z.string().max(100), children: count, spoke: rate, cannot_tell: rate })).max(500),
});
const fileSchema = z.object({ as_at: z.string().max(40), records: z.literal('closed or made up'), not_told_below: z.literal(SMALL), children: count, checks: z.array(trialSchema).min(1).max(500) });

/** What `sightline checks trial --json` prints. */
export interface TrialFile {
  readonly as_at: string;
  readonly records: 'closed or made up';
  readonly not_told_below: number;
  readonly children: number | null;
  readonly checks: readonly CheckTrial[];
}

export interface Trial {
  readonly id: string;
  /** Which records it was made on, in words. */
  readonly records: string;
  readonly file: TrialFile;
  readonly at: Date;
}

/** Reads what the database kept. Throws where that is not what was put there: a fault of ours. */
export function parseTrial(stored: unknown): TrialFile {
  return fileSchema.parse(stored);
}

/** Reads a file that somebody brought. Refuses what is no trial, and one that tells small numbers. */
export function readTrialFile(bytes: Uint8Array): Result<TrialFile> {
  try {
    const read = fileSchema.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    if (read.success) return ok(read.data);
    const [issue] = read.error.issues;
    return refuse(liveRefusals.refusal('LIVE_TRIAL_NOT_READABLE', { why: `${issue?.path.join(', ') || 'the file'} is not as a trial gives it`, field: 'files' }));
  } catch {
    return refuse(liveRefusals.refusal('LIVE_TRIAL_NOT_READABLE', { why: 'it is not JSON', field: 'files' }));
  }
}

export function toldOf({ records, file }: Trial, trial: CheckTrial): Told {
  return { records, children: file.children, perThousand: trial.spoke.per_1000, low: trial.spoke.low, high: trial.spoke.high };
}
