import { listInWords } from '../../../platform/pages/words.ts';
import { typedFrom, type Answers, type Option, type Question, type QuestionSet, type Typed } from '../../../platform/forms/index.ts';
import { Facts, Suspicion, type ChildFacts, type Outcome, type Where } from '../pathway/facts.ts';

/** A heading of the form with the questions under it. */
export interface FormPart {
  readonly id: string;
  readonly title: string;
  readonly hint?: string;
  readonly set: QuestionSet;
  /** The child's number, counted from 1, where the part is about one child. */
  readonly child?: number;
}

const VERSION = '2026-11';

const incident: readonly Question[] = [
  {
    kind: 'text', name: 'title', wording: 'A title for lists', short: 'The title', missing: 'Enter a title that names nobody', maxLength: 100,
    hint: 'Name nobody: no child, family, street or school. For example, “Infant found unresponsive in temporary accommodation”',
  },
  {
    kind: 'long-text', name: 'summary', wording: 'What happened', missing: 'Enter what happened', maxLength: 4000,
    hint: 'What is known so far, in a few sentences. You can correct and add to it later; what you record now is kept',
  },
];

const whenAndWhere: readonly Question[] = [
  { kind: 'partial-date', name: 'occurred', wording: 'When did it happen?', short: 'When it happened', missing: 'Enter when it happened, as exactly as you know', past: true },
  { kind: 'text', name: 'place', wording: 'At what kind of place?', missing: 'Enter the kind of place', hint: 'For example, family home, temporary accommodation, school, park' },
  {
    kind: 'choice', name: 'where', wording: 'In whose area did it happen?', missing: 'Select in whose area it happened',
    hint: 'The council in whose area it happened has the duty to notify. Outside England, it is the council where the child normally lives',
    options: [
      { value: 'area', text: 'In this council’s area' },
      { value: 'elsewhere-in-england', text: 'Elsewhere in England' },
      { value: 'outside-england', text: 'Outside England' },
      { value: 'not-known', text: 'Not known yet' },
    ],
  },
  { kind: 'text', name: 'whereCouncil', wording: 'Which council’s area?', missing: 'Enter which council’s area it happened in', when: { question: 'where', is: ['elsewhere-in-england'] } },
  { kind: 'text', name: 'whereCountry', wording: 'Which country?', missing: 'Enter which country it happened in', when: { question: 'where', is: ['outside-england'] } },
];

const awareness: readonly Question[] = [
  {
    kind: 'date', name: 'councilAware', wording: 'When did the council become aware?', short: 'The day the council became aware', missing: 'Enter when the council became aware', past: true,
    hint: 'The first day on which anybody at the council knew of the incident. The 5 working days to notify count from it. For example, 27 3 2026',
  },
  { kind: 'text', name: 'toldBy', wording: 'Who told the council?', missing: 'Enter who told the council', hint: 'The organisation or role, such as “Coveshire Police, duty inspector”' },
];

const suspicion: readonly Question[] = [
  {
    kind: 'choice', name: 'suspicion', wording: 'Is abuse or neglect known or suspected?', missing: 'Select whether abuse or neglect is known or suspected',
    hint: 'As a cause of the harm or as something that contributed to it. If this is not clear yet, say so: it can be recorded when it is',
    options: [
      { value: 'known', text: 'Known' },
      { value: 'suspected', text: 'Suspected' },
      { value: 'not-suspected', text: 'Neither known nor suspected' },
      { value: 'not-yet-known', text: 'Not clear yet' },
    ],
  },
  {
    kind: 'date', name: 'since', wording: 'When was it first known or suspected?', short: 'The day it was first known or suspected', missing: 'Enter when abuse or neglect was first known or suspected', past: true,
    when: { question: 'suspicion', is: ['known', 'suspected'] },
  },
];

const otherAreas: readonly Question[] = [
  {
    kind: 'long-text', name: 'otherAreas', wording: 'Other areas whose services know the family', optional: true, maxLength: 1000,
    hint: 'One on each line. They will be needed for the notification and the rapid review',
  },
];

const yesNoUnknown: readonly Option[] = [{ value: 'yes', text: 'Yes' }, { value: 'no', text: 'No' }, { value: 'not-known', text: 'Not known yet' }];

function childQuestions(child: number, of: number): readonly Question[] {
  const whose = of === 1 ? 'the child' : `child ${child}`;
  const name = (field: keyof ChildFacts | 'otherReason'): string => `child-${child}-${field}`;
  return [
    {
      kind: 'choice', name: name('outcome'), wording: `What became of ${whose}?`, missing: `Select what became of ${whose}`,
      options: [
        { value: 'died', text: 'Died' },
        { value: 'seriously-harmed', text: 'Seriously harmed', hint: 'Serious or likely long-term impairment of mental or physical health or of development, even if the child recovers' },
        { value: 'other', text: 'Other', hint: 'A class for statistics, such as a child who has harmed another. It is never a ground to notify' },
        { value: 'not-known', text: 'Not known yet' },
      ],
    },
    { kind: 'text', name: name('otherReason'), wording: 'Why “other”?', missing: `Enter why “other” for ${whose}`, when: { question: name('outcome'), is: ['other'] } },
    {
      kind: 'number', name: name('age'), wording: `How old was ${whose}?`, short: `The age of ${whose}`, optional: true, max: 30,
      hint: 'In whole years on the day it happened. Enter 0 for a child under 1. Leave empty if nobody knows yet',
    },
    { kind: 'choice', name: name('residentInArea'), wording: `Did ${whose} normally live in this council’s area?`, missing: `Select whether ${whose} normally lived in this council’s area`, options: yesNoUnknown },
    {
      kind: 'choice', name: name('lookedAfter'), wording: `Was ${whose} looked after?`, missing: `Select whether ${whose} was looked after`,
      options: [
        { value: 'no', text: 'No' },
        { value: 'by-this-council', text: 'Yes, by this council' },
        { value: 'by-another-council', text: 'Yes, by another council' },
        { value: 'not-known', text: 'Not known yet' },
      ],
    },
    { kind: 'choice', name: name('careLeaver'), wording: `Was ${whose} a care leaver?`, missing: `Select whether ${whose} was a care leaver`, hint: 'Deaths of care leavers are told of up to and including the age of 24', options: yesNoUnknown },
  ];
}

