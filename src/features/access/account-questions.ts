import type { Question, QuestionSet } from '../../platform/forms/index.ts';
import type { MemberOrganisation } from './accounts.ts';
import { rolesToGive } from './account-rules.ts';
import { roles } from './role.ts';

const VERSION = '1';

export function newPersonQuestions(organisations: readonly MemberOrganisation[]): QuestionSet {
  return {
    id: 'new-person', version: VERSION, title: 'Add a person',
    questions: [
      { kind: 'text', name: 'name', wording: 'Full name', short: 'The name', missing: 'Enter the person’s name' },
      { kind: 'text', name: 'email', wording: 'Work e-mail address', hint: 'They sign in with it. Use their own address, not one that a team shares.', short: 'The e-mail address', maxLength: 254, missing: 'Enter the person’s e-mail address' },
      ...roleQuestions(organisations),
    ],
  };
}

export function newRoleQuestions(organisations: readonly MemberOrganisation[]): QuestionSet {
  return { id: 'new-role', version: VERSION, title: 'Give another role', questions: roleQuestions(organisations) };
}

export const endRoleQuestions: QuestionSet = {
  id: 'end-role', version: VERSION, title: 'End a role',
  questions: [
    { kind: 'date', name: 'last-day', wording: 'Last day on which they hold this role', hint: 'If you give today, it ends as soon as you press the button.', short: 'The last day', missing: 'Enter the last day' },
  ],
};

function roleQuestions(organisations: readonly MemberOrganisation[]): readonly Question[] {
  return [
    { kind: 'select', name: 'organisation', wording: 'Organisation', options: organisations.map(({ id, name }) => ({ value: id, text: name })), missing: 'Choose the organisation that they work for' },
    {
      kind: 'choice', name: 'role', wording: 'Role', missing: 'Choose what they will do here',
      options: rolesToGive.map((role) => ({ value: role, text: roles[role].name, hint: roles[role].does })),
    },
  ];
}
