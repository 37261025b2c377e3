import { refuse, unlessRefused, type Refusal, type Result } from '../../kernel/result.ts';
import type { Answers } from '../../platform/forms/question.ts';
import { agencies, agencyInWords, isAgencyName } from './agency.ts';
import { tokenOf, type JsonObject } from './attributes.ts';
import type { EventRecord, Json, Knowledge } from './event-record.ts';
import { personsIn, withAttributes } from './event-row.ts';
import { asked, attributeQuestionName, knownQuestionName } from './form.ts';
import { knowledgeOf, readArea } from './known-to.ts';
import type { Note } from './note.ts';
import { eventRefusals } from './refusals.ts';
import { eventTypes, type EventTypeName } from './vocabulary.ts';
import { readWhen, type When } from './when.ts';

const ELSEWHERE = /^([^,]+),(.+),([^,]+)$/;

/** Which record the answers are for. */
export interface About {
  readonly id: string;
  readonly child: string;
}

/**
 * The event that a filled form tells of. `answers` are those that `checkAnswers` accepted for
 * `formOf(type)`; each refusal names the question it belongs beside.
 */
export function eventFrom(type: EventTypeName, answers: Answers, about: About): Result<EventRecord> {
  const occurred = occurredFrom(answers);
  const readableArea = readArea(textOf(answers, asked.area), asked.area);
  const knownTo = readableArea.ok ? knownFrom(answers, readableArea.value) : readableArea;
  if (!occurred.ok || !knownTo.ok || !readableArea.ok) return unlessRefused([...refusalsOf(occurred), ...refusalsOf(knownTo)], () => refusedForNothing());
  const [agency, area] = [textOf(answers, asked.agency), readableArea.value];
  const { event, notes } = withAttributes(type, {
    ...about, occurred: occurred.value, knownTo: knownTo.value, ...(agency === '' ? {} : { agency }), ...(area === '' ? {} : { area }),
    persons: personsIn(textOf(answers, asked.persons)), text: textOf(answers, asked.text),
  }, attributesFrom(type, answers));
  return unlessRefused(notes.flatMap((note) => noteRefusals(type, note)), () => event);
}

/** The words that were typed are kept beside the date. */
function occurredFrom(answers: Answers): Result<When> {
  const moment = textOf(answers, asked.occurredAt);
  if (moment !== '') return readWhen(moment, asked.occurredAt);
  return readWhen(textOf(answers, `${asked.occurred}-as-typed`) || textOf(answers, asked.occurred), asked.occurred);
}

function knownFrom(answers: Answers, area: string): Result<readonly Knowledge[]> {
  const here = [answers[asked.knownAgencies] ?? []].flat().map((agency) => {
    const question = knownQuestionName(agency);
    return knowledgeOf(agency, area, textOf(answers, `${question}-as-typed`) || textOf(answers, question), question);
  });
  const elsewhere = textOf(answers, asked.knownElsewhere).split('\n').map((line) => line.trim()).filter((line) => line !== '').map(knownOnLine);
  const all = [...here, ...elsewhere];
  return unlessRefused(all.flatMap(refusalsOf), () => all.flatMap((result) => (result.ok ? [result.value] : [])));
}

function knownOnLine(line: string): Result<Knowledge> {
  const [agency = '', area = '', date = ''] = (ELSEWHERE.exec(line) ?? []).slice(1).map((part) => part.trim());
  const named = agencyNamed(agency);
  if (named !== undefined && area !== '') return knowledgeOf(named, area, date, asked.knownElsewhere);
  return refuse(eventRefusals.refusal('KNOWN_ELSEWHERE_NOT_READABLE', { line, field: asked.knownElsewhere }));
}

/** A service by its name in the vocabulary or by its words. */
function agencyNamed(text: string): string | undefined {
  const token = tokenOf(text);
  return isAgencyName(token) ? token : Object.keys(agencies).find((agency) => agencyInWords(agency).toLowerCase() === text.toLowerCase());
}

function attributesFrom(type: EventTypeName, answers: Answers): JsonObject {
  const written = Object.keys(eventTypes[type].attributes).map((name): readonly [string, Json | undefined] => [name, answers[attributeQuestionName(name)]]);
  return Object.fromEntries(written.flatMap(([name, answer]) => (answer === undefined ? [] : [[name, answer]])));
}

function noteRefusals(type: EventTypeName, note: Note): readonly Refusal[] {
  if (note.kind !== 'unknown-value') return [];
  const question = eventTypes[type].attributes[note.attribute]?.wording ?? note.attribute;
  return [eventRefusals.refusal('EVENT_ANSWER_NOT_KNOWN', { question, field: attributeQuestionName(note.attribute) })];
}

function textOf(answers: Answers, name: string): string {
  const answer = answers[name];
  return typeof answer === 'string' ? answer : '';
}

function refusalsOf(result: Result<unknown>): readonly Refusal[] {
  return result.ok ? [] : result.refusals;
}

function refusedForNothing(): never {
  throw new Error('refused without a refusal');
}
