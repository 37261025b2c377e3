import { refuse, unlessRefused, type Refusal, type Result } from '../../../kernel/result.ts';
import { ABSENT, NOT_MENTIONED, PRESENT, SILENT_CHOICE, type CodedData, type Column } from '../../coding/index.ts';
import { suppress, type SuppressionPolicy } from '../disclosure/index.ts';
import { representation, type Representation } from '../official/index.ts';
import { relationsOf } from '../tables/relations.ts';
import { tally } from '../tables/tally.ts';
import { reportRefusals as refusals } from './refusals.ts';

/** How many children there are of a group at an age; the group `all` is everybody. */
export interface PopulationRow {
  readonly age_band: string;
  readonly group: string;
  readonly count: number;
  readonly source: string;
}

const COLUMNS = ['age_band', 'group', 'count', 'source'] as const;

/** A population out of rows by their headings. */
export function readPopulation(rows: readonly Readonly<Record<string, string>>[]): Result<readonly PopulationRow[]> {
  const [first] = rows;
  const missing = first === undefined ? COLUMNS : COLUMNS.filter((column) => first[column] === undefined);
  if (missing.length > 0) return refuse(refusals.refusal('POPULATION_COLUMNS', { columns: missing.join(', ') }));
  const wrong = rows.flatMap(({ count = '' }, at) => (/^\d+$/.test(count) ? [] : [refusals.refusal('POPULATION_COUNT', { row: String(at + 2), value: count })]));
  return unlessRefused(wrong, () => rows.map(({ age_band = '', group = '', count = '', source = '' }) => ({ age_band, group, count: Number(count), source })));
}

/** A group among the cases, beside its share of a population of the same ages. */
export interface GroupShareOfPopulation {
  readonly group: string;
  readonly label: string;
  /** null where disclosure control leaves it out, as with all that would tell it. */
  readonly cases: number | null;
  readonly base: number | null;
  /** Cases of whom the group is not said: they are outside the base. */
  readonly silent: number | null;
  /** How many there would be if each age had the population's share of the group; not rounded. */
  readonly expected: number | null;
  readonly compared: Representation | null;
}

/**
 * Holds groups of cases to the population of the same ages: of each age band as many are expected as the
 * population's share of the group among the cases of that age. Cases without an age or a group are left out.
 */
export function representedByAge(data: CodedData, { unit, by, groups }: { readonly unit: string; readonly by: string; readonly groups: readonly string[] }, population: readonly PopulationRow[], policy?: SuppressionPolicy): Result<readonly GroupShareOfPopulation[]> {
  const missing = [by, ...groups].find((code) => !data.holds(code));
  if (missing !== undefined) return refuse(refusals.refusal('REPORT_CODE_NOT_IN_DATA', { code: missing }));
  const ages = data.column(unit, by);
  if (ages.kind !== 'choice') return refuse(refusals.refusal('REPORT_CODE_NOT_IN_DATA', { code: `${by} in bands` }));
  const wrong: Refusal[] = [];
  const shares = groups.map((group) => ages.options.map((band) => shareOf(population, group, band, ages.chosen.includes(ages.options.indexOf(band)), wrong)));
  const sources = [...new Set(population.map(({ source }) => source))].join('; ');
  const published = (made: readonly GroupShareOfPopulation[]): readonly GroupShareOfPopulation[] => (policy === undefined ? made : withoutSmall(made, groups.map((group) => data.column(unit, group)), ages.chosen, policy));
  return unlessRefused(wrong, () => published(groups.map((group, index) => {
    const column = data.column(unit, group);
    const label = data.codebook.codes.get(group)?.label ?? group;
    const said = ages.chosen.reduce<{ base: number; cases: number; silent: number; expected: number }>((sum, age, at) => {
      const share = shares[index]?.[age];
      const mark = column.kind === 'states' ? column.marks[at] : undefined;
      if (share === undefined || mark === undefined || (mark !== PRESENT && mark !== ABSENT)) return { ...sum, silent: sum.silent + 1 };
      return { ...sum, base: sum.base + 1, cases: sum.cases + (mark === PRESENT ? 1 : 0), expected: sum.expected + share };
    }, { base: 0, cases: 0, silent: 0, expected: 0 });
    const compared = said.base === 0 ? undefined : representation({ cases: { k: said.cases, n: said.base }, population: { k: said.expected, n: said.base, source: sources } });
    return { group, label, ...said, compared: compared ?? null };
  })));
}

/** As a table of one column leaves them out, of those whose age and group are said. What is expected is a share of the base, and goes with it. */
function withoutSmall(made: readonly GroupShareOfPopulation[], columns: readonly Column[], ages: Uint8Array | Uint16Array | readonly number[], policy: SuppressionPolicy): readonly GroupShareOfPopulation[] {
  const rows = made.map(({ group: code, label }, at) => {
    const column = columns[at];
    const marks = Uint8Array.from(ages, (age, record) => (age < SILENT_CHOICE && column?.kind === 'states' ? (column.marks[record] ?? NOT_MENTIONED) : NOT_MENTIONED));
    return { code, label, depth: 0, parent: null, percentOf: 'recorded' as const, marks, family: null };
  });
  const everybody = new Uint8Array(ages.length).fill(1);
  const total = [{ code: 'total', label: 'total', members: null, family: null }];
  const tallies = tally(rows, total, everybody);
  const { hidden } = suppress(() => relationsOf(rows, total, tallies, everybody), policy);
  return made.map((one, at) => {
    const { count, base, silence } = hidden(at, 0);
    return { ...one, ...(silence || base ? { silent: null } : {}), ...(base ? { base: null, expected: null } : {}), ...(count ? { cases: null, compared: null } : {}) };
  });
}

function shareOf(population: readonly PopulationRow[], group: string, band: string, needed: boolean, wrong: Refusal[]): number | undefined {
  const of = (name: string): number | undefined => population.find((row) => row.group === name && row.age_band === band)?.count;
  const [part, whole] = [of(group), of('all')];
  if (part === undefined || whole === undefined || whole === 0) {
    if (needed) wrong.push(refusals.refusal('POPULATION_GROUP_MISSING', { group: part === undefined ? group : 'all', band }));
    return undefined;
  }
  if (part > whole) wrong.push(refusals.refusal('POPULATION_PART_ABOVE_WHOLE', { group, band }));
  return part / whole;
}
