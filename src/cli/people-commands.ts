import type { Environment } from '../platform/config/index.ts';
import type { Asked, Command } from './command.ts';

const PARTNERSHIP = { type: 'string', value: 'name or area', summary: 'The partnership, by its name or its area' } as const;
const EMAIL = { type: 'string', value: 'address', required: true, summary: 'The e-mail address that they sign in with' } as const;

/** Accounts by whoever runs Sightline: the first administrator, the Panel’s people, and people of several partnerships. */
export function peopleCommands(env: Environment): readonly Command[] {
  return [
    {
      noun: 'partnership', verb: 'add', summary: 'Adds a partnership: one council area in England',
      options: {
        name: { type: 'string', value: 'name', required: true, summary: 'Its full name' },
        area: { type: 'string', value: 'area', required: true, summary: 'The council area' },
      },
      examples: ['sightline partnership add --name "Coveshire Safeguarding Children Partnership" --area Coveshire'],
      run: async (asked) => (await people()).addPartnership(env, { name: text(asked, 'name'), area: text(asked, 'area') }),
    },
    {
      noun: 'organisation', verb: 'add', summary: 'Adds an organisation, and makes it a member of a partnership',
      options: {
        name: { type: 'string', value: 'name', required: true, summary: 'Its name; one that is there already is used' },
        kind: { type: 'string', value: 'kind', required: true, summary: 'council, integrated_care_board, police, health_provider, school, housing, probation, voluntary, panel or other' },
        partnership: PARTNERSHIP,
        part: { type: 'string', value: 'part', summary: 'council, health or police for the three safeguarding partners; relevant_agency when not given' },
      },
      examples: ['sightline organisation add --name "Coveshire Council" --kind council --partnership Coveshire --part council'],
      run: async (asked) => (await people()).addOrganisation(env, { name: text(asked, 'name'), kind: text(asked, 'kind'), partnership: maybe(asked, 'partnership'), part: maybe(asked, 'part') }),
    },
    {
      noun: 'person', verb: 'add', summary: 'Adds a person with a role and prints a one-time set-up link; gives the role to someone who is there',
      options: {
        name: { type: 'string', value: 'name', required: true, summary: 'Their full name' },
        email: EMAIL,
        role: { type: 'string', value: 'role', required: true, summary: 'Such as administrator, business_manager or panel_secretariat' },
        organisation: { type: 'string', value: 'name', required: true, summary: 'The organisation that they work for' },
        partnership: { ...PARTNERSHIP, summary: 'The partnership, by its name or its area; left out for the Panel’s roles' },
      },
      examples: ['sightline person add --name "Simon Peel" --email simon.peel@coveshire.example --role administrator --organisation "Coveshire Council" --partnership Coveshire'],
      run: async (asked) => (await people()).addPerson(env, {
        name: text(asked, 'name'), email: text(asked, 'email'), role: text(asked, 'role'), organisation: text(asked, 'organisation'), partnership: maybe(asked, 'partnership'),
      }),
    },
    {
      noun: 'person', verb: 'switch-off', summary: 'Switches an account off and signs the person out everywhere',
      options: { email: EMAIL }, examples: ['sightline person switch-off --email simon.peel@coveshire.example'],
      run: async (asked) => (await people()).switchAccount(env, text(asked, 'email'), false),
    },
    {
      noun: 'person', verb: 'switch-on', summary: 'Switches an account on again',
      options: { email: EMAIL }, examples: ['sightline person switch-on --email simon.peel@coveshire.example'],
      run: async (asked) => (await people()).switchAccount(env, text(asked, 'email'), true),
    },
  ];
}

/** Loaded when asked for, because the database doubles the start of every other command. */
function people() {
  return import('./people.ts');
}

function text({ options }: Asked, name: string): string {
  return String(options[name] ?? '').trim();
}

function maybe(asked: Asked, name: string): string | undefined {
  return asked.options[name] === undefined ? undefined : text(asked, name);
}
