import { dateInWords, londonDate } from '../../../kernel/plain-date.ts';
import { refuse, unlessRefused, type Refusal, type Result } from '../../../kernel/result.ts';
import { refusal } from '../refusals.ts';
import {
  requestStageAfter, requestStageWords, requestTransitions, type AgencyRequest, type NewRequestAct, type RequestActKind, type RequestStage,
} from './request.ts';
import type { TransitionTable } from '../pathway/transition-table.ts';

type Returned = Extract<NewRequestAct, { kind: 'returned' }>;

/** What somebody asks to be done to a request: the version of a summary follows from those before it. */
export type RequestCommand =
  | Exclude<NewRequestAct, Returned>
  | { readonly kind: 'returned'; readonly data: Omit<Returned['data'], 'version'> };

/**
 * Turns what somebody asks for into an act to add to the request's history, or says why not.
 * `request` is null when the agency is to be asked. Refusals carry the field of `command.data`.
 */
export function decideRequest(request: AgencyRequest | null, command: RequestCommand, { now }: { readonly now: Date }): Result<NewRequestAct> {
  const stage = request?.stage ?? 'nothing';
  if (requestStageAfter(stage, command.kind) === undefined) return refuse(notPossible(stage));
  const act = actOf(request, command);
  return unlessRefused([...wordsGap(act), ...dateGap(request, act, now)], () => act);
}

function actOf(request: AgencyRequest | null, command: RequestCommand): NewRequestAct {
  if (command.kind !== 'returned') return command;
  return { kind: 'returned', data: { ...command.data, version: (request?.versions ?? 0) + 1 } };
}

const table: TransitionTable<RequestStage, RequestActKind> = requestTransitions;

function wordsGap(act: NewRequestAct): readonly Refusal[] {
  const rule = table[act.kind];
  if (act.kind === 'nil_returned') return blank(act.data.searched) ? [refusal('SEARCHED_MISSING', { field: 'searched' })] : [];
  if (act.kind === 'chased') return blank(act.data.text) ? [refusal('CHASE_TEXT_MISSING', { field: 'text' })] : [];
  if (act.kind === 'asked') return blank(act.data.text) ? [refusal('REQUEST_TEXT_MISSING', { field: 'text' })] : [];
  if (rule.reason !== 'required' || act.kind === 'returned') return [];
  return blank(act.data.reason) ? [refusal('REASON_MISSING', { missing: rule.missing, field: 'reason' })] : [];
}

function dateGap(request: AgencyRequest | null, act: NewRequestAct, now: Date): readonly Refusal[] {
  if (!('due' in act.data)) return [];
  if (act.data.due < londonDate(now)) return [refusal('REQUEST_DUE_TOO_EARLY', { field: 'due' })];
  if (act.kind !== 'due_moved' || request === null || act.data.due !== request.due) return [];
  return [refusal('REQUEST_DUE_NOT_MOVED', { due: dateInWords(request.due), field: 'due' })];
}

function blank(text: string): boolean {
  return text.trim() === '';
}

function notPossible(stage: RequestStage | 'nothing'): Refusal {
  return refusal('ACT_NOT_POSSIBLE', { stage: stage === 'nothing' ? 'not asked yet' : requestStageWords[stage].toLowerCase() });
}
