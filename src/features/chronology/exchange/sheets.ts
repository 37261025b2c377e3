import type { CombinedChronology } from '../combine/combine.ts';
import { FILE_HEADINGS, headings, MAPPING_HEADINGS } from './columns.ts';
import { columnsFor, exchangeRow, originKey, originsOf, type Origins } from './row.ts';

/** A table of a document: a title, headings, and rows of texts. */
export interface Sheet {
  readonly title: string;
  readonly about: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The combined chronology as tables: the entries, what needs a person, what may be one event, how it was read. */
export function sheetsOf(chronology: CombinedChronology): readonly [Sheet, ...Sheet[]] {
  const origins = originsOf(chronology.mapping);
  return [entriesSheet(chronology, origins), ...[problemsSheet(chronology), sameEventSheet(chronology), mappingSheet(chronology, origins), filesSheet(chronology)].filter(({ rows }) => rows.length > 0)];
}

function entriesSheet({ entries }: CombinedChronology, origins: Origins): Sheet {
  const columns = columnsFor(entries);
  return {
    title: 'Chronology', about: 'Every agency’s entries in the order of their dates. “Date” is as it was written; what is not sure is marked in “Date read as”.',
    head: columns.map((column) => headings[column]), rows: entries.map((entry) => exchangeRow(entry, columns, origins)),
  };
}

function problemsSheet({ problems }: CombinedChronology): Sheet {
  return {
    title: 'Needs a person', about: 'Rows that could not be read, or only in part.', head: ['File', 'Table', 'Row', 'What to look at', 'Code'],
    rows: problems.map(({ file, table, row, message, code }) => [file, table === null ? '' : String(table), row === null ? '' : String(row), message, code]),
  };
}

function sameEventSheet({ same_event: proposals }: CombinedChronology): Sheet {
  return {
    title: 'May be the same event', about: 'Entries that may tell of one event. Nothing was merged; a person decides.', head: ['Entries', 'Reasons'],
    rows: proposals.map(({ entries, reasons }) => [entries.join(', '), reasons.join('; ')]),
  };
}

function mappingSheet({ mapping }: CombinedChronology, origins: Origins): Sheet {
  const rows = mapping.filter(({ read }) => read).flatMap(({ file, table }) => (origins.get(originKey(file, table)) ?? [])
    .map(({ heading, property }) => [file, `${typeof table === 'number' ? 'table' : 'sheet'} ${table}`, heading, headingOf(property)]));
  return { title: 'How columns were read', about: 'Which column of each file became which here. Cells that are not shown above as they stood are under “Other cells”.', head: MAPPING_HEADINGS, rows };
}

function headingOf(property: string): string {
  return Object.entries(headings).find(([column]) => column === property)?.[1] ?? '';
}

function filesSheet({ entries }: CombinedChronology): Sheet {
  const hashes = new Map(entries.map(({ source: { file, hash } }) => [file, hash]));
  return { title: 'Files', about: 'The files as they were received, by their SHA-256 digests.', head: FILE_HEADINGS, rows: [...hashes] };
}
