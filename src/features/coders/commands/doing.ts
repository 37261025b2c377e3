import type { Tx } from '../../../platform/database/index.ts';
import type { PersonId } from '../../audit/index.ts';

/** Who does it, when, and in which transaction. */
export interface Doing {
  readonly tx: Tx;
  readonly now: Date;
  readonly by: PersonId;
}
