import type { Table } from '../tables/table.ts';

const COLUMNS: readonly (readonly [name: string, title: string, datatype: string, description: string])[] = [
  ['row', 'Row', 'string', 'The code of the row'],
  ['row_label', 'Row in words', 'string', 'What the row counts'],
  ['column', 'Column', 'string', 'The code of the column'],
  ['column_label', 'Column in words', 'string', 'Which cases the column holds'],
  ['count', 'Count', 'integer', 'Those counted'],
  ['base', 'Base', 'integer', 'Those to whom the row applies, in the column'],
  ['percent', 'Percent', 'number', 'count of base in percent, not rounded'],
  ['printed_percent', 'Percent as printed', 'decimal', 'Rounded half up'],
  ['low', 'Interval from', 'number', 'Lower end of Wilson’s interval, in percent'],
  ['high', 'Interval to', 'number', 'Upper end of Wilson’s interval, in percent'],
  ['not_mentioned', 'Not mentioned', 'integer', 'Of the base, those whom silence leaves open'],
  ['does_not_apply', 'Does not apply', 'integer', 'Those in the column outside the base'],
  ['suppressed', 'Suppressed', 'boolean', 'True where a small number is not published'],
  ['wording', 'Wording', 'string', 'What silence does to the share: at least, at most, as recorded'],
  ['unit', 'Unit', 'string', 'What is counted'],
  ['snapshot', 'Snapshot', 'string', 'The day, the name or the digest of the data'],
];

/**
 * What the CSV of a table means, for programs: CSV on the Web (W3C, "Metadata Vocabulary for Tabular
 * Data", 2015). `url` is the CSV's name beside it.
 */
export function csvMetadata(table: Table, url: string): string {
  const { provenance } = table;
  return `${JSON.stringify({
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    url,
    'dc:title': table.title,
    'dc:description': [...table.notes, `Disclosure control: ${provenance.disclosure}.`].join(' '),
    ...(provenance.source === null ? {} : { 'dc:source': provenance.source }),
    'dc:provenance': `Codebook ${provenance.codebook} version ${provenance.codebook_version}; data with the SHA-256 ${provenance.data_sha256}; specification ${provenance.specification}; ${provenance.base} of ${provenance.cases} cases`,
    dialect: { header: true, delimiter: ',', lineTerminators: ['\n', '\r\n'] },
    tableSchema: {
      columns: COLUMNS.map(([name, titles, datatype, description]) => ({ name, titles: [name, titles], datatype, 'dc:description': description, ...(datatype === 'string' ? {} : { null: '' }) })),
      primaryKey: ['row', 'column'],
    },
  }, null, 2)}\n`;
}
