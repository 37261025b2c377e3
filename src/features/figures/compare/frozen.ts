import * as z from 'zod';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { CompareWish } from './compare.ts';
import { compareRefusals } from './refusals.ts';

const words = z.array(z.string()).nullable();
const frozenSchema = z.object({
  frozen: z.object({
    on: z.string(), unit: z.string(), cohort: z.string(), against: z.string().nullable(), codes: words, match: words,
    ratio: z.number(), seed: z.number(), level: z.number(), disclosure: z.object({ below: z.int().min(2), zeros: z.boolean().optional() }).optional(), data_hash: z.string(), codebook: z.string(), codebook_version: z.string(),
  }),
});

/** What a comparison that was kept asked for, so that it can be made again and held against the text kept. */
export function readFrozen(text: string): Result<CompareWish> {
  try {
    const { frozen } = frozenSchema.parse(JSON.parse(text));
    const { on, unit, cohort, against, codes, match, ratio, seed, level, disclosure } = frozen;
    return ok({ on, unit, cohort, ratio, seed, level, ...(disclosure === undefined ? {} : { disclosure }), ...(against === null ? {} : { against }), ...(codes === null ? {} : { codes }), ...(match === null ? {} : { match }) });
  } catch (fault) {
    const why = fault instanceof z.ZodError ? z.prettifyError(fault) : fault instanceof Error ? fault.message : String(fault);
    return refuse(compareRefusals.refusal('COMPARE_FROZEN_NOT_READABLE', { why, field: '--frozen' }));
  }
}
