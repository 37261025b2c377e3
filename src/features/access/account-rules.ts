import { dateInWords, londonDate, type PlainDate } from '../../kernel/plain-date.ts';
import type { Refusal } from '../../kernel/result.ts';
import { listInWords } from '../../platform/pages/words.ts';
import type { Part } from './actor.ts';
import { accessRefusals } from './refusals.ts';
import { personRoles, roles, type Role } from './role.ts';

/** Which organisations a role makes sense for. The council's duties are the council's own; only the three partners have a partner's signature. */
const PARTS: Readonly<Partial<Record<Role, readonly Part[]>>> = {
  council_notifier: ['council'],
  safeguarding_partner: ['council', 'health', 'police'],
};

const PART_WORDS: Readonly<Record<Part, string>> = {
  council: 'the council', health: 'the integrated care board', police: 'the police', relevant_agency: 'relevant agencies',
};

/** The roles that an administrator may give: those within a partnership. The Panel's come from the command line. */
export const rolesToGive: readonly Role[] = personRoles.filter((role) => roles[role].reach !== 'nation');

export function roleProblem(role: Role, part: Part): Refusal | null {
  const parts = PARTS[role];
  if (parts === undefined || parts.includes(part)) return null;
  return accessRefusals.refusal('ROLE_NOT_FOR_ORGANISATION', { role: roles[role].name, parts: listInWords(parts.map((one) => PART_WORDS[one])), field: 'organisation' });
}

export interface HeldRole {
  readonly starts: PlainDate;
  readonly ends: PlainDate | null;
  readonly stoppedAt: Date | null;
}

/** Whether a role is held now, still to come, or over. */
export function roleStanding({ starts, ends, stoppedAt }: HeldRole, now: Date): 'held' | 'to-come' | 'over' {
  const today = londonDate(now);
  if (stoppedAt !== null || (ends !== null && ends < today)) return 'over';
  return starts > today ? 'to-come' : 'held';
}

export type Ending = { readonly ends: PlainDate; readonly stoppedAt: Date | null };

/** How a role ends after a last day: at once when that is today, because someone who is leaving today is not to come back tonight. */
export function endingOf({ starts }: HeldRole, lastDay: PlainDate, now: Date): Ending | Refusal {
  const today = londonDate(now);
  const field = 'last-day-day';
  if (lastDay < today) return accessRefusals.refusal('ROLE_LAST_DAY_PAST', { field });
  if (lastDay < starts) return accessRefusals.refusal('ROLE_LAST_DAY_BEFORE_FIRST', { first: dateInWords(starts), field });
  return { ends: lastDay, stoppedAt: lastDay === today ? now : null };
}

export interface AccountFacts {
  readonly active: boolean;
  /** Has a password and a second factor. */
  readonly ready: boolean;
  /** When the open set-up link runs out; null where there is none. */
  readonly linkEndsAt: Date | null;
}

export type AccountState = 'switched-off' | 'ready' | 'link-open' | 'link-over' | 'no-link';

export function accountState({ active, ready, linkEndsAt }: AccountFacts, now: Date): AccountState {
  if (!active) return 'switched-off';
  if (ready) return 'ready';
  if (linkEndsAt === null) return 'no-link';
  return linkEndsAt > now ? 'link-open' : 'link-over';
}

const ADDRESS = /^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+\.[^\s@\p{Cc}.]+$/u;

/** Lower case, as it is kept; null where it is no address that mail could reach. */
export function readEmail(typed: string): string | null {
  const email = typed.trim().toLowerCase();
  return ADDRESS.test(email) && email.length <= 254 ? email : null;
}
