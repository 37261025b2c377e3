import type { Profile } from '../profile/index.ts';
import { fileProfile } from './file-profile.ts';
import { filesSection } from './files-section.ts';
import { figures, withWordsLast } from './sections.ts';
import { reportHtml } from './html.ts';

/** What is in a file, as a page in a file, with the commonest values of each column. */
export function profilePage(profile: Profile): string {
  const { files: [one] } = filesSection([{ agency: '', fileName: profile.file, profile: fileProfile(profile, false) }]);
  const common = profile.columns.filter(({ takenFor }) => takenFor !== 'the id of the record').map(({ column, commonest }) => [column, commonest.map(({ value, rows }) => `${value} (${rows.toLocaleString('en-GB')})`).join(', ')]);
  return reportHtml('What is in a file', [
    { id: 'findings', title: 'To know before linking', words: one === undefined || one.findings.length === 0 ? ['Nothing to mend was found.'] : one.findings, tables: [] },
    { id: 'columns', title: 'Columns', words: [`${profile.file}: ${profile.rows.toLocaleString('en-GB')} rows.`], tables: one === undefined ? [] : [one.table] },
    { id: 'commonest', title: 'Commonest values', words: ['These are values of people’s records: keep this page as safely as the file.'], tables: [withWordsLast(figures('Values, with the rows that hold them', ['Column', 'Commonest'], common))] },
  ]);
}
