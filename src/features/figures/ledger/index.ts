export { readLedger } from './read-ledger.ts';
export { ledgerRefusals } from './refusals.ts';
export type { Correction, LedgerRow, Problem, Proposal, Unchecked } from './row.ts';
export { verifyLedger, type Verified } from './verify.ts';
