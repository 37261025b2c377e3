import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { refusalBook } from '../../../kernel/refusal-words.ts';
import { levelNames } from '../compare/level-names.ts';
import { roleOfHeading } from '../records/heading-roles.ts';
import { comparisonKinds, linkSettingsSchema, type ComparisonKind, type ComparisonSettings, type LinkSettings } from '../settings.ts';
import { blockingLine } from './blocking.ts';
import { levelFor, type LevelFound } from './levels.ts';
import { splinkModelSchema, type SplinkComparison, type SplinkLevel, type SplinkModel } from './model-file.ts';
import { columnsIn, plainSql } from './sql.ts';

export const splinkRefusals = refusalBook({
  SPLINK_NOT_JSON: 'The file {file} cannot be read as JSON: {why}',
  SETTINGS_NOT_WRITABLE: 'The settings cannot be written to {file}: {why}',
  SPLINK_NOT_SETTINGS: 'The file {file} is not a Splink settings file: {why}',
  SPLINK_NOTHING_KEPT: 'None of the comparisons in {file} has an equal here',
});

/** What was not taken over as it stands: `lost` has no equal, `changed` has one that is only near, `not_needed` has no part in a result. */
export interface ImportNote {
  readonly what: 'lost' | 'changed' | 'not_needed';
  readonly where: string;
  readonly message: string;
}

export interface SplinkImport {
  readonly settings: LinkSettings;
  readonly notes: readonly ImportNote[];
}

/** Whether a settings file is Splink's: its levels are SQL. */
export function isSplinkSettings(document: unknown): boolean {
  return splinkModelSchema.safeParse(document).success;
}

/** Takes over a settings file that Splink 3 or 4 wrote. What has no equal is named in the notes, never dropped quietly. */
export function fromSplink(document: unknown, file: string): Result<SplinkImport> {
  const read = splinkModelSchema.safeParse(document);
  if (!read.success) return refuse(splinkRefusals.refusal('SPLINK_NOT_SETTINGS', { file, why: read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).slice(0, 3).join('; ') }));
  const model = read.data;
  const notes: ImportNote[] = [...oddments(model)];
  const comparisons: ComparisonSettings[] = [];
  for (const [index, comparison] of model.comparisons.entries()) {
    for (const found of comparisonsFor(comparison, `comparisons[${index}] ${comparison.output_column_name ?? ''}`.trim(), notes)) {
      if (comparisons.some(({ columns }) => columns[0] === found.columns[0])) notes.push({ what: 'lost', where: `comparisons[${index}]`, message: `${found.columns[0] ?? ''} is compared by another comparison already` });
      else comparisons.push({ ...found, name: comparisons.some(({ name }) => name === found.name) ? (found.columns[0] ?? found.name) : found.name });
    }
  }
  if (comparisons.length === 0) return refuse(splinkRefusals.refusal('SPLINK_NOTHING_KEPT', { file }));
  const blocking = blockingFor(model, comparisons, notes);
  const settings = linkSettingsSchema.parse({ columns: columnsOf(model), comparisons, ...(blocking.length === 0 ? {} : { blocking }), ...priorOf(model), ...(model.link_type === 'link_only' ? { between_sources_only: true } : {}) });
  return ok({ settings, notes: [...notes, ...householdNote(comparisons)] });
}

function columnsOf({ unique_id_column_name: id, source_dataset_column_name: source, link_type: type }: SplinkModel): LinkSettings['columns'] {
  // With one table Splink names a source column that the table need not have.
  return { ...(id === undefined ? {} : { id }), ...(source === undefined || type === undefined || type === 'dedupe_only' ? {} : { source }) };
}

const SPLINKS_DEFAULT_PRIOR = 0.0001;

function priorOf({ probability_two_random_records_match: prior }: SplinkModel): Pick<LinkSettings, 'prior'> {
  return prior === undefined || prior === SPLINKS_DEFAULT_PRIOR || prior <= 0 || prior >= 1 ? {} : { prior };
}

const USED = new Set(['link_type', 'comparisons', 'blocking_rules_to_generate_predictions', 'unique_id_column_name', 'source_dataset_column_name', 'probability_two_random_records_match']);

function oddments(model: SplinkModel): readonly ImportNote[] {
  const others = Object.keys(model).filter((key) => !USED.has(key));
  return [
    ...(others.length === 0 ? [] : [{ what: 'not_needed' as const, where: others.join(', '), message: 'how Splink runs and what it keeps in its tables' }]),
    ...(model.probability_two_random_records_match === SPLINKS_DEFAULT_PRIOR ? [{ what: 'changed' as const, where: 'probability_two_random_records_match', message: '0.0001 is what Splink writes where nothing was learnt: it is learnt here' }] : []),
  ];
}

