import type { Tx } from '../../../platform/database/index.ts';
import { listIncidents, type IncidentRecord } from '../../incidents/index.ts';
import type { Check } from '../language/check.ts';
import { answerTo } from '../live/answer.ts';
import { isPrompt } from '../live/standing.ts';
import { notHeldOfArea, type OwnSaid } from './ask-own.ts';
import { askOwnRecords, ownAnswers, ownChecksOn, type ReadChronology } from './own-store.ts';

/** A duty that waits, with the incident in whose record it stands. */
export interface OwnWaiting extends OwnSaid {
  readonly record: IncidentRecord;
}

/** What waits in the incidents that somebody may read. */
export interface OwnWorklist {
  readonly anyOn: boolean;
  /** By its limit and by nothing else; what has no limit comes last. */
  readonly waiting: readonly OwnWaiting[];
  readonly unclear: readonly OwnWaiting[];
  /** What is of the area and of no incident, and what Sightline does not hold of it. */
  readonly ofArea: readonly OwnSaid[];
}

export async function ownWorklist(tx: Tx, now: Date, chronology: ReadChronology): Promise<OwnWorklist> {
  const records = await listIncidents(tx);
  const on = await checksByArea(tx, now, records);
  const all: OwnWaiting[] = [];
  for (const record of records) {
    const { said } = await askOwnRecords(tx, now, record, on.get(record.partnershipId) ?? [], chronology);
    if (said.length === 0) continue;
    const answers = await ownAnswers(tx, record.id);
    all.push(...said.filter(({ signal, check }) => !isPrompt(check) && answerTo(signal, answers) === undefined).map((one) => ({ ...one, record })));
  }
  const inOrder = all.toSorted((a, b) => dueOf(a) - dueOf(b));
  const every = [...on.values()].flat();
  return {
    anyOn: every.length > 0, waiting: inOrder.filter(({ signal }) => signal.result !== 'cannot_tell'), unclear: inOrder.filter(({ signal }) => signal.result === 'cannot_tell'),
    ofArea: notHeldOfArea([...new Map(every.map((check) => [check.id, check])).values()], now),
  };
}

async function checksByArea(tx: Tx, now: Date, records: readonly IncidentRecord[]): Promise<ReadonlyMap<string, readonly Check[]>> {
  const found = new Map<string, readonly Check[]>();
  for (const area of new Set(records.map(({ partnershipId }) => partnershipId))) found.set(area, await ownChecksOn(tx, area, now));
  return found;
}

function dueOf({ signal: { dueAt } }: OwnSaid): number {
  return dueAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
}
