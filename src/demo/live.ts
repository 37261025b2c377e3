import { addTeam, giveCase, listTeams, openCase, recordEntry, type CaseDoing } from '../features/cases/index.ts';
import { askCase, bringTrial, listTrials, recordAssessment, switchOn } from '../features/checks/index.ts';
import type { EventTypeName } from '../features/events/index.ts';
import { addDays, addMonths, type PlainDate } from '../kernel/plain-date.ts';
import type { Typed } from '../platform/forms/index.ts';
import type { Cast } from './cast.ts';
import { at, bornSo, must, written } from './days.ts';
import { demoId } from './id.ts';
import { madeUpTrial } from './trial.ts';

/** Of these duties the area has signed, tried and switched on. P-10 and P-16 often speak without cause and are prompts only. */
const ON = ['P-01', 'P-02', 'P-04', 'P-05', 'P-06', 'P-08', 'P-10', 'P-11', 'P-16', 'P-25', 'P-29', 'P-33', 'P-45', 'P-64', 'P-65', 'P-122', 'P-123', 'P-124', 'P-125', 'P-126', 'P-127', 'P-128'];
/** Tried and still off. */
const TRIED = [...ON, 'P-22', 'P-31'];
/** The demonstration's trial is signed by nobody, and its page says so. */
const NO_KEY = Buffer.alloc(32);
const TEAMS = ['Assessment team', 'Adolescent team'] as const;

interface Told {
  readonly type: EventTypeName;
  readonly daysAgo: number;
  readonly time?: string;
  readonly text: string;
  readonly more?: Typed;
}

interface MadeCase {
  readonly reference: string;
  readonly knownAs: string;
  readonly years: number;
  readonly team: (typeof TEAMS)[number];
  readonly told: readonly Told[];
}

const CASES: readonly MadeCase[] = [
  {
    reference: 'C-1042', knownAs: 'Jo', years: 14, team: 'Adolescent team',
    told: [
      { type: 'missing_started', daysAgo: 26, time: '21:30', text: 'Left the house after an argument. Reported by mother at 22:10.', more: { 'attribute-risk_level': 'medium', 'attribute-exploitation_considered': 'no' } },
      { type: 'missing_ended', daysAgo: 25, time: '07:15', text: 'Came home alone. Would not say where Jo had been.' },
      { type: 'return_home_interview_offered', daysAgo: 24, time: '15:00', text: 'Offered by the independent visitor. Jo said not now.', more: { 'attribute-independent': 'yes', 'attribute-worker': 'IV2' } },
      { type: 'missing_started', daysAgo: 2, time: '18:00', text: 'Not back from school. Phone off.', more: { 'attribute-risk_level': 'medium', 'attribute-exploitation_considered': 'yes' } },
      { type: 'missing_ended', daysAgo: 1, time: '11:40', text: 'Found at a friend’s flat in the next town.', more: { 'attribute-where': 'A friend’s flat' } },
    ],
  },
  {
    reference: 'C-1057', knownAs: 'Sami', years: 5, team: 'Assessment team',
    told: [
      { type: 'referral_received', daysAgo: 9, text: 'School asks for help: Sami often comes hungry.', more: { 'attribute-from': 'school', 'attribute-by': 'agency' } },
      { type: 'case_opened', daysAgo: 8, text: 'Opened for assessment.' },
      { type: 'case_allocated', daysAgo: 8, time: '10:00', text: 'Passed to the assessment team.', more: { 'attribute-team': 'Assessment team' } },
      { type: 'contact_attempted', daysAgo: 5, time: '16:20', text: 'Called at the home. Nobody in; card left.' },
    ],
  },
  { reference: 'C-1063', knownAs: 'Baby T', years: 0, team: 'Assessment team', told: [{ type: 'referral_received', daysAgo: 1, text: 'Midwife asks for an assessment before the birth of a sibling.', more: { 'attribute-from': 'health', 'attribute-by': 'agency' } }] },
];

/** An area that asks checks live: signed, tried, switched on, and three made-up cases that a practitioner holds. */
export async function liveUse(cast: Cast): Promise<void> {
  const { today } = cast.days;
  const first = { ...(await cast.as('supervisor', at(addDays(today, -30), '09:00'))), partnershipId: cast.partnershipId };
  if ((await listTeams(first.tx)).length > 0) return;
  const governing = { ...(await cast.as('partner-council', at(addDays(today, -29), '10:00'))), partnershipId: cast.partnershipId };
  must(await recordAssessment(governing, { reference: 'DPIA 2026/14', signedOn: addDays(today, -30), signedBy: 'Director of children’s services', reviewOn: addMonths(today, 11) }));
  must(await bringTrial(governing, 'a year of a made-up area', madeUpTrial(TRIED), NO_KEY));
  const [trial] = await listTrials(governing.tx, cast.partnershipId);
  if (trial === undefined) throw new Error('the demonstration’s trial was kept');
  must(await switchOn(governing, trial, { checks: ON, owner: 'Head of the safeguarding hub', sunset: addMonths(today, 18) }));
  const organisationId = demoId('organisation', cast.place, 'council');
  const teaming = await cast.as('supervisor', at(addDays(today, -28), '09:00'));
  for (const name of TEAMS) must(await addTeam(teaming, { partnershipId: cast.partnershipId, organisationId, name }));
  for (const made of CASES) await oneCase(cast, made);
}

async function oneCase(cast: Cast, made: MadeCase): Promise<void> {
  const { today } = cast.days;
  const opening = await cast.as('supervisor', at(addDays(today, -27), '09:30'));
  const teams = await listTeams(opening.tx);
  const team = teams.find(({ name }) => name === made.team)?.id ?? '';
  const born = made.years === 0 ? `due ${written(addDays(today, 40))}`.slice(4) : written(bornSo(made.years, 3, today));
  const id = must(await openCase(opening, teams, { reference: made.reference, team, 'known-as': made.knownAs, born, ...(made.years === 0 ? {} : { ethnicity: 'White British' }) }));
  must(await giveCase(opening, { id }, demoId('person', cast.place, 'practitioner')));
  let doing: CaseDoing = opening;
  for (const { type, daysAgo, time, text, more } of made.told) {
    const day = addDays(today, -daysAgo);
    doing = await cast.as('practitioner', at(day, '23:30'));
    must(await recordEntry(doing, id, type, { ...whenTyped(day, time), agency: 'children_social_care', area: 'Coveshire', text, ...more }));
  }
  await askCase(doing.tx, at(addDays(today, -1), '23:40'), id);
}

function whenTyped(day: PlainDate, time: string | undefined): Typed {
  const [year = '', month = '', date = ''] = day.split('-');
  return time === undefined ? { 'occurred-precision': 'date', occurred: written(day) } : { 'occurred-precision': 'time', 'occurred-at-day': date, 'occurred-at-month': month, 'occurred-at-year': year, 'occurred-at-time': time };
}
