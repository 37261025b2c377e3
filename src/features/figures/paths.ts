import { path } from '../../platform/pages/path.ts';

/** Every address of figures. */
export const paths = {
  studies: path('/figures'),
  method: path('/figures/method'),
  ledger: path('/figures/ledger'),
  add: path('/figures/add'),
  coded: path('/figures/coded'),
  study: path('/figures/:study'),
  report: path('/figures/:study/report'),
  giveReport: path('/figures/:study/report/give'),
  reportFile: path('/figures/:study/report/file'),
  extract: path('/figures/:study/extract'),
  addTable: path('/figures/:study/add-table'),
  table: path('/figures/:study/tables/:table'),
  takeOut: path('/figures/:study/tables/:table/take-out/:format'),
  cases: path('/figures/:study/tables/:table/cases'),
  compare: path('/figures/:study/compare'),
  comparison: path('/figures/:study/comparisons/:comparison'),
  comparisonFile: path('/figures/:study/comparisons/:comparison/file'),
} as const;

/** The cases behind one cell. */
export function casesAt(study: string, table: string, row: string, column: string): string {
  return `${paths.cases.to({ study, table })}?${new URLSearchParams({ row, column }).toString()}`;
}
