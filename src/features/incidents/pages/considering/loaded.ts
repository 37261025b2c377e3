import type { ActKind } from '../../pathway/act.ts';
import { incidentOf } from '../../commands/act.ts';
import type { Tx } from '../../../../platform/database/index.ts';
import { stageWords, type Incident, type Stage } from '../../pathway/incident.ts';
import type { Refusal } from '../../../../kernel/result.ts';
import { paths } from '../../paths.ts';
import { refusal } from '../../refusals.ts';
import { findIncident, type IncidentRecord } from '../../store/index.ts';
import { actAddresses } from '../incident/act-addresses.ts';
import { actsAt } from '../../pathway/transition-table.ts';
import { transitions } from '../../pathway/transitions.ts';

/** An incident that has been recorded. */
export interface Loaded {
  readonly record: IncidentRecord;
  readonly incident: Incident;
}

/** Null where it is not there or has not been recorded yet: then nothing can be done to it. */
export async function loaded(tx: Tx, id: string): Promise<Loaded | null> {
  const record = await findIncident(tx, id);
  const incident = record === null ? null : incidentOf(record);
  return record === null || incident === null ? null : { record, incident };
}

/** Why an act cannot be done at the stage where the incident is now; empty where it can. */
export function stageGap({ incident: { stage } }: Loaded, kind: ActKind): readonly Refusal[] {
  const possible = actsAt<Stage, ActKind>(transitions, stage).includes(kind);
  return possible ? [] : [refusal('ACT_NOT_POSSIBLE', { stage: stageWords[stage] })];
}

/** What the form of an act shows around its questions. */
export function aroundForm({ record }: Loaded, kind: ActKind): Readonly<Record<string, unknown>> {
  const back = paths.incident.to({ incident: record.id });
  return {
    title: actAddresses[kind]?.text ?? transitions[kind].button, caption: `Incident ${record.reference}`,
    button: transitions[kind].button, back: { text: `Back to incident ${record.reference}`, href: back },
  };
}
