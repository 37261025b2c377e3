import { path } from '../../platform/pages/path.ts';

/** Every address of the cases. */
export const paths = {
  cases: path('/cases'),
  open: path('/cases/open'),
  teams: path('/cases/teams'),
  one: path('/cases/:case'),
  child: path('/cases/:case/child'),
  holders: path('/cases/:case/holders'),
  end: path('/cases/:case/holders/end'),
  team: path('/cases/:case/team'),
  choose: path('/cases/:case/add'),
  add: path('/cases/:case/add/:type'),
  entry: path('/cases/:case/entries/:entry'),
  correct: path('/cases/:case/entries/:entry/correct'),
  takeOut: path('/cases/:case/entries/:entry/take-out'),
} as const;
