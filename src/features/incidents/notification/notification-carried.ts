import { parsePartialDate } from '../../../kernel/partial-date.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { askedQuestions, typedFrom, type Answers, type Typed } from '../../../platform/forms/index.ts';
import type { ChildFacts, Facts, Suspicion } from '../pathway/facts.ts';
import type { DecidedToSend } from '../pathway/incident.ts';
import { limbsOf } from '../pathway/incident.ts';
import type { Section } from './notification-sections.ts';

/** What the notification is about, as it was recorded when the incident was considered and decided. */
export interface Recorded {
  readonly facts: Facts;
  readonly suspicion: Suspicion;
  readonly decided: DecidedToSend;
}

/** What a section starts with, because it was recorded before, and the questions that it answers. */
export interface Carried {
  readonly typed: Typed;
  readonly wordings: readonly string[];
}

/** The day that fixes which code lists hold: the incident's earliest, or the day of awareness where that is open. */
export function dayOfIncident({ occurred, councilAware }: Facts): PlainDate {
  const read = parsePartialDate(occurred.edtf);
  return read.ok ? read.value.earliest ?? councilAware : councilAware;
}

export function carriedInto({ id, set, one }: Section, recorded: Recorded): Carried {
  const answers = one === undefined ? ofSection(id, recorded) : one.of === 'child' ? ofChild(childAt(recorded.facts, one.key)) : {};
  const wordings = askedQuestions(set, answers).filter(({ name }) => answers[name] !== undefined).map(({ wording }) => wording);
  return { typed: typedFrom(set, answers), wordings };
}

function ofSection(id: string, { facts, suspicion, decided }: Recorded): Answers {
  if (id === 'others') return facts.otherAreas.length === 0 ? {} : { areas: facts.otherAreas.join(', ') };
  if (id !== 'incident') return {};
  return {
    ground: groundsOf(facts, decided),
    ...(facts.where.in === 'outside-england' ? { country: facts.where.country } : {}),
    'incident-date': facts.occurred.edtf, 'incident-date-as-typed': facts.occurred.words,
    'council-aware': facts.councilAware,
    ...('since' in suspicion ? { 'suspected-on': suspicion.since } : {}),
    place: facts.place, 'what-happened': facts.summary,
  };
}

function groundsOf({ children }: Facts, decided: DecidedToSend): readonly string[] {
  const died = children.filter(({ outcome }) => outcome.class === 'died');
  return [
    ...limbsOf(decided),
    ...(died.some(({ lookedAfter }) => lookedAfter === 'by-this-council') ? ['looked-after-death'] : []),
    ...(died.some(({ careLeaver }) => careLeaver === 'yes') ? ['care-leaver-death'] : []),
  ];
}

/** The first keys were given in the order in which the children were recorded. */
function childAt({ children }: Facts, key: string): ChildFacts | undefined {
  return key.length === 1 ? children[key.charCodeAt(0) - 97] : undefined;
}

function ofChild(child: ChildFacts | undefined): Answers {
  if (child === undefined) return {};
  const { outcome, age, residentInArea, lookedAfter, careLeaver } = child;
  return {
    ...(outcome.class === 'not-known' ? {} : { outcome: outcome.class }),
    ...(outcome.class === 'other' ? { 'other-reason': outcome.reason } : {}),
    ...(age === undefined ? {} : { age: String(age) }),
    'looked-after': lookedAfter, 'care-leaver': careLeaver, resident: residentInArea,
  };
}
