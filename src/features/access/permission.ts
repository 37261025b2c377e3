import { personRoles as allRoles, type Role } from './role.ts';

interface PermissionRule {
  /** Who may. `everyone` needs no sign-in; `signed-in` needs no particular role. */
  readonly held: readonly Role[] | 'everyone' | 'signed-in';
  /** What it lets someone do, as the end of "You cannot …" and in the generated table. */
  readonly to: string;
}

/**
 * The one permission table. It drives the check, the button, the message, the policies in the
 * database and the generated document; nothing else decides who may do what.
 */
export const permissions = {
  public: { held: 'everyone', to: 'open this page' },
  'signed-in': { held: 'signed-in', to: 'open this page without signing in' },
  'home:see': { held: allRoles, to: 'see what is waiting' },
  'people:read': {
    held: ['business_manager', 'council_notifier', 'safeguarding_partner', 'scrutineer', 'supervisor', 'administrator'],
    to: 'see who works in the partnership',
  },
  'colleagues:read': { held: allRoles, to: 'see who else works for the same organisation' },
  'account:manage': { held: ['administrator'], to: 'manage accounts' },
  'audit:read': { held: ['business_manager', 'scrutineer'], to: 'see who has looked at the partnership’s records' },
  'clock:read': {
    held: ['business_manager', 'council_notifier', 'safeguarding_partner', 'scrutineer'],
    to: 'see how the partnership runs its clocks',
  },
  'clock:choose': { held: ['business_manager'], to: 'choose how the partnership runs its clocks' },
  'incident:read': { held: ['business_manager', 'council_notifier', 'safeguarding_partner', 'scrutineer'], to: 'read the partnership’s incidents' },
  'incident:consider': { held: ['business_manager', 'council_notifier'], to: 'record an incident that was considered' },
  'incident:give-view': { held: ['safeguarding_partner'], to: 'give a safeguarding partner’s view' },
  'incident:decide': { held: ['council_notifier'], to: 'decide for the council whether to notify' },
  'notification:prepare': { held: ['business_manager', 'council_notifier'], to: 'prepare a notification' },
  'notification:record-sent': { held: ['business_manager', 'council_notifier'], to: 'record that a notification was sent' },
  'notification:withdraw': { held: ['council_notifier'], to: 'withdraw a notification' },
  'delay:record': { held: ['business_manager', 'council_notifier'], to: 'record a delay' },
  'request:send': { held: ['business_manager'], to: 'ask an agency for a summary' },
  'request:chase': { held: ['business_manager'], to: 'chase an agency' },
  'request:answer': { held: ['agency_author'], to: 'answer for this agency' },
  'review:write': { held: ['business_manager'], to: 'write the rapid review' },
  'review:propose-decision': { held: ['business_manager'], to: 'put a decision to the safeguarding partners' },
  'decision:sign': { held: ['safeguarding_partner'], to: 'sign for a safeguarding partner' },
  'review:send': { held: ['business_manager'], to: 'send the rapid review to the Panel' },
  'review:release': { held: ['business_manager'], to: 'release the rapid review to its contributors' },
  'chronology:read': { held: ['business_manager', 'council_notifier', 'safeguarding_partner', 'scrutineer'], to: 'read the combined chronology' },
  'chronology:send': { held: ['agency_system'], to: 'send an agency’s chronology from its own system' },
  'chronology:write': { held: ['business_manager'], to: 'add to the combined chronology' },
  'upload-link:manage': { held: ['business_manager'], to: 'let an agency send its chronology through a link' },
  'checks:read': { held: allRoles, to: 'see the checks and where they come from' },
  'checks:review': { held: ['business_manager', 'safeguarding_partner', 'scrutineer'], to: 'run the checks over a chronology under review' },
  'live:read': { held: ['business_manager', 'safeguarding_partner', 'scrutineer'], to: 'see how checks are used live in the area' },
  'live:govern': { held: ['safeguarding_partner'], to: 'decide on the live use of checks in the area' },
  'duty:count': { held: ['business_manager', 'safeguarding_partner', 'scrutineer'], to: 'see how many duties wait, by duty and team' },
  'duty:answer-own': { held: ['business_manager', 'council_notifier'], to: 'answer what the checks ask of the partnership’s own work' },
  'case:hold': { held: ['practitioner', 'supervisor'], to: 'read and record in the cases that you hold' },
  'case:give': { held: ['supervisor'], to: 'open a case and say who holds it' },
  'linkage:read': { held: ['business_manager', 'council_notifier'], to: 'see whether agencies’ records are of the same child' },
  'linkage:bring': { held: ['business_manager'], to: 'bring and withdraw agencies’ records for linking, mark those to be kept safe, and run the linker' },
  'linkage:decide': { held: ['business_manager', 'council_notifier'], to: 'say whether two records are of the same child' },
  'linkage:search': { held: ['business_manager', 'council_notifier'], to: 'search the linked records for one child' },
  'panel:read': { held: ['panel_secretariat', 'panel_analyst'], to: 'read what came to the Panel' },
  'panel:acknowledge': { held: ['panel_secretariat'], to: 'acknowledge for the Panel' },
  'codebook:read': { held: ['panel_secretariat', 'panel_analyst'], to: 'read codebooks' },
  'codebook:write': { held: ['panel_analyst'], to: 'write codebooks and their next versions' },
  'coding:read': { held: ['panel_secretariat', 'panel_analyst'], to: 'see which reviews are coded, and how far that has come' },
  'coding:write': { held: ['panel_analyst'], to: 'put in reviews and code them' },
  'figures:read': { held: ['panel_secretariat', 'panel_analyst'], to: 'read studies and their tables' },
  'figures:cases': { held: ['panel_analyst'], to: 'see the coded cases behind a number' },
  'figures:write': { held: ['panel_analyst'], to: 'bring studies, declare tables and compare groups' },
} as const satisfies Record<string, PermissionRule>;

export type Permission = keyof typeof permissions;

/** What systems hold and people do not. */
export type SystemPermission = { [Each in Permission]: (typeof permissions)[Each]['held'] extends readonly ['agency_system'] ? Each : never }[Permission];

export function rolesHolding(permission: Permission): readonly Role[] {
  const { held }: PermissionRule = permissions[permission];
  return typeof held === 'string' ? allRoles : held;
}
