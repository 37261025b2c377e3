import { path } from '../../platform/pages/path.ts';

/** Every address of the coding of reviews. */
export const paths = {
  home: path('/coding'),
  dates: path('/coding/dates'),
  agreement: path('/coding/agreement'),
  data: path('/coding/data'),
  dataFile: path('/coding/data/:version/:format'),
  addReview: path('/coding/reviews/add'),
  review: path('/coding/reviews/:review'),
  reviewFile: path('/coding/reviews/:review/file'),
  reviewDates: path('/coding/reviews/:review/dates'),
  addPerson: path('/coding/reviews/:review/people'),
  takeOutPerson: path('/coding/reviews/:review/people/:unit/take-out'),
  addBatch: path('/coding/batches/add'),
  batch: path('/coding/batches/:batch'),
  differences: path('/coding/batches/:batch/reviews/:review'),
  assignment: path('/coding/assignments/:assignment'),
  unit: path('/coding/assignments/:assignment/units/:unit'),
  submit: path('/coding/assignments/:assignment/submit'),
  submitted: path('/coding/assignments/:assignment/versions/:number'),
  snapshot: path('/coding/snapshots/:snapshot'),
} as const;

/** What was coded of one record of a snapshot: where a number walks back to. */
export function caseAt(snapshot: string, table: string, key: string): string {
  return `${paths.snapshot.to({ snapshot })}?${new URLSearchParams({ table, key }).toString()}`;
}
