import type { Answers, QuestionSet } from '../../../platform/forms/index.ts';
import { refuse, ok, type Result } from '../../../kernel/result.ts';
import type { FamilyPerson } from '../people/index.ts';
import { chronologyRefusals } from '../refusals.ts';
import type { FactKind, NewFact } from '../store/family.ts';

/** A form for each kind of fact; a pregnancy is kept as a person. */
export type FamilyForm = FactKind | 'pregnancy';

export function isFamilyForm(text: string): text is FamilyForm {
  return Object.hasOwn(familyForms, text);
}

/** Their titles, in the order in which they are offered. */
export const familyForms: Readonly<Record<FamilyForm, string>> = { person: 'Add a person', pregnancy: 'Add a pregnancy', parent: 'Add a parent', twins: 'Add twins', union: 'Add a union', home: 'Add somebody to a home' };
const WHEN = 'For example 3 May 2015, May 2015 or about 2015';

/** The form for one kind of fact; people are chosen by their roles. */
export function factForm(kind: FamilyForm, people: readonly FamilyPerson[]): QuestionSet {
  return { id: `chronology-family-${kind}`, version: '1', title: familyForms[kind], questions: questionsOf(kind, people) };
}

function questionsOf(kind: FamilyForm, people: readonly FamilyPerson[]): QuestionSet['questions'] {
  const everybody = people.map(({ id, role }) => ({ value: id, text: role }));
  const options = people.filter(({ came }) => came === undefined).map(({ id, role }) => ({ value: id, text: role }));
  const starts = { kind: 'partial-date', name: 'starts', wording: 'From when?', hint: WHEN, short: 'The start', optional: true } as const;
  const ends = { kind: 'partial-date', name: 'ends', wording: 'Until when?', hint: 'Leave empty if it goes on', short: 'The end', optional: true } as const;
  switch (kind) {
    case 'person': return [
      { kind: 'text', name: 'role', wording: 'Who is it?', hint: 'A role and not a name: the child, the mother, the father, the mother’s partner', maxLength: 60, missing: 'Enter who it is, by their role' },
      { kind: 'choice', name: 'sex', wording: 'Sex', options: [{ value: 'male', text: 'Male' }, { value: 'female', text: 'Female' }, { value: 'unknown', text: 'The record does not say' }], missing: 'Choose the sex, or that the record does not say' },
      { kind: 'partial-date', name: 'born', wording: 'When were they born?', hint: WHEN, short: 'The date of birth', optional: true },
      { kind: 'partial-date', name: 'known', wording: 'From when was the pregnancy known?', hint: 'Only where the record has it. Until the birth the genogram then shows a pregnancy', short: 'From when the pregnancy was known', optional: true },
      { kind: 'partial-date', name: 'died', wording: 'When did they die?', hint: 'Leave empty if they are alive', short: 'The date of death', optional: true },
      { kind: 'text', name: 'names', wording: 'How do entries name them?', hint: 'With ; between, for example mother; mum. Entries that name nobody on the genogram are listed', optional: true },
      { kind: 'choices', name: 'subject', wording: 'Is the review about them?', options: [{ value: 'yes', text: 'This is the child whom the review is about' }], optional: true },
    ];
    case 'pregnancy': return [
      { kind: 'text', name: 'role', wording: 'How is it spoken of?', hint: 'A role and not a name: the unborn baby, the mother’s first pregnancy', maxLength: 60, missing: 'Enter how the pregnancy is spoken of' },
      { kind: 'partial-date', name: 'known', wording: 'From when was it known?', hint: WHEN, short: 'From when the pregnancy was known', missing: 'Enter from when the pregnancy was known, as nearly as the record says' },
      { kind: 'choice', name: 'came', wording: 'What came of it?', hint: 'If a child was born, add the child as a person instead, and say there from when the pregnancy was known', options: [{ value: 'expected', text: 'The baby is not born yet' }, { value: 'miscarriage', text: 'Miscarriage' }, { value: 'termination', text: 'Termination' }, { value: 'stillbirth', text: 'Stillbirth' }], missing: 'Choose what came of the pregnancy' },
      { kind: 'partial-date', name: 'born', wording: 'When did it end?', hint: 'Leave empty if the baby is not born yet', short: 'When the pregnancy ended', optional: true },
      { kind: 'choice', name: 'sex', wording: 'If it was a stillbirth, sex', options: [{ value: 'male', text: 'Male' }, { value: 'female', text: 'Female' }, { value: 'unknown', text: 'The record does not say' }], optional: true },
    ];
    case 'twins': return [
      { kind: 'select', name: 'a', wording: 'Who is a twin?', hint: 'Of three or more, add each pair', options: everybody, missing: 'Choose a child' },
      { kind: 'select', name: 'b', wording: 'And who is the other?', options: everybody, missing: 'Choose the other child' },
      { kind: 'choice', name: 'kind', wording: 'Are they identical?', options: [{ value: 'identical', text: 'Yes' }, { value: 'not-identical', text: 'No' }, { value: 'not-said', text: 'The record does not say' }], missing: 'Choose whether they are identical, or that the record does not say' },
    ];
    case 'union': return [
      { kind: 'select', name: 'a', wording: 'Between whom?', options, missing: 'Choose a person' },
      { kind: 'select', name: 'b', wording: 'And whom?', options, missing: 'Choose the other person' },
      { kind: 'choice', name: 'kind', wording: 'What was it?', options: [{ value: 'lasting', text: 'Lasting, for example a marriage or living together' }, { value: 'passing', text: 'Passing' }], missing: 'Choose what it was' },
      starts, ends,
      { kind: 'choice', name: 'ended', wording: 'If it ended, how?', options: [{ value: 'separated', text: 'They separated' }, { value: 'divorced', text: 'They divorced' }], optional: true },
    ];
    case 'parent': return [
      { kind: 'select', name: 'child', wording: 'Whose parent?', hint: 'A child, or a pregnancy', options: everybody, missing: 'Choose the child' },
      { kind: 'select', name: 'parent', wording: 'Who is the parent?', options, missing: 'Choose the parent' },
      { kind: 'choice', name: 'kind', wording: 'How?', options: [{ value: 'birth', text: 'By birth' }, { value: 'adopted', text: 'By adoption' }, { value: 'fostered', text: 'As a foster carer' }], missing: 'Choose how' },
    ];
    case 'home': return [
      { kind: 'text', name: 'home', wording: 'Which home?', hint: 'Not an address: the mother’s home, the grandmother’s home', maxLength: 60, missing: 'Enter which home' },
      { kind: 'select', name: 'person', wording: 'Who lived there?', options, missing: 'Choose who lived there' },
      starts, ends,
    ];
  }
}

