import { seatsWith, type Actor } from '../../../access/index.ts';
import type { PartnershipId } from '../../../audit/index.ts';
import { PARTNERS, type Partner } from '../../pathway/facts.ts';

/** The partners for whom this person may answer in a partnership. */
export function partnersOf(actor: Actor, partnershipId: PartnershipId): readonly Partner[] {
  const seats = seatsWith(actor, 'decision:sign', { of: 'partnership', partnershipId });
  return PARTNERS.filter((partner) => seats.some(({ part }) => part === partner));
}
