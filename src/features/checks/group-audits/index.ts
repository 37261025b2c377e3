export { auditsOf, type AuditAnswer, type AuditNumbers } from './audit.ts';
export type { Audit } from './definition.ts';
export type { GatherAnswer } from './gather.ts';
export { chosenAudits, shippedAudits } from './read-audit.ts';
export type { AreaSeries, Change, Month } from './series-told.ts';
export type { SeriesAnswer } from './series.ts';
export type { ShareAnswer } from './share.ts';
export type { Share } from './told.ts';
export type { Days, WaitAnswer } from './wait.ts';
