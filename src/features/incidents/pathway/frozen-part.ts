import { z } from 'zod';

/** One answer as it was given, with the words it was asked and answered in. */
const Answer = z.strictObject({
  name: z.string(),
  wording: z.string(),
  value: z.union([z.string(), z.array(z.string()).readonly()]),
  shown: z.string(),
});

/** One page's worth of a locked record: which questions, which version of them, and every answer. */
export const FrozenPart = z.strictObject({
  part: z.string().min(1),
  title: z.string().min(1),
  questions: z.string().min(1),
  questionsVersion: z.string().min(1),
  answers: z.array(Answer).readonly(),
});
export type FrozenPart = z.infer<typeof FrozenPart>;
