import { refusalBook } from '../../../kernel/refusal-words.ts';

/** Why two groups of coded cases could not be compared. */
export const compareRefusals = refusalBook({
  COMPARE_TABLE_NOT_KNOWN: 'There is no table “{table}” with data. There is: {tables}',
  COMPARE_GROUP_EMPTY: 'No case is in {group}: {expression}',
  COMPARE_GROUPS_OVERLAP: '{number} cases are in both groups, {example} among them. A case can stand on one side only',
  COMPARE_CODE_NOT_KNOWN: 'There is no code “{code}” that can be compared here',
  COMPARE_MATCH_NOT_POSSIBLE: '“{code}” has too many values to match on exactly. Match on codes with options',
  COMPARE_MATCHED_NOBODY: 'No case has a match in the other group by {codes}',
  COMPARE_GROUP_SMALL: '{group} has fewer than {below} cases, and every base would tell how many. Choose a wider group, or match on fewer codes',
  COMPARE_FROZEN_NOT_READABLE: 'The file is not a comparison that was kept: {why}',
});