/** The form for an incident with so many children, heading by heading. */
export function factsParts(children: number): readonly FormPart[] {
  return [
    part('incident', 'The incident', incident),
    part('when-and-where', 'When and where', whenAndWhere),
    part('awareness', 'How the council came to know', awareness),
    ...Array.from({ length: children }, (_, index): FormPart => ({
      ...part(`child-${index + 1}`, children === 1 ? 'The child' : `Child ${index + 1}`, childQuestions(index + 1, children)), child: index + 1,
    })),
    part('other-areas', 'Other areas', otherAreas),
  ];
}

/** The form to record an incident: its facts, and whether abuse or neglect is known or suspected. */
export function consideredParts(children: number): readonly FormPart[] {
  return factsParts(children).flatMap((each) => (each.id === 'awareness' ? [each, part('suspicion', 'Abuse or neglect', suspicion)] : [each]));
}

/** What the incident's own page asks when a suspicion comes later. */
export const suspicionQuestions: readonly Question[] = suspicion;

/** Every question of the parts as one set, to read and check it at once. */
export function wholeSet(parts: readonly FormPart[]): QuestionSet {
  return { id: 'considered', version: VERSION, title: 'An incident that was considered', questions: parts.flatMap(({ set }) => set.questions) };
}

function part(id: string, title: string, questions: readonly Question[]): FormPart {
  return { id, title, set: { id: `considered-${id}`, version: VERSION, title, questions } };
}

/** The facts that checked answers give. */
export function factsFrom(answers: Answers, children: number): Facts {
  const text = (name: string): string => String(answers[name] ?? '');
  return Facts.parse({
    title: text('title'), summary: text('summary'), occurred: { edtf: text('occurred'), words: text('occurred-as-typed') },
    councilAware: text('councilAware'), toldBy: text('toldBy'), place: text('place'), where: whereFrom(text),
    children: Array.from({ length: children }, (_, index) => childFrom(index + 1, text)),
    otherAreas: text('otherAreas').split('\n').map((line) => line.trim()).filter((line) => line !== ''),
  });
}

export function suspicionFrom(answers: Answers): Suspicion {
  const { suspicion: state, since } = answers;
  return Suspicion.parse(since === undefined ? { state } : { state, since });
}

function whereFrom(text: (name: string) => string): unknown {
  const [council, country] = [text('whereCouncil'), text('whereCountry')];
  return { in: text('where'), ...(council === '' ? {} : { council }), ...(country === '' ? {} : { country }) };
}

function childFrom(child: number, text: (name: string) => string): unknown {
  const given = (field: string): string => text(`child-${child}-${field}`);
  const [reason, age] = [given('otherReason'), given('age')];
  return {
    outcome: { class: given('outcome'), ...(reason === '' ? {} : { reason }) },
    ...(age === '' ? {} : { age: Number(age) }),
    residentInArea: given('residentInArea'), lookedAfter: given('lookedAfter'), careLeaver: given('careLeaver'),
  };
}

/** The facts as they would have been typed, to fill the form for a correction. */
export function typedFacts(facts: Facts): Typed {
  const children = facts.children.length;
  return { ...typedFrom(wholeSet(factsParts(children)), answersOf(facts)), children: String(children) };
}

function answersOf({ where, children, occurred, otherAreas: areas, ...facts }: Facts): Answers {
  const { title, summary, councilAware, toldBy, place } = facts;
  return {
    title, summary, councilAware, toldBy, place, occurred: occurred.edtf, 'occurred-as-typed': occurred.words,
    otherAreas: areas.join('\n'), where: where.in, ...councilOrCountry(where),
    ...Object.assign({}, ...children.map((child, index) => childAnswers(child, index + 1))),
  };
}

function councilOrCountry(where: Where): Answers {
  if (where.in === 'elsewhere-in-england') return { whereCouncil: where.council };
  return where.in === 'outside-england' ? { whereCountry: where.country } : {};
}

function childAnswers({ outcome, age, residentInArea, lookedAfter, careLeaver }: ChildFacts, child: number): Answers {
  const given = { outcome: outcome.class, ...(outcome.class === 'other' ? { otherReason: outcome.reason } : {}), ...(age === undefined ? {} : { age: String(age) }), residentInArea, lookedAfter, careLeaver };
  return Object.fromEntries(Object.entries(given).map(([field, value]) => [`child-${child}-${field}`, value]));
}

const outcomeNames = { died: 'died', 'seriously-harmed': 'seriously harmed', other: 'other', 'not-known': 'outcome not known yet' } as const satisfies Record<Outcome['class'], string>;

/** "1 child: seriously harmed", "3 children: 2 died, 1 seriously harmed". */
export function childrenInWords(children: readonly ChildFacts[]): string {
  const classes = Map.groupBy(children, ({ outcome }) => outcome.class);
  if (children.length === 1) return `1 child: ${outcomeNames[children[0]?.outcome.class ?? 'not-known']}`;
  return `${children.length} children: ${listInWords([...classes].map(([name, those]) => `${those.length} ${outcomeNames[name]}`))}`;
}
