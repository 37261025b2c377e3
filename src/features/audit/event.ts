/**
 * Everything that is recorded, in one table: the code that the row carries, and the sentence that
 * a reader of the trail sees. A page names one of these or does not compile.
 */
export const auditEvents = {
  'sign-in.page-shown': 'Opened a sign-in page',
  'sign-in.password-given': 'Gave a password',
  'sign-in.completed': 'Signed in',
  'sign-in.ended': 'Signed out',
  'set-up.opened': 'Opened a set-up link',
  'set-up.password-chosen': 'Chose a password with a set-up link',
  'set-up.completed': 'Set up how they sign in',
  'session.list-read': 'Looked at their own sign-ins',
  'session.revoked': 'Ended one of their own sign-ins',
  'account.list-read': 'Looked at who has an account',
  'account.read': 'Looked at a person’s account',
  'account.form-opened': 'Opened a form about an account',
  'account.added': 'Added a person and issued a set-up link',
  'account.role-given': 'Gave a person a role',
  'account.role-ended': 'Ended a person’s role',
  'account.link-issued': 'Issued a set-up link, which ended what the person signed in with before',
  'account.switched-off': 'Switched an account off',
  'account.switched-on': 'Switched an account on',
  'help.read': 'Read a help page',
  'home.read': 'Opened their home page',
  'incident.log-read': 'Looked at the log of incidents',
  'incident.read': 'Read an incident',
  'incident.opened': 'Opened an incident to be recorded',
  'incident.form-read': 'Opened a form about an incident',
  'incident.draft-saved': 'Saved a draft about an incident',
  'incident.considered': 'Recorded an incident that was considered',
  'incident.facts-corrected': 'Corrected the facts of an incident',
  'incident.suspicion-recorded': 'Recorded what is known about abuse or neglect',
  'incident.view-given': 'Gave a safeguarding partner’s view on an incident',
  'incident.decided': 'Recorded the council’s decision on an incident',
  'incident.delay-recorded': 'Recorded a delay',
} as const satisfies Record<string, string>;

export type AuditEvent = keyof typeof auditEvents;
