/**
 * Everything that is recorded, in one table: the code that the row carries, and the sentence that
 * a reader of the trail sees. A page names one of these or does not compile.
 */
export const auditEvents = {
  'sign-in.page-shown': 'Opened a sign-in page',
  'sign-in.password-given': 'Gave a password',
  'sign-in.completed': 'Signed in',
  'sign-in.ended': 'Signed out',
  'session.list-read': 'Looked at their own sign-ins',
  'session.revoked': 'Ended one of their own sign-ins',
  'help.read': 'Read a help page',
  'home.read': 'Opened their home page',
} as const satisfies Record<string, string>;

export type AuditEvent = keyof typeof auditEvents;
