import { z } from 'zod';

const level = z.looseObject({
  sql_condition: z.string(),
  label_for_charts: z.string().optional(),
  is_null_level: z.boolean().optional(),
  m_probability: z.number().nullish(),
  u_probability: z.number().nullish(),
  tf_adjustment_column: z.string().nullish(),
  tf_adjustment_weight: z.number().nullish(),
  tf_minimum_u_value: z.number().nullish(),
});

const comparison = z.looseObject({
  output_column_name: z.string().optional(),
  comparison_levels: z.array(level).min(1),
});

const rule = z.union([z.string(), z.looseObject({ blocking_rule: z.string(), salting_partitions: z.number().nullish(), arrays_to_explode: z.array(z.string()).nullish() })]);

/** What Splink 3 and 4 write with save_model_to_json; what this project does not use is let through and named later. */
export const splinkModelSchema = z.looseObject({
  link_type: z.string().optional(),
  comparisons: z.array(comparison).min(1),
  blocking_rules_to_generate_predictions: z.array(rule).optional(),
  unique_id_column_name: z.string().optional(),
  source_dataset_column_name: z.string().optional(),
  probability_two_random_records_match: z.number().optional(),
});

export type SplinkModel = z.infer<typeof splinkModelSchema>;
export type SplinkComparison = z.infer<typeof comparison>;
export type SplinkLevel = z.infer<typeof level>;
