import { again, redirect, view } from '../../../platform/pages/page.ts';
import type { Refusal, Result } from '../../../kernel/result.ts';
import { checkAnswers, readForm, type QuestionSet, type Typed } from '../../../platform/forms/index.ts';
import { definePage, type AnyPage, type Context } from '../../access/index.ts';
import { endCase, giveCase, passCase } from '../commands/cases.ts';
import { paths } from '../paths.ts';
import type { CaseLine } from '../store/cases.ts';
import { holdersOf, whoCanHold } from '../store/holders.ts';
import { listTeams } from '../store/teams.ts';
import { aboutGiven, doingIn, lineOf } from './about.ts';

const template = 'cases/holders.njk';

const holdersPage = definePage({
  method: 'GET', path: paths.holders, may: 'case:give', audits: 'case.holders-read', about: aboutGiven,
  handle: async ({ params, context }) => view(template, await shown(context, await lineOf(context, params.case), {})),
});

const givenPage = definePage({
  method: 'POST', path: paths.holders, may: 'case:give', audits: 'case.given', about: aboutGiven,
  handle: ({ params, form, context }) => acted(context, params.case, form, giving, async (line, answers) => giveCase(doingIn(context), line, String(answers['person'])), 'From now on this person holds the case.'),
});

const endedPage = definePage({
  method: 'POST', path: paths.end, may: 'case:give', audits: 'case.holding-ended', about: aboutGiven,
  handle: async ({ params, form, context }) => {
    const line = await lineOf(context, params.case);
    const done = await endCase(doingIn(context), line, String(form['holder'] ?? ''));
    return done.ok ? after(context, line, 'This person does not hold the case any more.') : again(template, done.refusals, await shown(context, line, {}));
  },
});

const passedPage = definePage({
  method: 'POST', path: paths.team, may: 'case:give', audits: 'case.passed', about: aboutGiven,
  handle: ({ params, form, context }) => acted(context, params.case, form, passing, async (line, answers) => passCase(doingIn(context), line, await listTeams(context.tx, line.partnershipId), String(answers['team'])), 'The case is with the other team. Say who holds it there.'),
});

type Asking = (context: Context, line: CaseLine) => Promise<QuestionSet>;

async function acted(context: Context, id: string, form: Parameters<typeof readForm>[1], asking: Asking, act: (line: CaseLine, answers: Typed) => Promise<Result<unknown>>, notice: string) {
  const line = await lineOf(context, id);
  const set = await asking(context, line);
  const typed = readForm(set, form);
  const checked = checkAnswers(set, typed, context);
  const done = checked.ok ? await act(line, checked.value) : checked;
  return done.ok ? after(context, line, notice) : again(template, done.refusals satisfies readonly Refusal[], await shown(context, line, typed));
}

/** Whoever passed a case on may not see its holders any more. */
async function after(context: Context, line: CaseLine, notice: string) {
  return redirect((await aboutGiven(context.tx, { case: line.id })) === null ? paths.cases.to() : paths.holders.to({ case: line.id }), notice);
}

async function giving({ tx }: Context, { partnershipId }: CaseLine): Promise<QuestionSet> {
  const people = await whoCanHold(tx, partnershipId);
  return { id: 'case-give', version: '1', title: 'Give the case', questions: [{ kind: 'select', name: 'person', wording: 'Who else holds the case from now on?', missing: 'Select who else holds the case', options: people.map(({ id, name, organisation }) => ({ value: id, text: `${name}, ${organisation}` })) }] };
}

async function passing({ tx }: Context, { partnershipId, teamId }: CaseLine): Promise<QuestionSet> {
  const teams = (await listTeams(tx, partnershipId)).filter(({ id }) => id !== teamId);
  return { id: 'case-pass', version: '1', title: 'Pass the case', questions: [{ kind: 'select', name: 'team', wording: 'Which team is the case with from now on?', missing: 'Select the team', options: teams.map(({ id, name, organisation }) => ({ value: id, text: `${name}, ${organisation}` })) }] };
}

async function shown(context: Context, line: CaseLine, typed: Typed): Promise<Readonly<Record<string, unknown>>> {
  const at = { case: line.id };
  return {
    title: 'Who holds the case', caption: `Case ${line.reference}`, back: { href: paths.cases.to(), text: 'Cases' }, team: line.team, typed,
    holders: (await holdersOf(context.tx, [line.id])).map((one) => ({ ...one, name: one.name || 'Somebody of another organisation' })),
    giving: await giving(context, line), passing: await passing(context, line), actions: { give: paths.holders.to(at), end: paths.end.to(at), pass: paths.team.to(at) },
  };
}

export const holderPages: readonly AnyPage[] = [holdersPage, givenPage, endedPage, passedPage];
