export { compareAccounts, type AccountsCompared, type Compared } from './compare-accounts.ts';
export { proposePairs, proposeSameEvents, type ProposedPair } from './propose.ts';
export type { Told } from './prepared.ts';
