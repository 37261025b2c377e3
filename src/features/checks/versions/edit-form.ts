import { isMap, parseDocument, type Document } from 'yaml';
import { typedFrom, type Answers, type Option, type Question, type QuestionSet, type Typed } from '../../../platform/forms/index.ts';
import { agencies } from '../../events/index.ts';
import { capitalFirst } from '../../../platform/pages/words.ts';
import type { Check } from '../language/check.ts';
import { DURATION_UNITS, OTHER_UNITS, type Parameter } from '../language/quantity.ts';
import type { FieldOf } from '../language/read-check.ts';
import { originWords } from '../review/words.ts';

/** The parts of a check that a form changes: everything but its conditions. */
export function editForm(check: Check): readonly QuestionSet[] {
  return [
    set('numbers', 'Its numbers', Object.entries(check.parameters).flatMap(([name, parameter]) => numberQuestions(name, parameter))),
    set('words', 'The words shown', [{ kind: 'text', name: 'name', wording: 'What is it called?', missing: 'Enter what it is called' }, ...wordQuestions(check)]),
    set('duty', 'The duty, and who answers for it', [
      { kind: 'long-text', name: 'duty', wording: 'What is a service to do?', hint: 'As an order: “Offer an independent interview …”', missing: 'Enter what a service is to do', maxLength: 500, ...unlessLive(check) },
      { kind: 'select', name: 'holder', wording: 'Which service holds the duty?', missing: 'Select which service holds the duty', options: Object.entries(agencies).map(([value, { words }]): Option => ({ value, text: words })), ...unlessLive(check) },
      { kind: 'text', name: 'owner', wording: 'Which post owns this version?', hint: 'Published: a post and not a name', missing: 'Enter the post that owns this version' },
    ]),
    set('force', 'When it holds', [
      { kind: 'date', name: 'from', wording: 'From which day?', hint: 'What happened before this day is not asked about', short: 'The first day', missing: 'Enter from which day it holds' },
      { kind: 'date', name: 'to', wording: 'Until which day?', short: 'The last day', optional: true },
      { kind: 'date', name: 'sunset', wording: 'By when is somebody to look at it again?', short: 'The sunset date', optional: true },
    ]),
  ];
}

/** A check that only reviews run may name no duty. */
function unlessLive({ use }: Check): { readonly optional?: true } {
  return use === 'live' ? {} : { optional: true };
}

export const whyForm: QuestionSet = set('why', 'Why', [{ kind: 'long-text', name: 'why', wording: 'Why is it changed?', hint: 'What was learnt, or what is different in this area. Kept with the version. Name nobody', missing: 'Enter why it is changed', maxLength: 2000 }]);

function set(id: string, title: string, questions: readonly Question[]): QuestionSet {
  return { id: `check-${id}`, version: '1', title, questions };
}

const UNITS: readonly Option[] = [...DURATION_UNITS, ...OTHER_UNITS].map((value) => ({ value, text: value.replaceAll('_', ' ') }));
const ORIGINS: readonly Option[] = Object.entries(originWords).map(([value, text]) => ({ value, text }));

function numberQuestions(name: string, { value, unit }: Parameter): readonly Question[] {
  const called = capitalFirst(name.replaceAll('_', ' '));
  const missing = `Enter the value of “${called}”`;
  return [
    typeof value === 'object' ? { kind: 'long-text', name: `p-${name}-value`, wording: `${called}: which values?`, hint: 'One on each line', missing, maxLength: 5000 }
      : unit === 'share' ? { kind: 'text', name: `p-${name}-value`, wording: `${called}: which share?`, hint: 'From 0 to 1, like 0.5', missing, maxLength: 20 } : { kind: 'number', name: `p-${name}-value`, wording: `${called}: how many?`, missing },
    { kind: 'select', name: `p-${name}-unit`, wording: `${called}: in what?`, missing: `Select what “${called}” is counted in`, options: UNITS },
    { kind: 'select', name: `p-${name}-origin`, wording: `${called}: where does it come from?`, missing: `Select where “${called}” comes from`, options: ORIGINS },
    { kind: 'long-text', name: `p-${name}-note`, wording: `${called}: where is it printed, or why this?`, optional: true, maxLength: 500 },
  ];
}

