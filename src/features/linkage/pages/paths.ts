import { path } from '../../../platform/pages/path.ts';

/** Every address of linkage. */
export const linkagePaths = {
  home: path('/linkage'),
  add: path('/linkage/:partnership/add'),
  run: path('/linkage/:partnership/run'),
  queue: path('/linkage/:partnership/queue'),
  decisions: path('/linkage/:partnership/decisions'),
  decisionsFile: path('/linkage/:partnership/decisions.csv'),
  report: path('/linkage/:partnership/report'),
  reportFile: path('/linkage/:partnership/report.json'),
  search: path('/linkage/:partnership/search'),
  propose: path('/linkage/:partnership/propose'),
  searches: path('/linkage/:partnership/searches'),
  marks: path('/linkage/:partnership/marks'),
  marksUndo: path('/linkage/:partnership/marks/undo'),
  withdraw: path('/linkage/files/:batch/withdraw'),
  bringBack: path('/linkage/files/:batch/bring-back'),
  pair: path('/linkage/pairs/:pair'),
  child: path('/linkage/pairs/:pair/child'),
  undo: path('/linkage/pairs/:pair/undo'),
} as const;

/** The search for another record of the child that a record is of. */
export function searchBeside(partnership: string, record: string): string {
  return `${linkagePaths.search.to({ partnership })}?beside=${record}`;
}

/** The page on which a record is marked, with that record filled in. */
export function markAddress(partnership: string, record: string): string {
  return `${linkagePaths.marks.to({ partnership })}?record=${record}`;
}
