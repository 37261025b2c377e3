/** Children that services work with: who holds each case, and what is recorded in it. */
export { addTeam, correctChild, giveCase, openCase } from './commands/cases.ts';
export { correctEntry, recordEntry, takeOutEntry } from './commands/entries.ts';
export type { CaseDoing } from './commands/doing.ts';
export { aboutCase, caseBreadcrumbs, caseOf } from './pages/about.ts';
export { casePages } from './pages/index.ts';
export type { CaseDrawn, CaseSignal, CaseSignals, CaseSlots } from './pages/slots.ts';
export { paths as casePaths } from './paths.ts';
export { heldCases } from './store/cases.ts';
export { listTeams, type Team } from './store/teams.ts';
export { recordOfCase, type RecordOfCase } from './store/record.ts';
