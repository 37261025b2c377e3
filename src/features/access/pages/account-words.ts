import { momentInWords, momentOf } from '../../../kernel/london-time.ts';
import { dateInWords, londonDate } from '../../../kernel/plain-date.ts';
import { accountState, roleStanding, type AccountState } from '../account-rules.ts';
import type { Account, AccountRole } from '../accounts.ts';
import { roles } from '../role.ts';

const TAGS: Readonly<Record<AccountState, { readonly text: string; readonly colour: string }>> = {
  'switched-off': { text: 'Switched off', colour: 'grey' },
  ready: { text: 'Can sign in', colour: 'green' },
  'link-open': { text: 'Link sent, not used yet', colour: 'yellow' },
  'link-over': { text: 'Link has run out', colour: 'red' },
  'no-link': { text: 'Needs a link', colour: 'red' },
};

/** A state in words; the colour only repeats it. */
export function stateTag(account: Account, now: Date): { readonly text: string; readonly colour: string } {
  return TAGS[accountState(account, now)];
}

/** "Business manager, Coveshire Council" for each role that is held or to come. */
export function heldRolesInWords({ roles: all }: Account, now: Date): readonly string[] {
  return all.filter((role) => roleStanding(role, now) !== 'over').map(({ role, organisation }) => `${roles[role].name}, ${organisation}`);
}

/** "Since 3 January 2026", "From … until …", "Ended on …". */
export function roleSpanInWords(role: AccountRole, now: Date): string {
  const standing = roleStanding(role, now);
  if (standing === 'over') return `Ended ${role.stoppedAt === null ? `on ${dateInWords(role.ends ?? role.starts)}` : momentInWords(momentOf(role.stoppedAt))}`;
  const until = role.ends === null ? '' : `, until ${dateInWords(role.ends)}`;
  return standing === 'to-come' ? `From ${dateInWords(role.starts)}${until}` : `Since ${dateInWords(role.starts)}${until}`;
}

export function lastSeenInWords(lastSeen: Date | null): string {
  return lastSeen === null ? 'Not signed in yet' : dateInWords(londonDate(lastSeen));
}
