import { path } from '../../../platform/pages/path.ts';

/** Every address of codebooks. */
export const codebookPaths = {
  list: path('/codebooks'),
  start: path('/codebooks/start'),
  bring: path('/codebooks/bring'),
  version: path('/codebooks/versions/:codebook'),
  takeOut: path('/codebooks/versions/:codebook/take-out/:format'),
  next: path('/codebooks/versions/:codebook/next'),
  again: path('/codebooks/versions/:codebook/again'),
  mapping: path('/codebooks/versions/:codebook/onto/:ours'),
  draft: path('/codebooks/drafts/:draft'),
  about: path('/codebooks/drafts/:draft/about'),
  columns: path('/codebooks/drafts/:draft/columns'),
  add: path('/codebooks/drafts/:draft/add'),
  code: path('/codebooks/drafts/:draft/codes/:code'),
  change: path('/codebooks/drafts/:draft/codes/:code/change'),
  takeBack: path('/codebooks/drafts/:draft/take-back'),
  publish: path('/codebooks/drafts/:draft/publish'),
  remove: path('/codebooks/drafts/:draft/remove'),
} as const;
