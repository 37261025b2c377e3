import { permissions, roles, type Permission, type Role } from '../../features/access/index.ts';
import { heading, table } from './heading.ts';

/** Which role holds which permission. */
export function permissionsDocument(): string {
  const all = Object.keys(roles) as Role[];
  const rows = (Object.keys(permissions) as Permission[]).map((permission) => {
    const { held, to } = permissions[permission];
    const holds = (role: Role) => (typeof held === 'string' || held.some((one) => one === role) ? 'yes' : '');
    return [`\`${permission}\``, to, ...all.map(holds)];
  });
  const where = all.map((role) => [roles[role].name, reachInWords[roles[role].reach]]);
  return [
    heading('Permissions', 'Who may do what. `public` needs no sign-in at all, and `signed-in` no particular role. The pages, the buttons and the policies of the database all read the table that this is made from.'),
    table(['permission', 'lets someone', ...all.map((role) => roles[role].name)], rows),
    '\n## Where a role counts\n',
    table(['role', 'where'], where),
    '',
  ].join('\n');
}

const reachInWords = {
  partnership: 'in one partnership',
  organisation: 'for one organisation in one partnership',
  nation: 'nationally, for what was sent to the Panel',
} as const;
