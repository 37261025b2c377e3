import type { LinkSettings } from '../src/features/linkage/settings.ts';

type Comparison = NonNullable<LinkSettings['comparisons']>[number];

const people: readonly Comparison[] = [
  { name: 'first_name', kind: 'forename', columns: ['first_name'] }, { name: 'surname', kind: 'surname', columns: ['surname'] },
  { name: 'dob', kind: 'date', columns: ['dob'] }, { name: 'sex', kind: 'sex', columns: ['sex'] }, { name: 'postcode', kind: 'postcode', columns: ['postcode'] },
];

const households: readonly Comparison[] = [{ name: 'address', kind: 'address', columns: ['address'] }, { name: 'mother_name', kind: 'carer', columns: ['mother_name'] }];

/** A column that blocks and says nothing: every level is as likely for one child as for strangers. */
function silent(column: string): Comparison {
  return { name: column, kind: 'text', columns: [column], evidence: 'person', term_frequency: false, levels: [{ level: 'same', m: 0.3, u: 0.3 }, { level: 'near', m: 0.3, u: 0.3 }, { level: 'different', m: 0.4, u: 0.4 }] };
}

/** The features and the blocking rules that linkage-splink.py gives Splink, and its threshold of even odds, as settings of ours. */
export function sameFeatures(features: string): LinkSettings {
  return {
    comparisons: features === 'all' ? [...people, ...households] : [...people, silent('address'), silent('mother_name')],
    blocking: [
      ['surname', 'dob'], ['first_name', 'dob'], ['first_name', 'postcode'], ['surname', 'postcode'], ['dob', 'postcode'], ['first_name', 'surname', 'year(dob)'],
      ['first_name', 'surname', 'district(postcode)'], ['address', 'initial(first_name)'], ['mother_name', 'dob'],
    ],
    thresholds: { pairs: 0 },
  };
}
