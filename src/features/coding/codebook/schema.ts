import { z } from 'zod';
import { codeChangeSchema } from './change-schema.ts';

// Values are kept by name, and every object has these names already: constructor, toString, __proto__.
const isFree = (text: string): boolean => !(text in Object.prototype);
const NAME = /^[\p{L}\p{N}_][\p{L}\p{N}_.:+-]*$/u;

// A name or a text that looks like a number is one to YAML: options 1, 2 and 3.
const name = z.union([z.string().regex(NAME, 'a name has letters, digits, _ . : + and - only, and no spaces').refine(isFree, 'this name is kept for the program itself. Choose another, such as one with _code after it'), z.number()]).transform(String);
const words = z.union([z.string().min(1), z.number()]).transform(String);
const expression = z.string().min(1).describe('A condition, for example: age_band in (6_to_10, 11_to_15) and not poverty = present');

const option = z.union([
  name,
  z.strictObject({
    code: name, label: words.optional(), definition: words.optional(), include: words.optional(), exclude: words.optional(),
    from: words.optional().describe('The first day on which the option may be used'),
    to: words.optional().describe('The last day on which the option may be used'),
  }),
]).describe('An option: its code, or its code with a label and a definition');

const band = z.strictObject({
  code: name, label: words.optional(),
  from: z.number().optional().describe('The lowest number in the band; left out, the band has no lower end'),
  below: z.number().optional().describe('The number below which the band stays; left out, the band has no upper end'),
});

const derive = z.union([
  z.strictObject({ any_of: z.array(name).min(1).describe('Present where any of these codes is present') }),
  z.strictObject({ all_of: z.array(name).min(1).describe('Present where all of these codes are present') }),
  z.strictObject({ when: expression.describe('Present where the condition holds') }),
  z.strictObject({ number: name.describe('The numeric code that is put into bands'), bands: z.array(band).min(1) }),
  z.strictObject({ year_of: name.describe('The date code whose year is taken'), starts: z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'the month and day on which the year starts, like 04-01').optional() }),
  z.strictObject({ at_least_one: z.strictObject({ table: name, when: expression }).describe('Present where at least one linked record meets the condition') }),
]);

/** One code of a codebook, as it is written. */
export const codeSchema = z.strictObject({
  code: name.describe('The name in data, conditions and tables'),
  label: words.optional().describe('What tables print; the code where left out'),
  table: name.optional().describe('The table it is a column of; the first table where left out'),
  column: words.optional().describe('The header in the data, where it is not the code'),
  type: z.enum(['states', 'choice', 'choices', 'number', 'date', 'text']).optional().describe(
    'states: present, absent, not_mentioned, does_not_apply (where left out and there are no options); choice: one option (where left out and there are options); choices: any number of options with ; between; number; date: YYYY, YYYY-MM or YYYY-MM-DD; text: kept and never counted',
  ),
  options: z.array(option).min(1).optional(),
  definition: words.optional(), include: words.optional(), exclude: words.optional(), note: words.optional(), source: words.optional(),
  applies_when: expression.optional().describe('Where this is not so the code does not apply, and the case falls outside its base'),
  applies_because: words.optional().describe('The reason for applies_when, printed with tables'),
  sub_code_of: name.optional().describe('The code that must be present where this one is present'),
  minimum: z.number().optional(), maximum: z.number().optional(),
  optional: z.boolean().optional().describe('The data may come without this column'),
  blank: z.enum(['refused', 'not_mentioned', 'does_not_apply']).optional().describe('What an empty cell means; the codebook\'s own blank where left out'),
  derive: derive.optional().describe('The value is worked out from other codes and is no column of the data'),
});

/** One unit that is counted, as it is written. */
export const tableSchema = z.strictObject({
  table: name.describe('The unit that is counted: reviews, children, adults'),
  label: words.optional(),
  key: words.describe('The column that names the case'),
  links: z.array(z.strictObject({
    to: name.describe('Another table'), column: words.describe('The column that holds the key of the other table'),
    many: z.boolean().optional().describe('The cell may hold several keys, with ; between'),
  })).optional(),
});

export const codeNameSchema = z.string().regex(NAME).refine(isFree);

/** A codebook as it is written, in YAML or JSON. */
export const codebookSchema = z.strictObject({
  codebook: name.describe('The name of the codebook'),
  title: words,
  version: words,
  source: words.optional(), note: words.optional(),
  in_force: z.strictObject({ from: words.optional(), to: words.optional() }).optional(),
  blank: z.enum(['refused', 'not_mentioned', 'does_not_apply']).optional().describe('What an empty cell means; refused where left out, so that nothing is counted that nobody coded'),
  written: z.strictObject({
    present: z.array(words).optional(), absent: z.array(words).optional(),
    not_mentioned: z.array(words).optional(), does_not_apply: z.array(words).optional(),
  }).optional().describe('Other words that the data uses for the four states, for example present: ["yes", "1"]'),
  continues: z.strictObject({
    version: words.describe('The version before this one'),
    changes: z.array(codeChangeSchema),
  }).optional().describe('What became of the codes of the version before'),
  tables: z.array(tableSchema).min(1).optional().describe('Left out: one table, reviews, whose key is review_id'),
  codes: z.array(codeSchema).min(1),
}).meta({ title: 'Codebook' });

export type CodebookDocument = z.infer<typeof codebookSchema>;
export type CodeDocument = CodebookDocument['codes'][number];
export type OptionDocument = z.infer<typeof option>;
