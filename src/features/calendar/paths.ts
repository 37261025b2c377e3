import { path } from '../../platform/pages/path.ts';

export const calendarPaths = {
  clocks: path('/clocks'),
  choose: path('/clocks/:partnership/rapid-review'),
} as const;
