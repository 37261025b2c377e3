import type { StoredComparison } from '../store/cells.ts';
import type { OpenRecord } from '../store/records.ts';

const SEXES: Readonly<Record<string, string>> = { m: 'Male', f: 'Female' };

/**
 * What two records are, by what errors are told apart: agency, sex, words in the surname, and whether the records
 * name one postcode or several. Nothing is said of where a child with a restricted address is, nor who knows it.
 */
export function groupsOfPair(records: readonly OpenRecord[], comparisons: readonly StoredComparison[]): readonly (readonly [by: string, values: readonly string[]])[] {
  const restricted = records.some((one) => one.restricted);
  const cells = (kind: StoredComparison['kind']): readonly string[] => records.flatMap((record) => comparisons.filter((one) => one.kind === kind).flatMap(({ name }) => record.cells[name] ?? [])).filter((text) => text !== '');
  const [sexes, surnames, postcodes] = [cells('sex'), cells('surname'), new Set(cells('postcode'))];
  const several = surnames.some((name) => /[\s-]/.test(name));
  return [
    ['Agency', restricted ? ['Restricted'] : [...new Set(records.map(({ agency }) => agency))]],
    ['Sex', sexes.length === 0 ? ['No record'] : [...new Set(sexes.map((sex) => SEXES[sex] ?? 'No record'))]],
    ['Surname', [surnames.length === 0 ? 'No record' : several ? 'Of several words' : 'Of one word']],
    ['Postcodes', [restricted ? 'Restricted' : postcodes.size === 0 ? 'No record' : postcodes.size === 1 ? 'One' : 'Several']],
  ];
}
