import { sql } from 'kysely';
import { checkAnswers, type Answers, type QuestionSet, type Typed } from '../../../platform/forms/index.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { childForm, correctionQuestions } from '../record/child.ts';
import { caseRefusals } from '../refusals.ts';
import { childVersions, insertCase, insertChild, moveToTeam, type CaseLine } from '../store/cases.ts';
import { endHolding, holdersOf, insertHolding } from '../store/holders.ts';
import { insertTeam, type Team } from '../store/teams.ts';
import type { CaseDoing } from './doing.ts';

/** A team of one's own organisation. Refuses a name that it has already. */
export async function addTeam({ tx, now, by }: CaseDoing, team: Omit<Team, 'id' | 'organisation'>): Promise<Result<string>> {
  const id = await insertTeam(tx, team, by, now);
  return id === null ? refuse(caseRefusals.refusal('CASE_TEAM_TAKEN', { field: 'name' })) : ok(id);
}

/** The form that opens a case, with the teams that it can be opened in. */
export function openingForm(teams: readonly Team[]): QuestionSet {
  return {
    id: 'case-open', version: '1', title: 'Open a case',
    questions: [
      { kind: 'text', name: 'reference', wording: 'By which reference does your service know the case?', hint: 'Not a name. For example C-1042', short: 'The reference', missing: 'Enter the reference by which your service knows the case', maxLength: 60 },
      { kind: 'select', name: 'team', wording: 'Which team is it with?', missing: 'Select the team that it is with', options: teams.map(({ id, name, organisation }) => ({ value: id, text: `${name}, ${organisation}` })) },
      ...childForm.questions,
    ],
  };
}

/** Opens a case. Whoever opens it holds it, until somebody else does and theirs is ended. */
export async function openCase({ tx, now, by }: CaseDoing, teams: readonly Team[], typed: Typed): Promise<Result<string>> {
  const checked = checkAnswers(openingForm(teams), typed, { now });
  if (!checked.ok) return checked;
  const { reference, team: teamId, ...child } = checked.value;
  const team = teams.find(({ id }) => id === teamId);
  if (team === undefined) return refuse(caseRefusals.refusal('CASE_TEAM_NOT_YOURS', { field: 'team' }));
  const id = await insertCase(tx, { partnershipId: team.partnershipId, teamId: team.id, reference: String(reference) }, by, now);
  if (id === null) return refuse(caseRefusals.refusal('CASE_REFERENCE_TAKEN', { field: 'reference' }));
  await insertHolding(tx, id, by, by, now);
  await insertChild(tx, id, { seq: 1, answers: child, reason: '', askedBy: '' }, by, now);
  return ok(id);
}

/** The form that corrects who the child is. */
export const childCorrection: QuestionSet = { ...childForm, id: 'case-child-correction', title: 'Correct who the child is', questions: [...childForm.questions, ...correctionQuestions] };

/** Corrects who the child is. What was recorded before is kept. */
export async function correctChild({ tx, now, by }: CaseDoing, caseId: string, typed: Typed): Promise<Result<Answers>> {
  const checked = checkAnswers(childCorrection, typed, { now });
  if (!checked.ok) return checked;
  const { reason, 'asked-by': askedBy, ...answers } = checked.value;
  const [newest] = await childVersions(tx, caseId);
  const kept = await insertChild(tx, caseId, { seq: (newest?.seq ?? 0) + 1, answers, reason: String(reason), askedBy: String(askedBy) }, by, now);
  return kept ? ok(answers) : refuse(caseRefusals.refusal('CASE_ENTRY_REPLACED', { field: 'reason' }));
}

/** Gives a case to somebody beside those who hold it. */
export async function giveCase({ tx, now, by }: CaseDoing, { id }: Pick<CaseLine, 'id'>, personId: string): Promise<Result<string>> {
  const { rows: [can] } = await sql<{ can: boolean }>`select cases.can_hold(${personId}, ${id}) as can`.execute(tx);
  if (can?.can !== true) return refuse(caseRefusals.refusal('CASE_HOLDER_CANNOT', { field: 'person' }));
  if ((await holdersOf(tx, [id])).some((holder) => holder.personId === personId)) return refuse(caseRefusals.refusal('CASE_HOLDER_ALREADY', { field: 'person' }));
  await insertHolding(tx, id, personId, by, now);
  return ok(personId);
}

/** Ends somebody's holding of a case: from now on they see nothing of it. */
export async function endCase({ tx, now, by }: CaseDoing, { id }: CaseLine, personId: string): Promise<Result<string>> {
  return (await endHolding(tx, id, personId, by, now)) === 1 ? ok(personId) : refuse(caseRefusals.refusal('CASE_HOLDER_NOT_HOLDING', { field: 'person' }));
}

/** Passes a case to another team of the area. Who holds it stays until that is changed. */
export async function passCase({ tx, now, by }: CaseDoing, { id }: CaseLine, teams: readonly Team[], teamId: string): Promise<Result<string>> {
  if (!teams.some((team) => team.id === teamId)) return refuse(caseRefusals.refusal('CASE_TEAM_NOT_YOURS', { field: 'team' }));
  await moveToTeam(tx, id, teamId, by, now);
  return ok(teamId);
}
