import { z } from 'zod';

const name = z.union([z.string().min(1), z.number()]).transform(String);
const because = z.string().min(1).describe('Why, for the note beside a series');

/** What was done to codes between two versions of a codebook, as the newer one declares it. */
export const codeChangeSchema = z.union([
  z.strictObject({ rename: name.describe('The older code'), to: name, because: because.optional() }),
  z.strictObject({ split: name.describe('The older code'), into: z.array(name).min(2), because }),
  z.strictObject({ merge: z.array(name).min(2).describe('The older codes'), into: name, because }),
  z.strictObject({ add: name, because }),
  z.strictObject({ drop: name, because }),
  z.strictObject({ redefine: name.describe('The same code, whose definition now holds other cases'), because }),
]);

export type CodeChange = z.infer<typeof codeChangeSchema>;
