import { again, redirect, view } from '../../../platform/pages/page.ts';
import { checkAnswers, readForm, type QuestionSet } from '../../../platform/forms/index.ts';
import { definePage, may, seatsWith, signedIn, type AnyPage, type Context } from '../../access/index.ts';
import { addTeam, openCase, openingForm } from '../commands/cases.ts';
import { paths } from '../paths.ts';
import { givenCases, heldCases } from '../store/cases.ts';
import { holdersOf } from '../store/holders.ts';
import { listTeams, type Team } from '../store/teams.ts';
import { doingIn } from './about.ts';
import type { CaseSlots } from './slots.ts';

const template = { list: 'cases/cases.njk', form: 'cases/form.njk', teams: 'cases/teams.njk' } as const;

/** The cases that a person holds, and for supervisors those of their teams: who holds them, and not what is in them. */
const casesPage = definePage({
  method: 'GET', path: paths.cases, may: 'case:hold', audits: 'case.list-read',
  handle: async ({ context }) => {
    const held = await heldCases(context.tx, signedIn(context).id);
    const given = may(context.actor, 'case:give') ? await givenCases(context.tx) : [];
    const holders = await holdersOf(context.tx, given.map(({ id }) => id));
    context.reveal([...new Set([...held, ...given].map(({ id }) => id))]);
    return view(template.list, {
      title: 'Cases', gives: may(context.actor, 'case:give'), openAt: paths.open.to(), teamsAt: paths.teams.to(),
      held: held.map((one) => ({ ...one, href: paths.one.to({ case: one.id }) })),
      given: given.map((one) => ({ ...one, href: paths.holders.to({ case: one.id }), holders: holders.filter(({ caseId }) => caseId === one.id).map(({ name }) => name || 'Somebody of another organisation') })),
    });
  },
});

const openPage = definePage({
  method: 'GET', path: paths.open, may: 'case:give', audits: 'case.form-read',
  handle: async ({ context }) => {
    const teams = await ownTeams(context);
    return teams.length === 0 ? redirect(paths.teams.to(), 'A case is with a team. Add a team first.') : view(template.form, opening(teams, {}));
  },
});

const openedPage = (slots: CaseSlots) => definePage({
  method: 'POST', path: paths.open, may: 'case:give', audits: 'case.opened',
  handle: async ({ form, context }) => {
    const teams = await ownTeams(context);
    const typed = readForm(openingForm(teams), form);
    const done = await openCase(doingIn(context), teams, typed);
    if (!done.ok) return again(template.form, done.refusals, opening(teams, typed));
    await slots.changed(context.tx, context.now, done.value);
    context.reveal([done.value]);
    return redirect(paths.one.to({ case: done.value }), 'The case is open, and you hold it. Record what is known, and say who else holds it.');
  },
});

function opening(teams: readonly Team[], typed: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return { title: 'Open a case', back: { href: paths.cases.to(), text: 'Cases' }, set: openingForm(teams), typed, action: paths.open.to(), button: 'Open the case', lead: 'Only those who hold the case see what is in it. You hold it at first.' };
}

async function ownTeams(context: Context): Promise<readonly Team[]> {
  const seats = seatsWith(signedIn(context), 'case:give');
  return (await listTeams(context.tx)).filter((team) => seats.some((seat) => seat.partnershipId === team.partnershipId && seat.organisationId === team.organisationId));
}

const teamsPage = definePage({
  method: 'GET', path: paths.teams, may: 'case:give', audits: 'case.form-read',
  handle: async ({ context }) => view(template.teams, await teamsOf(context, {})),
});

const teamAddedPage = definePage({
  method: 'POST', path: paths.teams, may: 'case:give', audits: 'case.team-added',
  handle: async ({ form, context }) => {
    const set = teamForm(context);
    const typed = readForm(set, form);
    const checked = checkAnswers(set, typed, context);
    if (!checked.ok) return again(template.teams, checked.refusals, await teamsOf(context, typed));
    const { name, place } = checked.value;
    const seat = seatsWith(signedIn(context), 'case:give').find((one) => place === undefined || `${one.partnershipId} ${one.organisationId}` === place);
    if (seat?.partnershipId == null) throw new Error('a supervisor has a seat in a partnership');
    const done = await addTeam(doingIn(context), { partnershipId: seat.partnershipId, organisationId: seat.organisationId, name: String(name) });
    return done.ok ? redirect(paths.teams.to(), 'The team was added.') : again(template.teams, done.refusals, await teamsOf(context, typed));
  },
});

function teamForm(context: Context): QuestionSet {
  const places = seatsWith(signedIn(context), 'case:give').map((seat) => ({ value: `${seat.partnershipId} ${seat.organisationId}`, text: `${seat.organisation}, in ${seat.partnership}` }));
  return {
    id: 'case-team', version: '1', title: 'Add a team',
    questions: [
      { kind: 'text', name: 'name', wording: 'What is the team called?', hint: 'For example Assessment team north', missing: 'Enter what the team is called', maxLength: 100 },
      ...(places.length > 1 ? [{ kind: 'select', name: 'place', wording: 'Of which organisation, and where?', missing: 'Select the organisation', options: places } as const] : []),
    ],
  };
}

async function teamsOf(context: Context, typed: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>> {
  return { title: 'Teams', back: { href: paths.cases.to(), text: 'Cases' }, teams: await ownTeams(context), set: teamForm(context), typed, action: paths.teams.to() };
}

export const listPages = (slots: CaseSlots): readonly AnyPage[] => [casesPage, openPage, openedPage(slots), teamsPage, teamAddedPage];
