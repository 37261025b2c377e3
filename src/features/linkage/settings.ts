import { z } from 'zod';

/** What a column holds, and so how two of its values are compared. */
export const comparisonKinds = ['forename', 'surname', 'date', 'sex', 'postcode', 'address', 'place', 'carer', 'identifier', 'email', 'phone', 'text'] as const;
export type ComparisonKind = (typeof comparisonKinds)[number];

/** Whose evidence an agreement is: of this person alone, or of everyone who lives in the household. */
export const evidenceKinds = ['person', 'household'] as const;

const level = z.strictObject({
  level: z.string().describe('The name of the level, as "sightline link run --json" lists it in model.comparisons'),
  m: z.number().gt(0).lt(1).optional().describe('How often records of one child agree in this way; kept as given instead of learnt'),
  u: z.number().gt(0).lt(1).optional().describe('How often records of strangers do; kept as given instead of learnt'),
}).readonly();

const comparison = z.strictObject({
  name: z.string().min(1).describe('Its name in blocking rules, reports and explanations (Splink: output_column_name)'),
  kind: z.enum(comparisonKinds).describe('What the columns hold'),
  columns: z.array(z.string().min(1)).min(1).readonly().describe('One column, or several that hold the same thing at different times: the best pair of values counts'),
  evidence: z.enum(evidenceKinds).optional().describe('Left out: household for surname, postcode, address, place and carer; else person'),
  term_frequency: z.boolean().optional().describe('How common the value is counts (Splink: term_frequency_adjustments). Left out: yes for names, carers, places and text'),
  check: z.enum(['nhs', 'none']).optional().describe('For identifiers: nhs proves the check digit, and two different valid numbers keep records apart'),
  levels: z.array(level).readonly().optional().describe('Probabilities to keep as given (Splink: comparison_levels)'),
}).readonly();

const columns = z.strictObject({
  id: z.string().optional().describe('The column that names a record (Splink: unique_id_column_name)'),
  source: z.string().optional().describe('The column that says which agency a record is from (Splink: source_dataset_column_name)'),
  ignore: z.array(z.string()).readonly().optional().describe('Columns that are no evidence'),
  sealed_identity: z.string().optional().describe('A column that says yes, or anything but no, where an identity is sealed: such a record is linked to nothing'),
  restricted_address: z.string().optional().describe('A column that says yes, or anything but no, where the address is protected: it is compared and never shown'),
}).readonly();

const thresholds = z.strictObject({
  pairs: z.number().optional().describe('The lowest weight, in bits, of a pair that is written out: the foot of the review band'),
  join: z.number().optional().describe('The lowest average weight, in bits, at which two clusters are joined'),
  automatic: z.number().optional().describe('The lowest weight, in bits, of a link made without a person'),
}).readonly();

/** Settings of a run. All parts may be left out: what is left out is found from the headings and the content. */
export const linkSettingsSchema = z.strictObject({
  columns: columns.optional(),
  comparisons: z.array(comparison).min(1).readonly().optional().describe('Left out: one for each column whose heading or content is understood'),
  blocking: z.array(z.array(z.string()).min(1).readonly()).min(1).readonly().optional()
    .describe('Pairs are compared that agree in all parts of any one line (Splink: blocking_rules_to_generate_predictions). A part is a comparison, or soundex(x), initial(x), first(x), last(x) of a name, year(x), turned(x) of a date, district(x), sector(x) of a postcode, either(x,y) for two names in either order'),
  thresholds: thresholds.optional(),
  duplicate_free_sources: z.array(z.string()).readonly().optional().describe('Sources that hold each child once: two of their records are never joined (Splink: duplicate_free_datasets)'),
  largest_block: z.number().int().min(2).optional().describe('A block of more records than this is passed over and reported. Left out: 3000'),
  prior: z.number().gt(0).lt(1).optional().describe('The chance that two records drawn at random are one child (Splink: probability_two_random_records_match). Left out: learnt'),
  between_sources_only: z.boolean().optional().describe('Compare only records of different sources (Splink: link_type link_only)'),
}).readonly();

export type LinkSettings = z.infer<typeof linkSettingsSchema>;
export type ComparisonSettings = z.infer<typeof comparison>;

/** The JSON Schema of a settings file, for editors. */
export function linkSettingsJsonSchema(): unknown {
  return z.toJSONSchema(linkSettingsSchema, { io: 'input' });
}