/** What was answered as a fact. Refuses somebody in a union with, or a parent or twin of, themselves, and an end of a pregnancy that goes on. */
export function factFrom(form: FamilyForm, answers: Answers): Result<NewFact> {
  const text = (name: string) => { const value = answers[name]; return typeof value === 'string' ? value.trim() : ''; };
  const [starts, ends] = [text('starts'), text('ends')];
  const sex = text('sex') === 'male' ? 'male' : text('sex') === 'female' ? 'female' : 'unknown';
  switch (form) {
    case 'person': return ok({ kind: 'person', content: {
      role: text('role'), sex, born: text('born'), died: text('died'), ...(text('known') === '' ? {} : { known: text('known') }),
      names: text('names').split(';').map((name) => name.trim()).filter((name) => name !== ''), subject: answers['subject'] !== undefined,
    } });
    case 'pregnancy': return pregnancyFrom(text, sex);
    case 'twins': return text('a') === text('b') ? refuse(chronologyRefusals.refusal('CHRONOLOGY_FAMILY_SAME_PERSON', { field: 'b' }))
      : ok({ kind: 'twins', content: { a: text('a'), b: text('b'), kind: text('kind') === 'identical' ? 'identical' : text('kind') === 'not-identical' ? 'not-identical' : 'not-said' } });
    case 'union': return text('a') === text('b') ? refuse(chronologyRefusals.refusal('CHRONOLOGY_FAMILY_SAME_PERSON', { field: 'b' }))
      : ok({ kind: 'union', content: { a: text('a'), b: text('b'), kind: text('kind') === 'passing' ? 'passing' : 'lasting', starts, ends, ended: text('ended') === 'divorced' ? 'divorced' : 'separated' } });
    case 'parent': return text('child') === text('parent') ? refuse(chronologyRefusals.refusal('CHRONOLOGY_FAMILY_SAME_PERSON', { field: 'parent' }))
      : ok({ kind: 'parent', content: { child: text('child'), parent: text('parent'), kind: text('kind') === 'adopted' ? 'adopted' : text('kind') === 'fostered' ? 'fostered' : 'birth' } });
    case 'home': return ok({ kind: 'home', content: { home: text('home'), person: text('person'), starts, ends } });
  }
}

function pregnancyFrom(text: (name: string) => string, sex: FamilyPerson['sex']): Result<NewFact> {
  const came = (['miscarriage', 'termination', 'stillbirth'] as const).find((one) => one === text('came')) ?? 'expected';
  if (came === 'expected' && text('born') !== '') return refuse(chronologyRefusals.refusal('CHRONOLOGY_PREGNANCY_NOT_OVER', { field: 'born' }));
  return ok({ kind: 'person', content: { role: text('role'), sex: came === 'stillbirth' ? sex : 'unknown', born: text('born'), died: '', known: text('known'), came, names: [], subject: false } });
}
