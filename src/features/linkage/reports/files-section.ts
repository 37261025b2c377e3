import { figures, percentOf, withWordsLast, type ReportSection } from './sections.ts';
import type { FileProfile } from './file-profile.ts';

export interface ProfiledFile {
  readonly agency: string;
  readonly fileName: string;
  readonly profile?: FileProfile;
}

/** What is in the files that were brought, and what a person would want to mend in them. */
export function filesSection(files: readonly ProfiledFile[]): ReportSection & { readonly files: readonly { readonly name: string; readonly findings: readonly string[]; readonly table: ReturnType<typeof figures> }[] } {
  return {
    id: 'files', title: 'What is in the files', tables: [],
    words: ['Ask an agency to mend its file where much is empty, or where one value stands on many rows: a linker can only compare what is there.'],
    files: files.flatMap(({ agency, fileName, profile }) => (profile === undefined ? [] : [{
      name: `${agency}, ${fileName}: ${profile.rows.toLocaleString('en-GB')} rows`,
      findings: profile.findings.map(({ column, message }) => (column === undefined ? message : `${column}: ${message}`)),
      table: withWordsLast(figures(`Columns of ${fileName}${agency === '' ? '' : ` from ${agency}`}`, ['Column', 'Filled', 'Different values', 'Agree by chance once in', 'Taken for'], profile.columns.map(({ column, filledShare, distinct, onceIn, takenFor }) => [
        column, percentOf(filledShare), distinct.toLocaleString('en-GB'), onceIn === null ? '–' : onceIn < 10 ? onceIn.toFixed(1) : Math.round(onceIn).toLocaleString('en-GB'), takenFor,
      ]))),
    }])),
  };
}
