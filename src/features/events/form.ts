import { createHash } from 'node:crypto';
import type { Option, Question, QuestionSet } from '../../platform/forms/question.ts';
import { agencies } from './agency.ts';
import type { AttributeDefinition, EventDefinition, Options } from './definition.ts';
import { YES_NO } from './options.ts';
import { eventTypes, type EventTypeName } from './vocabulary.ts';

/** Names of the questions that every event is asked. */
export const asked = {
  precision: 'occurred-precision', occurred: 'occurred', occurredAt: 'occurred-at', agency: 'agency', area: 'area', persons: 'persons',
  knownAgencies: 'known-agencies', knownElsewhere: 'known-elsewhere', text: 'text',
} as const;

const AGENCIES = Object.entries(agencies).map(([value, { words }]): Option => ({ value, text: words }));
// More than this and a list is easier to use than radios.
const MOST_RADIOS = 8;

/**
 * The form of a type: when, what (one question for each attribute), who recorded it, who was in it,
 * who knew and when, and the words of the record. Only the date, the service and the area are needed.
 */
export function formOf(type: EventTypeName): QuestionSet {
  const definition = eventTypes[type];
  const questions = [
    ...occurredQuestions(definition),
    ...Object.entries(definition.attributes).map(([name, attribute]) => attributeQuestion(name, attribute)),
    ...recordQuestions, ...knowledgeQuestions,
    { kind: 'long-text', name: asked.text, wording: 'What does the record say?', optional: true },
  ] satisfies readonly Question[];
  return { id: `event-${type}`, version: versionOf([definition.wording, questions]), title: definition.wording, questions };
}

/** The question that asks for an attribute. */
export function attributeQuestionName(attribute: string): string {
  return `attribute-${attribute}`;
}

/** The question that asks when a service came to know. */
export function knownQuestionName(agency: string): string {
  return `known-${agency}`;
}

function occurredQuestions({ timed }: EventDefinition): readonly Question[] {
  const day = { kind: 'partial-date', name: asked.occurred, wording: 'When did it happen?', hint: 'As far as it is known, like 27 March 2026, March 2026 or about 3 May 2026', short: 'When it happened', missing: 'Enter when it happened', past: true } as const;
  if (timed === undefined) return [day];
  return [
    { kind: 'choice', name: asked.precision, wording: 'Does the record give the day and the time?', missing: 'Select whether the record gives the day and the time', options: [{ value: 'time', text: 'Yes, the day and the time' }, { value: 'date', text: 'No, only a day, or less than a day' }] },
    { kind: 'date-time', name: asked.occurredAt, wording: 'On what day and at what time did it happen?', short: 'When it happened', missing: 'Enter the day and the time', past: true, when: { question: asked.precision, is: ['time'] } },
    { ...day, when: { question: asked.precision, is: ['date'] } },
  ];
}

const recordQuestions: readonly Question[] = [
  { kind: 'select', name: asked.agency, wording: 'Which service recorded it?', options: AGENCIES, missing: 'Select the service that recorded it' },
  { kind: 'text', name: asked.area, wording: 'In which area?', hint: "The name of the council's area", short: 'The area', missing: 'Enter the area' },
  { kind: 'text', name: asked.persons, wording: 'Who was in it, besides the child?', hint: 'Roles or references with ; between, like mother; teacher', optional: true, maxLength: 500 },
];

const knowledgeQuestions: readonly Question[] = [
  { kind: 'choices', name: asked.knownAgencies, wording: 'Which services in that area knew of it?', hint: 'Select all that the record shows. None selected means that the record does not say', options: AGENCIES, optional: true },
  ...AGENCIES.map(({ value, text }): Question => ({
    kind: 'partial-date', name: knownQuestionName(value), wording: `When did this service come to know: ${text}?`, short: `When this service came to know (${text})`,
    missing: `Enter when this service came to know (${text})`, past: true, when: { question: asked.knownAgencies, is: [value] },
  })),
  { kind: 'long-text', name: asked.knownElsewhere, wording: 'Which services in other areas knew of it?', hint: 'One on each line: service, area, date. For example: police, Northtown, 27 March 2026', optional: true, maxLength: 2000 },
];

function attributeQuestion(attribute: string, definition: AttributeDefinition): Question {
  const { wording, hint } = definition;
  const asking = { name: attributeQuestionName(attribute), wording, ...(hint === undefined ? {} : { hint }), optional: true } as const;
  switch (definition.kind) {
    case 'choice':
      return { ...asking, ...oneOf(optionsOf(definition.options)) };
    case 'yes-no':
      return { ...asking, ...oneOf(optionsOf(YES_NO)) };
    case 'agency':
      return { ...asking, ...oneOf(AGENCIES) };
    case 'choices':
      return { ...asking, kind: 'choices', options: optionsOf(definition.options), ...('none' in definition.options ? { exclusive: 'none' } : {}) };
    case 'agencies':
      return { ...asking, kind: 'choices', options: AGENCIES };
    case 'number':
      return { ...asking, kind: 'number' };
    case 'date':
      return { ...asking, kind: 'partial-date' };
    case 'text':
      return { ...asking, kind: 'long-text', maxLength: 2000 };
    case 'persons':
    case 'areas':
      return { hint: 'With ; between', ...asking, kind: 'text', maxLength: 500 };
    case 'events':
      return { ...asking, kind: 'text', maxLength: 500 };
    case 'person':
    case 'worker':
    case 'area':
    case 'country':
      return { ...asking, kind: 'text' };
  }
}

function oneOf(options: readonly Option[]): { readonly kind: 'choice' | 'select'; readonly options: readonly Option[] } {
  return { kind: options.length > MOST_RADIOS ? 'select' : 'choice', options };
}

function optionsOf(options: Options): readonly Option[] {
  return Object.entries(options).map(([value, text]) => ({ value, text }));
}

/** Changes with any wording or option, so that nobody has to remember to change it. */
function versionOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 12);
}
