import { path } from '../../../platform/pages/path.ts';

/** What an agency's system calls. */
export const callPaths = {
  requests: path('/api/requests'),
  entries: path('/api/requests/:request/entries'),
} as const;
