import type { Id } from '../../kernel/id.ts';
import type { Chain, PartnershipId, PersonId } from '../audit/index.ts';
import { permissions, rolesHolding, type Permission } from './permission.ts';
import { roles, type Role } from './role.ts';

export type OrganisationId = Id<'organisation'>;
export type SessionId = Id<'session'>;

/** What an organisation is to a partnership: one of the three safeguarding partners, or a relevant agency. */
export type Part = 'council' | 'health' | 'police' | 'relevant_agency';

/** A role held today, and where. */
export interface Seat {
  readonly role: Role;
  readonly partnershipId: PartnershipId | null;
  readonly partnership: string | null;
  readonly organisationId: OrganisationId;
  readonly organisation: string;
  readonly part: Part | null;
}

/** Whoever holds roles: a person who signed in, or an agency's system that calls with a key. */
export interface Holder {
  readonly id: PersonId;
  readonly name: string;
  readonly seats: readonly Seat[];
}

/** The signed-in person. */
export interface Actor extends Holder {
  readonly sessionId: SessionId;
}

/** Whose record is asked about: a partnership's, perhaps one organisation's part of it, or the Panel's. */
export type Scope =
  | { readonly of: 'partnership'; readonly partnershipId: PartnershipId; readonly organisationId?: OrganisationId }
  | { readonly of: 'nation' };

/** The seats that hold a permission, anywhere or within a scope. */
export function seatsWith(actor: Holder, permission: Permission, scope?: Scope): readonly Seat[] {
  const holding = rolesHolding(permission);
  return actor.seats.filter((seat) => holding.includes(seat.role) && (scope === undefined || reaches(seat, scope)));
}

/** Whether somebody may; `null` is someone who has not signed in. Pure: it decides, the database enforces. */
export function may(actor: Holder | null, permission: Permission, scope?: Scope): boolean {
  const { held } = permissions[permission];
  if (held === 'everyone') return true;
  if (actor === null) return false;
  return held === 'signed-in' || seatsWith(actor, permission, scope).length > 0;
}

function reaches(seat: Seat, scope: Scope): boolean {
  if (scope.of === 'nation') return roles[seat.role].reach === 'nation';
  if (seat.partnershipId !== scope.partnershipId) return false;
  return roles[seat.role].reach === 'partnership' || seat.organisationId === scope.organisationId;
}

/** The audit chain for what a person does outside any one case. */
export function chainOf(actor: Holder | null, scope?: Scope): Chain {
  if (scope?.of === 'nation') return 'panel';
  if (scope?.of === 'partnership') return `partnership:${scope.partnershipId}`;
  const [seat] = actor?.seats ?? [];
  if (seat === undefined) return 'system';
  return seat.partnershipId === null ? 'panel' : `partnership:${seat.partnershipId}`;
}
