import type { ActKind } from '../../pathway/act.ts';
import { stageWords, type Stage } from '../../pathway/incident.ts';
import type { Refusal } from '../../../../kernel/result.ts';
import { paths } from '../../paths.ts';
import { refusal } from '../../refusals.ts';
import { actAddresses } from '../incident/act-addresses.ts';
import { actsAt } from '../../pathway/transition-table.ts';
import { transitions } from '../../pathway/transitions.ts';
import type { Recorded } from '../recorded.ts';

/** Why an act cannot be done at the stage where the incident is now; empty where it can. */
export function stageGap({ incident: { stage } }: Recorded, kind: ActKind): readonly Refusal[] {
  const possible = actsAt<Stage, ActKind>(transitions, stage).includes(kind);
  return possible ? [] : [refusal('ACT_NOT_POSSIBLE', { stage: stageWords[stage] })];
}

/** What the form of an act shows around its questions. */
export function aroundForm({ record }: Recorded, kind: ActKind): Readonly<Record<string, unknown>> {
  const back = paths.incident.to({ incident: record.id });
  return {
    title: actAddresses[kind]?.text ?? transitions[kind].button, caption: `Incident ${record.reference}`,
    button: transitions[kind].button, back: { text: `Back to incident ${record.reference}`, href: back },
  };
}
