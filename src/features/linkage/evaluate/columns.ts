/** How the columns of results and of the truth are headed, the most certain heading first. */
export const ID = [/^(rec(ord)?_?(id|no)|unique_id|id|uid|uuid|row_id|pk)$/, /^(person|child|pupil|patient|client)_record_id$/, /_id$/] as const;

export const ENTITY = [
  /^(entity|true|truth|real)(_?(id|entity|cluster|child|person|label))?$/, /^(cluster|cluster_id|true_cluster|gold|ground_truth|label)$/, /^(child|person|individual|simulant|pupil|patient|client)_?(id|no|number)?$/,
  /^(ent|group)_?id$/,
] as const;

export const CLUSTER = [/^cluster(_?(id|no|number))?$/, /cluster/, /^(entity|group|component|person|child)(_?id)?$/] as const;

export const LEFT = [/^(id|unique_id|rec_id|record_id)_(left|l|1|a|x)$/, /_(left|l)$/, /^(left|l)_?(id)?$/, /^(id|rec_id)_?(1|a)$/] as const;
export const RIGHT = [/^(id|unique_id|rec_id|record_id)_(right|r|2|b|y)$/, /_(right|r)$/, /^(right|r)_?(id)?$/, /^(id|rec_id)_?(2|b)$/] as const;

export const WEIGHT = [/^(match_)?weight$/, /^(log2_)?bits$/] as const;
export const PROBABILITY = [/^(match_)?prob(ability)?$/] as const;
export const CLASS = [/^class$/] as const;
export const BAND = [/^band$/] as const;
export const JUDGED = [/^(clerical_)?match_score$/, /^(is_)?(match|link|same|label|duplicate)$/, /score|label|match/] as const;

/** Columns of the truth by which the result is shown apart. */
export const GROUPS = /^(tags?|name_group|group|ethnicity|ethnic_group|sex|gender|agency|source|source_dataset|moved|mover|movers|lives_apart|deprivation|area)$/;
