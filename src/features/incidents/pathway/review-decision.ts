import { z } from 'zod';
import { words } from './field.ts';

const YesOrNo = z.strictObject({ answer: z.enum(['yes', 'no']), reason: words });
const Criterion = z.strictObject({ answer: z.enum(['yes', 'no', 'not-known']), reason: words });

/** The criteria of SI 2018/789 regulation 11, in its order. */
export const CRITERIA = ['improvements', 'recurrentThemes', 'workingTogether', 'panelView'] as const;

/**
 * What the safeguarding partners are asked to decide about a local child safeguarding practice
 * review: three questions, four matters they must consider, and the conclusion. Each with a reason.
 */
export const ReviewDecision = z.strictObject({
  serious: YesOrNo,
  importantToArea: YesOrNo,
  appropriate: YesOrNo,
  improvements: Criterion,
  recurrentThemes: Criterion,
  workingTogether: Criterion,
  panelView: Criterion,
  conclusion: z.enum(['lcspr', 'no-lcspr']),
});
export type ReviewDecision = z.infer<typeof ReviewDecision>;
