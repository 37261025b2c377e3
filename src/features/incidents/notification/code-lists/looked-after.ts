import { plainDate } from '../../../../kernel/plain-date.ts';
import type { CodeList } from './code-list.ts';

const LAST_DAY_OF_2025_LIST = plainDate('2025-03-31');
const FIRST_DAY_OF_2026_LIST = plainDate('2025-04-01');

/** Legal status of a looked-after child. */
export const legalStatus = {
  id: 'legal-status',
  name: 'Legal status',
  source: 'Children looked after return (SSDA903), as public validators read it',
  status: 'unverified',
  codes: [
    { code: 'C1', text: 'Interim care order' },
    { code: 'C2', text: 'Full care order' },
    { code: 'D1', text: 'Freeing order granted' },
    { code: 'E1', text: 'Placement order granted' },
    { code: 'V2', text: 'Single period of accommodation under section 20' },
    { code: 'V3', text: 'Series of short breaks, episodes recorded' },
    { code: 'V4', text: 'Series of short breaks, agreements recorded' },
    { code: 'L1', text: 'Police protection, in local authority accommodation' },
    { code: 'L2', text: 'Emergency protection order' },
    { code: 'L3', text: 'Child assessment order, in local authority accommodation' },
    { code: 'J1', text: 'Remanded to local authority or youth detention accommodation' },
    { code: 'J2', text: 'Local authority accommodation under the Police and Criminal Evidence Act 1984' },
    { code: 'J3', text: 'Youth rehabilitation order with residence or intensive fostering' },
  ],
} as const satisfies CodeList;

/**
 * Placement of a looked-after child. The list changed in April 2024 (supported accommodation) and
 * in April 2025, when three codes ended and four began whose descriptions we have not seen.
 */
export const placement = {
  id: 'placement',
  name: 'Placement',
  source: 'Children looked after return (SSDA903) 2023 to 2024, 2024 to 2025 and 2025 to 2026, as public validators read it',
  status: 'unverified',
  codes: [
    { code: 'U1', text: 'Foster placement with a relative or friend, long term' },
    { code: 'U2', text: 'Foster placement with a relative or friend who is also an approved adopter' },
    { code: 'U3', text: 'Foster placement with a relative or friend, other' },
    { code: 'U4', text: 'Foster placement with another carer, long term' },
    { code: 'U5', text: 'Foster placement with another carer who is also an approved adopter' },
    { code: 'U6', text: 'Foster placement with another carer, other' },
    { code: 'K1', text: 'Secure children’s home' },
    { code: 'K2', text: 'Children’s home' },
    { code: 'K3', text: 'Supported accommodation', from: plainDate('2024-04-01') },
    { code: 'H5', text: 'Semi-independent living accommodation', to: LAST_DAY_OF_2025_LIST },
    { code: 'P1', text: 'Placed with own parents' },
    { code: 'P2', text: 'Independent living', to: LAST_DAY_OF_2025_LIST },
    { code: 'P3', text: 'Residential employment' },
    { code: 'A3', text: 'Placed for adoption with consent, with the current foster carer' },
    { code: 'A4', text: 'Placed for adoption with consent, not with the current foster carer' },
    { code: 'A5', text: 'Placed for adoption with a placement order, with the current foster carer' },
    { code: 'A6', text: 'Placed for adoption with a placement order, not with the current foster carer' },
    { code: 'R1', text: 'Residential care home' },
    { code: 'R2', text: 'NHS or other establishment providing medical or nursing care' },
    { code: 'R3', text: 'Family centre or mother and baby unit' },
    { code: 'R5', text: 'Young offender institution' },
    { code: 'S1', text: 'Residential school' },
    { code: 'T0', text: 'Temporary move' },
    { code: 'T1', text: 'Temporary move: hospital' },
    { code: 'T2', text: 'Temporary move: holiday' },
    { code: 'T3', text: 'Temporary move: usual foster carer on holiday' },
    { code: 'T4', text: 'Temporary move of seven days or less, other' },
    { code: 'Z1', text: 'Other placement', to: LAST_DAY_OF_2025_LIST },
    { code: 'Z11', text: 'Other placement, description to be confirmed', from: FIRST_DAY_OF_2026_LIST },
    { code: 'Z12', text: 'Other placement, description to be confirmed', from: FIRST_DAY_OF_2026_LIST },
    { code: 'Z13', text: 'Other placement, description to be confirmed', from: FIRST_DAY_OF_2026_LIST },
    { code: 'Z14', text: 'Other placement, description to be confirmed', from: FIRST_DAY_OF_2026_LIST },
  ],
} as const satisfies CodeList;
