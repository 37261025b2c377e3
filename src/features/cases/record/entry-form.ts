import type { Answers, Question, QuestionSet } from '../../../platform/forms/index.ts';
import { eventGroups, eventTypes, formOf, isEventTypeName, type EventTypeName } from '../../events/index.ts';
import type { CaseEntry } from './entry.ts';

const NUMBERS = 'Their numbers in this case with ; between, like 3; 7';

/** The form of a type, where other entries are named by their numbers in the case. */
export function entryForm(type: EventTypeName): QuestionSet {
  const form = formOf(type);
  const names = questionsOfEntries(type);
  const asking = (question: Question): Question => (names.has(question.name) ? { ...question, hint: NUMBERS } : question);
  const words = form.questions.filter(({ name }) => name === 'text');
  const knowing = form.questions.findIndex(({ name }) => name === 'known-agencies');
  const others = form.questions.filter(({ name }) => name !== 'text').map(asking);
  // The words of the record come before the long list of who knew.
  return { ...form, questions: [...others.slice(0, knowing), ...words, ...others.slice(knowing)] };
}

/** The answers with the entries' ids in place of their numbers. What is no number of an entry stays as it was written. */
export function withIds(type: EventTypeName, answers: Answers, entries: readonly CaseEntry[]): Answers {
  const names = questionsOfEntries(type);
  const numbered = (text: string): string => text.split(';').map((one) => entries[Number(one.trim()) - 1]?.id ?? one.trim()).join('; ');
  return Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, names.has(name) && typeof answer === 'string' ? numbered(answer) : answer]));
}

function questionsOfEntries(type: EventTypeName): ReadonlySet<string> {
  return new Set(Object.entries(eventTypes[type].attributes).flatMap(([name, { kind }]) => (kind === 'events' ? [`attribute-${name}`] : [])));
}

/** A form that people fill often comes first: the duties that have a clock. */
const OFTEN: readonly EventTypeName[] = [
  'contact_received', 'referral_received', 'threshold_decision', 'case_allocated', 'contact_attempted', 'child_seen', 'missing_started', 'missing_ended', 'return_home_interview_offered',
  'return_home_interview_held', 'strategy_discussion', 'records_check', 'supervision', 'lead_practitioner_started', 'area_handover_discussion', 'difference_raised', 'police_protection_started', 'epo_granted',
];

export interface TypeChoice {
  readonly type: EventTypeName;
  readonly wording: string;
  readonly description: string;
}

/** Every type that can be recorded in a case, by group. The partnership's own work is not a child's. */
export function typeChoices(): readonly { readonly group: string; readonly types: readonly TypeChoice[] }[] {
  const often = { group: 'Recorded often', types: OFTEN.map(choiceOf) };
  const groups = Object.entries(eventGroups).filter(([name]) => name !== 'workflow').map(([, { wording, types }]) => ({ group: wording, types: Object.keys(types).filter(isEventTypeName).map(choiceOf) }));
  return [often, ...groups];
}

/** A type that can be recorded in a case, or undefined. */
export function recordable(text: string): EventTypeName | undefined {
  return isEventTypeName(text) && !Object.hasOwn(eventGroups.workflow.types, text) ? text : undefined;
}

function choiceOf(type: EventTypeName): TypeChoice {
  const { wording, description } = eventTypes[type];
  return { type, wording, description };
}
