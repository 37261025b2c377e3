import { refuse, type Result } from '../../../kernel/result.ts';
import { checkAnswers, type Typed } from '../../../platform/forms/index.ts';
import type { PartnershipId } from '../../audit/index.ts';
import type { CommandOf } from '../pathway/command.ts';
import { consideredParts, factsFrom, suspicionFrom, wholeSet } from '../considering/considered-form.ts';
import { decide, type Terms } from '../pathway/decide.ts';
import { childrenIn } from '../considering/children-typed.ts';
import { refusal } from '../refusals.ts';
import { findDraft, holdIncident, openIncident, type IncidentId, type IncidentRecord } from '../store/index.ts';
import { act, draftOf, type Doing } from './act.ts';

/** Opens an incident under its own reference, so that colleagues can go on with it before it is recorded. */
export function open({ tx, by, now }: Doing, partnershipId: PartnershipId): Promise<IncidentId> {
  return openIncident(tx, partnershipId, by, now);
}

/** What a filled form asks to be recorded, or everything that is wrong with it. Changes nothing. */
export function readConsidered(typed: Typed, terms: Terms): Result<CommandOf<'considered'>> {
  const children = childrenIn(typed);
  const answers = checkAnswers(wholeSet(consideredParts(children)), typed, terms);
  if (!answers.ok) return answers;
  const command = { kind: 'considered', data: { facts: factsFrom(answers.value, children), suspicion: suspicionFrom(answers.value) } } as const;
  const decided = decide(null, command, terms);
  return decided.ok ? { ok: true, value: command } : decided;
}

/** Records the incident from its draft, which must be the version that the person checked. */
export async function consider(doing: Doing, incidentId: string, seen: number): Promise<Result<IncidentRecord>> {
  await holdIncident(doing.tx, incidentId);
  const draft = await findDraft(doing.tx, incidentId, draftOf('considered'));
  if (draft === null || draft.version !== seen) return refuse(refusal('ANSWERS_CHANGED'));
  const command = readConsidered(draft.typed, doing);
  return command.ok ? act(doing, incidentId, command.value) : command;
}
