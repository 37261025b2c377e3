/** Where a role counts: in a partnership, for one organisation within it, or nationally. */
export type Reach = 'partnership' | 'organisation' | 'nation';

/** The roles that a person can hold, and what each does, in the words that the pages show. */
export const roles = {
  business_manager: { name: 'Business manager', reach: 'partnership', does: 'Records incidents, runs rapid reviews, chases agencies and sends the review to the Panel' },
  council_notifier: { name: 'Council notifier', reach: 'partnership', does: 'Decides for the council whether an incident is notified, and records what was sent' },
  safeguarding_partner: { name: 'Delegated safeguarding partner', reach: 'partnership', does: 'Gives a view on each incident, and signs the decision or dissents with a reason' },
  agency_author: { name: 'Agency author', reach: 'organisation', does: 'Answers for one agency, and sees only what that agency was asked' },
  agency_system: { name: 'Agency’s own system', reach: 'organisation', does: 'Sends one agency’s chronology with a key, and sees only what that agency was asked and what it sent itself' },
  scrutineer: { name: 'Independent scrutineer', reach: 'partnership', does: 'Reads the partnership’s incidents and who has looked at them' },
  practitioner: { name: 'Practitioner', reach: 'partnership', does: 'Records in the cases that they hold, and answers what the checks ask there' },
  supervisor: { name: 'Supervisor', reach: 'partnership', does: 'Opens cases, says who holds them, and reads those that they hold themselves' },
  administrator: { name: 'Administrator', reach: 'partnership', does: 'Manages accounts, and sees no incidents' },
  panel_secretariat: { name: 'Panel secretariat', reach: 'nation', does: 'Receives what partnerships send to the Panel, and acknowledges it' },
  panel_analyst: { name: 'Panel analyst', reach: 'nation', does: 'Codes reviews, makes figures of them, and reads what partnerships have sent to the Panel' },
} as const satisfies Record<string, { readonly name: string; readonly reach: Reach; readonly does: string }>;

export type Role = keyof typeof roles;

/** What a person can hold: a system's role comes with its key and is given to nobody. */
export type PersonRole = Exclude<Role, 'agency_system'>;

export const personRoles: readonly PersonRole[] = Object.keys(roles).filter(isRole);

/** Whether this names a role that a person can hold. */
export function isRole(text: string): text is PersonRole {
  return Object.hasOwn(roles, text) && text !== 'agency_system';
}
