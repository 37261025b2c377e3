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
  searches: path('/linkage/:partnership/searches'),
  pair: path('/linkage/pairs/:pair'),
  child: path('/linkage/pairs/:pair/child'),
  undo: path('/linkage/pairs/:pair/undo'),
} as const;
