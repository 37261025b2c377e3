import { sheetFrom, type SheetData } from '../engine/load/loaded-sheet.ts';
import type { AsAt } from '../engine/scene.ts';
import type { Check } from '../language/check.ts';
import type { Audit } from './definition.ts';
import { answerGather, type GatherAnswer } from './gather.ts';
import { openRecords, type Records } from './open-records.ts';
import { answerSeries, type SeriesAnswer } from './series.ts';
import { answerShare, type ShareAnswer } from './share.ts';
import { answerWait, type WaitAnswer } from './wait.ts';

export type AuditNumbers = ShareAnswer | WaitAnswer | GatherAnswer | SeriesAnswer;

export interface AuditAnswer {
  readonly audit: string;
  readonly version: number;
  readonly name: string;
  readonly question: string;
  readonly numbers: AuditNumbers;
  /** What the numbers cannot say. */
  readonly cannot: string;
}

/** Answers questions over groups, settings and areas. `childrenText` is the file of children that the data was loaded with; `checks` those whose results are counted. */
export function auditsOf(data: SheetData, childrenText: string, audits: readonly Audit[], checks: readonly Check[], asAt: AsAt): readonly AuditAnswer[] {
  return answersOf(openRecords(sheetFrom(data), childrenText, asAt), audits, checks);
}

export function answersOf(records: Records, audits: readonly Audit[], checks: readonly Check[]): readonly AuditAnswer[] {
  return audits.map((audit) => {
    const { id, version, name, question, cannot, share, wait, gather, series } = audit;
    const numbers = share !== undefined ? answerShare(audit, share, records, checks) : wait !== undefined ? answerWait(audit, wait, records) : gather !== undefined ? answerGather(audit, gather, records) : series !== undefined ? answerSeries(audit, series, records) : undefined;
    if (numbers === undefined) throw new Error(`${id} asks nothing`);
    return { audit: id, version, name, question, numbers, cannot };
  });
}
