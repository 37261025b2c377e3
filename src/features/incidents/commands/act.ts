import { refuse, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { PersonId } from '../../audit/index.ts';
import type { ActKind } from '../pathway/act.ts';
import type { Command } from '../pathway/command.ts';
import { decide, type Terms } from '../pathway/decide.ts';
import { fold } from '../pathway/fold.ts';
import type { Incident } from '../pathway/incident.ts';
import { refusal } from '../refusals.ts';
import { addActs, dropDraft, holdIncident, type IncidentRecord } from '../store/index.ts';
import { isSecondPress } from './second-press.ts';

/** Who acts, and when. */
export interface Doing extends Terms {
  readonly tx: Tx;
  readonly by: PersonId;
}

/** What an incident's history comes to; null while it was opened and never recorded. */
export function incidentOf({ acts }: Pick<IncidentRecord, 'acts'>): Incident | null {
  return acts.length === 0 ? null : fold(acts);
}

/**
 * Does one act to an incident, or says why not and leaves everything as it was. The incident is
 * held until the transaction ends. A draft of a form of the same name has become the act, so it is
 * dropped.
 */
export async function act(doing: Doing, incidentId: string, command: Command): Promise<Result<IncidentRecord>> {
  const { tx, by, now } = doing;
  const record = await holdIncident(tx, incidentId);
  if (record === null) return refuse(refusal('INCIDENT_NOT_RECORDED'));
  const decided = decide(incidentOf(record), command, doing);
  if (!decided.ok) return decided;
  if (decided.value.some((each) => isSecondPress(record.acts, each, by, now))) return refuse(refusal('RECORDED_JUST_NOW'));
  await addActs(tx, record, by, now, decided.value);
  await dropDraft(tx, record.id, draftOf(command.kind));
  return { ok: true, value: record };
}

/** The form whose draft an act makes needless: they have one name. */
export function draftOf(kind: ActKind): string {
  return kind;
}
