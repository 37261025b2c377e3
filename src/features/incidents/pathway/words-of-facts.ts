import { dateInWords } from '../../../kernel/plain-date.ts';
import { partialDateInWords } from '../../../kernel/partial-date-words.ts';
import { parsePartialDate } from '../../../kernel/partial-date.ts';
import { capitalFirst } from '../../../platform/pages/words.ts';
import type { NotificationDecision } from './act.ts';
import type { ChildFacts, Facts, Suspicion, Where } from './facts.ts';

export const suspicionStateWords = {
  known: 'Known',
  suspected: 'Suspected',
  'not-suspected': 'Neither known nor suspected',
  'not-yet-known': 'Not clear yet',
} as const satisfies Record<Suspicion['state'], string>;

export const decisionWords = {
  notify: 'Notify the Panel',
  'tell-others': 'Tell the Secretary of State and Ofsted only',
  'do-not-notify': 'Do not notify',
} as const satisfies Record<NotificationDecision['outcome'], string>;

/** "Suspected since Friday 28 June 2024". */
export function suspicionInWords(suspicion: Suspicion): string {
  const state = suspicionStateWords[suspicion.state];
  return 'since' in suspicion ? `${state} since ${dateInWords(suspicion.since)}` : state;
}

/** When it happened, no more exactly than it is known. */
export function occurredInWords({ occurred }: Facts): string {
  const read = parsePartialDate(occurred.edtf, occurred.words);
  return read.ok ? capitalFirst(partialDateInWords(read.value)) : occurred.words;
}

export function whereInWords(where: Where): string {
  switch (where.in) {
    case 'area': return 'In this council’s area';
    case 'elsewhere-in-england': return `Elsewhere in England: ${where.council}`;
    case 'outside-england': return `Outside England: ${where.country}`;
    case 'not-known': return 'Not known yet in whose area';
  }
}

const lookedAfterWords = {
  no: 'not looked after', 'by-this-council': 'looked after by this council', 'by-another-council': 'looked after by another council', 'not-known': 'not known whether looked after',
} as const satisfies Record<ChildFacts['lookedAfter'], string>;

const residentWords = {
  yes: 'normally lived in this area', no: 'did not normally live in this area', 'not-known': 'not known where they normally lived',
} as const satisfies Record<ChildFacts['residentInArea'], string>;

const careLeaverWords = { yes: 'a care leaver', no: 'not a care leaver', 'not-known': 'not known whether a care leaver' } as const satisfies Record<ChildFacts['careLeaver'], string>;

/** "Died, aged 2; normally lived in this area; not looked after; not a care leaver". */
export function childInWords({ outcome, age, residentInArea, lookedAfter, careLeaver }: ChildFacts): string {
  const years = age === undefined ? 'age not known' : age === 0 ? 'aged under 1' : `aged ${age}`;
  return [`${outcomeInWords(outcome)}, ${years}`, residentWords[residentInArea], lookedAfterWords[lookedAfter], careLeaverWords[careLeaver]].join('; ');
}

function outcomeInWords(outcome: ChildFacts['outcome']): string {
  switch (outcome.class) {
    case 'died': return 'Died';
    case 'seriously-harmed': return 'Seriously harmed';
    case 'other': return `Other (${outcome.reason})`;
    case 'not-known': return 'Outcome not known yet';
  }
}

/** A fact in words, as the incident page and its history show it. */
export interface FactRow {
  readonly label: string;
  readonly text: string;
}

/** Every fact in words. */
export function factRows(facts: Facts): readonly FactRow[] {
  return [
    { label: 'Title', text: facts.title },
    { label: 'What happened', text: facts.summary },
    { label: 'When it happened', text: occurredInWords(facts) },
    { label: 'Kind of place', text: facts.place },
    { label: 'In whose area', text: whereInWords(facts.where) },
    { label: 'The council became aware', text: dateInWords(facts.councilAware) },
    { label: 'Who told the council', text: facts.toldBy },
    ...facts.children.map((child, index) => ({ label: facts.children.length === 1 ? 'The child' : `Child ${index + 1}`, text: childInWords(child) })),
    { label: 'Other areas whose services know the family', text: facts.otherAreas.length === 0 ? 'None recorded' : facts.otherAreas.join(', ') },
  ];
}

/** What a correction changed, line by line. */
export function factChanges(before: Facts, after: Facts): readonly string[] {
  const [old, now] = [new Map(factRows(before).map(({ label, text }) => [label, text])), new Map(factRows(after).map(({ label, text }) => [label, text]))];
  const labels = [...new Set([...old.keys(), ...now.keys()])];
  return labels.filter((label) => old.get(label) !== now.get(label)).map((label) => `${label}: was “${old.get(label) ?? 'not recorded'}”, now “${now.get(label) ?? 'taken out'}”`);
}
