import type { Tx } from '../../../platform/database/index.ts';
import type { PartnershipId, PersonId } from '../../audit/index.ts';

/** Who acts, when, and for which partnership. */
export interface LinkageDoing {
  readonly tx: Tx;
  readonly now: Date;
  readonly by: PersonId;
  readonly partnershipId: PartnershipId;
}
