import { path } from '../../platform/pages/path.ts';

export const paths = {
  home: path('/'),
  signIn: path('/sign-in'),
  code: path('/sign-in/code'),
  choosePerson: path('/choose-person'),
  signOut: path('/sign-out'),
  setUp: path('/set-up/:token'),
  setUpCode: path('/set-up/:token/code'),
  signIns: path('/account/sign-ins'),
  endSignIns: path('/account/sign-ins/end'),
  accounts: path('/accounts'),
  people: path('/accounts/:partnership'),
  newPerson: path('/accounts/:partnership/add'),
  account: path('/accounts/:partnership/people/:person'),
  newRole: path('/accounts/:partnership/people/:person/role'),
  endRole: path('/accounts/:partnership/people/:person/roles/:membership/end'),
  link: path('/accounts/:partnership/people/:person/link'),
  switchOff: path('/accounts/:partnership/people/:person/switch-off'),
  switchOn: path('/accounts/:partnership/people/:person/switch-on'),
} as const;
