/** Where a role counts: in a partnership, for one organisation within it, or nationally. */
export type Reach = 'partnership' | 'organisation' | 'nation';

/** The roles that a person can hold, in the words that the pages show. */
export const roles = {
  business_manager: { name: 'Business manager', reach: 'partnership' },
  council_notifier: { name: 'Council notifier', reach: 'partnership' },
  safeguarding_partner: { name: 'Delegated safeguarding partner', reach: 'partnership' },
  agency_author: { name: 'Agency author', reach: 'organisation' },
  scrutineer: { name: 'Independent scrutineer', reach: 'partnership' },
  administrator: { name: 'Administrator', reach: 'partnership' },
  panel_secretariat: { name: 'Panel secretariat', reach: 'nation' },
  panel_analyst: { name: 'Panel analyst', reach: 'nation' },
} as const satisfies Record<string, { readonly name: string; readonly reach: Reach }>;

export type Role = keyof typeof roles;

export function isRole(text: string): text is Role {
  return Object.hasOwn(roles, text);
}
