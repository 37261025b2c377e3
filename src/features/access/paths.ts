import { path } from '../../platform/pages/path.ts';

export const paths = {
  home: path('/'),
  signIn: path('/sign-in'),
  choosePerson: path('/choose-person'),
  signOut: path('/sign-out'),
} as const;
