import type { Code, CodeList } from './code-list.ts';

/** The 19 ethnic groups of the 2021 census of England and Wales, by the census's own number. */
export const censusGroups = {
  1: 'Asian, Asian British or Asian Welsh: Bangladeshi',
  2: 'Asian, Asian British or Asian Welsh: Chinese',
  3: 'Asian, Asian British or Asian Welsh: Indian',
  4: 'Asian, Asian British or Asian Welsh: Pakistani',
  5: 'Asian, Asian British or Asian Welsh: Other Asian',
  6: 'Black, Black British, Black Welsh, Caribbean or African: African',
  7: 'Black, Black British, Black Welsh, Caribbean or African: Caribbean',
  8: 'Black, Black British, Black Welsh, Caribbean or African: Other Black',
  9: 'Mixed or Multiple ethnic groups: White and Asian',
  10: 'Mixed or Multiple ethnic groups: White and Black African',
  11: 'Mixed or Multiple ethnic groups: White and Black Caribbean',
  12: 'Mixed or Multiple ethnic groups: Other Mixed or Multiple ethnic groups',
  13: 'White: English, Welsh, Scottish, Northern Irish or British',
  14: 'White: Irish',
  15: 'White: Gypsy or Irish Traveller',
  16: 'White: Roma',
  17: 'White: Other White',
  18: 'Other ethnic group: Arab',
  19: 'Other ethnic group: Any other ethnic group',
} as const;

export type CensusGroup = keyof typeof censusGroups;

interface EthnicityCode extends Code {
  /** The census groups that it may stand for: several where the two do not meet one to one, none where nothing is known. */
  readonly census: readonly CensusGroup[];
}

/** The Department for Education's codes, each with the census groups that it may stand for. */
export const ethnicity = {
  id: 'ethnicity',
  name: 'Ethnicity',
  source: 'Children in need census schema 2024; mapped to Census 2021 ethnic groups (Office for National Statistics)',
  status: 'unverified',
  codes: [
    { code: 'WBRI', text: 'White British', census: [13] },
    { code: 'WIRI', text: 'White Irish', census: [14] },
    { code: 'WIRT', text: 'Traveller of Irish heritage', census: [15] },
    { code: 'WROM', text: 'Gypsy or Roma', census: [15, 16] },
    { code: 'WOTH', text: 'Any other White background', census: [17] },
    { code: 'MWBC', text: 'White and Black Caribbean', census: [11] },
    { code: 'MWBA', text: 'White and Black African', census: [10] },
    { code: 'MWAS', text: 'White and Asian', census: [9] },
    { code: 'MOTH', text: 'Any other Mixed background', census: [12] },
    { code: 'AIND', text: 'Indian', census: [3] },
    { code: 'APKN', text: 'Pakistani', census: [4] },
    { code: 'ABAN', text: 'Bangladeshi', census: [1] },
    { code: 'CHNE', text: 'Chinese', census: [2] },
    { code: 'AOTH', text: 'Any other Asian background', census: [5] },
    { code: 'BCRB', text: 'Black Caribbean', census: [7] },
    { code: 'BAFR', text: 'Black African', census: [6] },
    { code: 'BOTH', text: 'Any other Black background', census: [8] },
    { code: 'OOTH', text: 'Any other ethnic group, Arab included', census: [18, 19] },
    { code: 'REFU', text: 'Refused', census: [] },
    { code: 'NOBT', text: 'Information not yet obtained', census: [] },
  ],
} as const satisfies Omit<CodeList, 'codes'> & { readonly codes: readonly EthnicityCode[] };
