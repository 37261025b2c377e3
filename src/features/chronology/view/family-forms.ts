import type { Answers, QuestionSet } from '../../../platform/forms/index.ts';
import { refuse, ok, type Result } from '../../../kernel/result.ts';
import type { FamilyPerson } from '../people/index.ts';
import { chronologyRefusals } from '../refusals.ts';
import type { FactKind, NewFact } from '../store/family.ts';

export function isFactKind(text: string): text is FactKind {
  return Object.hasOwn(TITLES, text);
}

const TITLES: Readonly<Record<FactKind, string>> = { person: 'Add a person', union: 'Add a union', parent: 'Add a parent', home: 'Add somebody to a home' };
const WHEN = 'For example 3 May 2015, May 2015 or about 2015';

/** The form for one kind of fact; people are chosen by their roles. */
export function factForm(kind: FactKind, people: readonly FamilyPerson[]): QuestionSet {
  return { id: `chronology-family-${kind}`, version: '1', title: TITLES[kind], questions: questionsOf(kind, people) };
}

function questionsOf(kind: FactKind, people: readonly FamilyPerson[]): QuestionSet['questions'] {
  const options = people.map(({ id, role }) => ({ value: id, text: role }));
  const starts = { kind: 'partial-date', name: 'starts', wording: 'From when?', hint: WHEN, short: 'The start', optional: true } as const;
  const ends = { kind: 'partial-date', name: 'ends', wording: 'Until when?', hint: 'Leave empty if it goes on', short: 'The end', optional: true } as const;
  switch (kind) {
    case 'person': return [
      { kind: 'text', name: 'role', wording: 'Who is it?', hint: 'A role and not a name: the child, the mother, the father, the mother’s partner', maxLength: 60, missing: 'Enter who it is, by their role' },
      { kind: 'choice', name: 'sex', wording: 'Sex', options: [{ value: 'male', text: 'Male' }, { value: 'female', text: 'Female' }, { value: 'unknown', text: 'The record does not say' }], missing: 'Choose the sex, or that the record does not say' },
      { kind: 'partial-date', name: 'born', wording: 'When were they born?', hint: WHEN, short: 'The date of birth', optional: true },
      { kind: 'partial-date', name: 'died', wording: 'When did they die?', hint: 'Leave empty if they are alive', short: 'The date of death', optional: true },
      { kind: 'text', name: 'names', wording: 'How do entries name them?', hint: 'With ; between, for example mother; mum. Entries that name nobody on the genogram are listed', optional: true },
      { kind: 'choices', name: 'subject', wording: 'Is the review about them?', options: [{ value: 'yes', text: 'This is the child whom the review is about' }], optional: true },
    ];
    case 'union': return [
      { kind: 'select', name: 'a', wording: 'Between whom?', options, missing: 'Choose a person' },
      { kind: 'select', name: 'b', wording: 'And whom?', options, missing: 'Choose the other person' },
      { kind: 'choice', name: 'kind', wording: 'What was it?', options: [{ value: 'lasting', text: 'Lasting, for example a marriage or living together' }, { value: 'passing', text: 'Passing' }], missing: 'Choose what it was' },
      starts, ends,
      { kind: 'choice', name: 'ended', wording: 'If it ended, how?', options: [{ value: 'separated', text: 'They separated' }, { value: 'divorced', text: 'They divorced' }], optional: true },
    ];
    case 'parent': return [
      { kind: 'select', name: 'child', wording: 'Whose parent?', options, missing: 'Choose the child' },
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

/** What was answered as a fact. Refuses somebody in a union with, or a parent of, themselves. */
export function factFrom(kind: FactKind, answers: Answers): Result<NewFact> {
  const text = (name: string) => { const value = answers[name]; return typeof value === 'string' ? value.trim() : ''; };
  const [starts, ends] = [text('starts'), text('ends')];
  switch (kind) {
    case 'person': return ok({ kind, content: {
      role: text('role'), sex: text('sex') === 'male' ? 'male' : text('sex') === 'female' ? 'female' : 'unknown', born: text('born'), died: text('died'),
      names: text('names').split(';').map((name) => name.trim()).filter((name) => name !== ''), subject: answers['subject'] !== undefined,
    } });
    case 'union': return text('a') === text('b') ? refuse(chronologyRefusals.refusal('CHRONOLOGY_FAMILY_SAME_PERSON', { field: 'b' }))
      : ok({ kind, content: { a: text('a'), b: text('b'), kind: text('kind') === 'passing' ? 'passing' : 'lasting', starts, ends, ended: text('ended') === 'divorced' ? 'divorced' : 'separated' } });
    case 'parent': return text('child') === text('parent') ? refuse(chronologyRefusals.refusal('CHRONOLOGY_FAMILY_SAME_PERSON', { field: 'parent' }))
      : ok({ kind, content: { child: text('child'), parent: text('parent'), kind: text('kind') === 'adopted' ? 'adopted' : text('kind') === 'fostered' ? 'fostered' : 'birth' } });
    case 'home': return ok({ kind, content: { home: text('home'), person: text('person'), starts, ends } });
  }
}
