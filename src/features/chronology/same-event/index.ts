export { compareAccounts, type AccountsCompared, type Compared } from './compare-accounts.ts';
export { proposeSameEvents } from './propose.ts';
export type { Told } from './prepared.ts';