function comparisonsFor(comparison: SplinkComparison, where: string, notes: ImportNote[]): readonly ComparisonSettings[] {
  const levels = comparison.comparison_levels.filter((level) => level.is_null_level !== true);
  const columns = [...new Set(levels.flatMap(({ sql_condition: sql }) => columnsIn(sql)))];
  const kinds = columns.map((column) => kindOf(column, levels));
  if (columns.length === 0) notes.push({ what: 'lost', where, message: 'no level names a column' });
  const names = columns.length === 2 && kinds.includes('forename') && kinds.includes('surname');
  if (columns.length > 2 || (columns.length === 2 && !names)) {
    notes.push({ what: 'lost', where, message: `it looks at ${columns.join(', ')} together; only a forename with a surname has an equal` });
    return [];
  }
  if (names) notes.push({ what: 'changed', where, message: 'a forename and a surname are two comparisons here, each of which sees when they stand in each other’s place' });
  return columns.map((column, at) => oneComparison(column, kinds[at] ?? 'text', names ? [] : levels, levels, where, notes));
}

interface Matched {
  readonly theirs: SplinkLevel;
  readonly ours: LevelFound;
}

function oneComparison(column: string, kind: ComparisonKind, levels: readonly SplinkLevel[], all: readonly SplinkLevel[], where: string, notes: ImportNote[]): ComparisonSettings {
  const matched = levels.map((theirs): Matched => ({ theirs, ours: levelFor(theirs.sql_condition, kind) }));
  for (const { theirs, ours: { level, near } } of matched) {
    const label = `${where}, ${theirs.label_for_charts ?? theirs.sql_condition}`;
    if (level === undefined) notes.push({ what: 'lost', where: label, message: `no level of a ${kind} is ${theirs.sql_condition}` });
    else if (near !== undefined) notes.push({ what: 'changed', where: label, message: near });
  }
  const counted = all.filter((level) => level.tf_adjustment_column?.toLowerCase() === column.toLowerCase());
  if (counted.some((level) => (level.tf_adjustment_weight ?? 1) !== 1 || (level.tf_minimum_u_value ?? 0) !== 0)) notes.push({ what: 'changed', where, message: 'how common the value is counts in full here, without a weight or a least u of its own' });
  return { name: nameOf(column, kind), kind, columns: [column], term_frequency: counted.length > 0, ...probabilities(matched, kind, where, notes) };
}

/** m and u are taken over only where the levels are the same on both sides: a share of other pairs would be a wrong number. */
function probabilities(matched: readonly Matched[], kind: ComparisonKind, where: string, notes: ImportNote[]): Pick<ComparisonSettings, 'levels'> {
  const levels = matched.flatMap(({ theirs: { m_probability: m, u_probability: u }, ours: { level } }) => (level !== undefined && isShare(m) && isShare(u) ? [{ level, m, u }] : []));
  if (!matched.some(({ theirs }) => isShare(theirs.m_probability))) return {};
  if (levels.length === matched.length && levels.map(({ level }) => level).toSorted().join() === levelNames[kind].toSorted().join()) return { levels };
  notes.push({ what: 'changed', where, message: `the levels of a ${kind} are others here (${levelNames[kind].join(', ')}), so that m and u are learnt anew` });
  return {};
}

function isShare(number: number | null | undefined): number is number {
  return typeof number === 'number' && number > 0 && number < 1;
}

function nameOf(column: string, kind: ComparisonKind): string {
  const role = roleOfHeading(column);
  return role?.kind === kind ? role.name : column;
}

function kindOf(column: string, levels: readonly SplinkLevel[]): ComparisonKind {
  const role = roleOfHeading(column)?.kind;
  const known = comparisonKinds.find((kind) => kind === role);
  if (known !== undefined) return known;
  const sql = levels.map(({ sql_condition: condition }) => plainSql(condition)).join(' ');
  if (/epoch\(|datediff|strptime/.test(sql)) return 'date';
  if (sql.includes('[0-9][a-za-z0-9]?')) return 'postcode';
  return sql.includes('[^@]') ? 'email' : 'text';
}

function blockingFor(model: SplinkModel, comparisons: readonly ComparisonSettings[], notes: ImportNote[]): readonly (readonly string[])[] {
  const lines: (readonly string[])[] = [];
  for (const [index, rule] of (model.blocking_rules_to_generate_predictions ?? []).entries()) {
    const where = `blocking_rules_to_generate_predictions[${index}]`;
    const sql = typeof rule === 'string' ? rule : rule.blocking_rule;
    const exploded = typeof rule === 'string' ? [] : (rule.arrays_to_explode ?? []);
    const found = exploded.length > 0 ? { lost: `arrays_to_explode ${exploded.join(', ')}` } : blockingLine(sql, comparisons);
    if ('line' in found) lines.push(found.line);
    else notes.push({ what: 'lost', where, message: `“${found.lost}” has no equal, so that the whole rule is left out: ${sql}` });
    if (typeof rule !== 'string' && (rule.salting_partitions ?? 0) > 1) notes.push({ what: 'not_needed', where, message: 'salting: blocks are spread over the threads anyhow' });
  }
  if (lines.length === 0) notes.push({ what: 'changed', where: 'blocking_rules_to_generate_predictions', message: 'no rule is left, so that the usual rules are used' });
  return lines;
}

function householdNote(comparisons: readonly ComparisonSettings[]): readonly ImportNote[] {
  const shared = comparisons.filter(({ kind }) => ['surname', 'postcode', 'address', 'place', 'carer'].includes(kind)).map(({ name }) => name);
  return shared.length === 0 ? [] : [{ what: 'changed', where: shared.join(', '), message: 'what a household shares does not make two of its children one here. “evidence: person” counts it as Splink does' }];
}