const SAYS = { fired: 'When it speaks', pending: 'While there is time', warning: 'As a warning before', cannot_tell: 'When it cannot tell', clear: 'When there is nothing to ask' } as const;
type Says = keyof typeof SAYS;

function wordQuestions({ rules }: Check): readonly Question[] {
  const expects = rules.some(({ expect }) => expect !== undefined);
  return (Object.keys(SAYS) as Says[]).map((name): Question => ({
    kind: name === 'fired' ? 'long-text' : 'text', name: `words-${name}`, wording: SAYS[name], maxLength: 500,
    ...(name === 'fired' ? { missing: 'Enter the words that are shown when it speaks', ...(expects ? { hint: 'It begins “No record of”, because what was done may not be recorded' } : {}) } : { optional: true }),
  }));
}

/** What the form shows at first: the check as it is. */
export function typedOf(check: Check): Typed {
  const { name: called, parameters, words, duty, holder, owner, in_force: { from, to }, sunset } = check;
  const answers: Record<string, string> = { name: called, owner, from };
  for (const [name, given] of Object.entries({ duty, holder, to, sunset })) if (given !== undefined) answers[name] = given;
  for (const [name, text] of Object.entries(words)) if (text !== undefined) answers[`words-${name}`] = text;
  for (const [name, { value, unit, origin, note = '' }] of Object.entries(parameters)) {
    Object.assign(answers, { [`p-${name}-value`]: typeof value === 'object' ? value.join('\n') : String(value), [`p-${name}-unit`]: unit, [`p-${name}-origin`]: origin, [`p-${name}-note`]: note });
  }
  return Object.assign({}, ...editForm(check).map((one) => typedFrom(one, answers)));
}

/** The check's text with the answers put in; its conditions and remarks stay as they were. A number that is none is left as typed, so that the reader refuses it in its place. */
export function withAnswers(text: string, check: Check, answers: Answers): string {
  const document = parseDocument(text);
  for (const [name, { value }] of Object.entries(check.parameters)) {
    const typed = String(answers[`p-${name}-value`] ?? '');
    put(document, ['parameters', name, 'value'], typeof value === 'object' ? typed.split('\n').map((line) => line.trim()).filter((line) => line !== '') : numberIn(typed));
    for (const part of ['unit', 'origin', 'note'] as const) put(document, ['parameters', name, part], answers[`p-${name}-${part}`]);
  }
  for (const name of Object.keys(SAYS)) put(document, ['words', name], answers[`words-${name}`]);
  for (const name of ['name', 'duty', 'holder', 'owner', 'sunset'] as const) put(document, [name], answers[name]);
  for (const name of ['from', 'to'] as const) put(document, ['in_force', name], answers[name]);
  return textOf(document);
}

/** The text with that number of its version; as it is where it is no check, so that the reader refuses it. */
export function withVersion(text: string, version: number): string {
  const document = parseDocument(text);
  if (document.errors.length > 0 || !isMap(document.contents)) return text;
  document.set('version', version);
  try {
    return textOf(document);
  } catch (fault) {
    // An alias without an anchor, or parts inside one another without an end.
    if (fault instanceof Error) return text;
    throw fault;
  }
}

function textOf(document: Document): string {
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function put(document: Document, path: readonly string[], given: number | string | readonly string[] | undefined): void {
  if (given === undefined || given === '') document.deleteIn(path);
  else if (JSON.stringify(document.getIn(path)) !== JSON.stringify(given)) document.setIn(path, given);
}

function numberIn(typed: string): number | string {
  return /^\d{1,9}(\.\d{1,6})?$/.test(typed) ? Number(typed) : typed;
}

/** Where on the form a mistake in the text is shown. */
export const fieldOnForm: FieldOf = ([first, second, third], parameter) => {
  if (parameter !== undefined && first !== 'parameters') return `p-${parameter.replace('$', '')}-unit`;
  if (first === 'parameters') return `p-${String(second)}-${third === undefined ? 'value' : String(third)}`;
  if (first === 'words') return `words-${String(second)}`;
  if (first === 'in_force') return second === 'to' ? 'to-day' : 'from-day';
  return first === 'sunset' ? 'sunset-day' : first === 'name' || first === 'duty' || first === 'holder' || first === 'owner' ? first : undefined;
};
