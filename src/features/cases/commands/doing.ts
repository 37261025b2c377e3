import type { PersonId } from '../../audit/index.ts';
import type { Tx } from '../../../platform/database/index.ts';

/** Who does something, when, and in which transaction. */
export interface CaseDoing {
  readonly tx: Tx;
  readonly now: Date;
  readonly by: PersonId;
}

/** Told in the same transaction after what is recorded in a case has changed. */
export type CaseChanged = (tx: Tx, now: Date, caseId: string) => Promise<void>;
