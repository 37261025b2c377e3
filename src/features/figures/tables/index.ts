export { tableAsCsv } from './as-csv.ts';
export { tableAsJson, type TableInJson } from './as-json.ts';
export { cellInWords, tableAsText } from './as-text.ts';
export { makeTable } from './make-table.ts';
export { printedPercent } from './percent.ts';
export { tableRefusals } from './refusals.ts';
export { tableSpecSchema, type TableSpecDocument } from './spec-schema.ts';
export type { Cell, Provenance, Table, TableColumn, TableRow, Wording } from './table.ts';
