import { path } from '../../platform/pages/path.ts';

/** Every address of the pathway. */
export const paths = {
  home: path('/'),
  log: path('/incidents'),
  incident: path('/incidents/:incident'),
} as const;
