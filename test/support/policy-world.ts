import { shippedVersionId } from '../../src/features/coding/index.ts';
import { codersAttempts, codersRows } from './policy-coders.ts';
import { uploadAttempts, uploadRows } from './policy-uploads.ts';
import { chronologyAttempts, chronologyRows } from './policy-chronology.ts';
import { liveAttempts, liveRows } from './policy-live.ts';
import { linkageAttempts, linkageRows } from './policy-linkage.ts';
import { at, bytes, idOf, maker, P1, P2 } from './policy-names.ts';
import type { Row, Seat, Someone, World } from './policy-rules.ts';
import { systemAttempts, systemRows } from './policy-systems.ts';

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Europe/London' });
export const today = day(0);
/** The police work in both partnerships. */
const members: readonly (readonly [partnership: string, organisation: string, part: string])[] = [
  [P1, 'council one', 'council'], [P1, 'board one', 'health'], [P1, 'police', 'police'], [P1, 'hospital one', 'relevant_agency'], [P1, 'school one', 'relevant_agency'],
  [P2, 'council two', 'council'], [P2, 'board two', 'health'], [P2, 'police', 'police'], [P2, 'school two', 'relevant_agency'],
];
const PANEL = 'the Panel';
const organisations = [...new Set(members.map(([, organisation]) => organisation)), PANEL];

/** How long a role is held: the cases that a policy could confuse. */
export const terms = {
  'held today': { starts: '2024-01-01', ends: null, stopped: false },
  'on its last day': { starts: '2024-01-01', ends: today, stopped: false },
  'on its first day': { starts: today, ends: null, stopped: false },
  'ended yesterday': { starts: '2024-01-01', ends: day(-1), stopped: false },
  'starting tomorrow': { starts: day(1), ends: null, stopped: false },
  'stopped today': { starts: '2024-01-01', ends: today, stopped: true },
} as const;
export type Term = keyof typeof terms;

export const localRoles = ['business_manager', 'council_notifier', 'safeguarding_partner', 'agency_author', 'agency_system', 'scrutineer', 'administrator'] as const;
/** Live cases are held in few organisations here, so that there are fewer people to try. */
const caseRoles = ['practitioner', 'supervisor'] as const;
const WITH_CASES = new Set(['council one', 'council two', 'hospital one']);
export const nationalRoles = ['panel_secretariat', 'panel_analyst'] as const;

/** Every place where a role can be held: each organisation in each partnership, or the Panel. */
export const places: readonly { readonly roles: readonly string[]; readonly partnership: string | null; readonly organisation: string; readonly name: string }[] = [
  ...members.map(([partnership, organisation]) => ({ roles: [...localRoles, ...(WITH_CASES.has(organisation) ? caseRoles : [])], partnership, organisation: idOf(organisation), name: `${organisation} in ${partnership === P1 ? 'one' : 'two'}` })),
  { roles: nationalRoles, partnership: null, organisation: idOf(PANEL), name: PANEL },
];

export function seat(label: string, role: string, place: number, term: Term): Seat {
  const { partnership, organisation } = places[place] ?? { partnership: null, organisation: idOf(PANEL) };
  return { id: idOf(`seat ${label}`), role, partnership, organisation, ...terms[term] };
}

/** One person for each role, place and term, the switched-off, and one who has no role at all. */
export function enumeratePeople(): readonly Someone[] {
  const inOffice = places.flatMap(({ roles, name }, place) => roles.map((role) => someone(`${role} at ${name}`, [[role, place, 'held today']])));
  const firsts = [...localRoles.map((role) => [role, 0] as const), ['agency_author', 3] as const, ['practitioner', 0] as const, ...nationalRoles.map((role) => [role, members.length] as const)];
  const otherTerms = (Object.keys(terms) as Term[]).filter((term) => term !== 'held today');
  const inTime = firsts.flatMap(([role, place]) => otherTerms.map((term) => someone(`${role} at ${places[place]?.name}, ${term}`, [[role, place, term]])));
  const off = firsts.map(([role, place]) => someone(`${role} at ${places[place]?.name}, account switched off`, [[role, place, 'held today']], false));
  return [...inOffice, ...inTime, ...off, someone('a person without a role', [])];
}

export function someone(label: string, seats: readonly (readonly [role: string, place: number, term: Term])[], active = true): Someone {
  return { id: idOf(`person ${label}`), label, active, seats: seats.map(([role, place, term], index) => seat(`${label} ${index}`, role, place, term)) };
}

export function worldOf(people: readonly Someone[], more: ReadonlyMap<string, readonly Row[]> = new Map()): World {
  const parts = new Map(members.map(([partnership, organisation, part]) => [`${partnership} ${idOf(organisation)}`, part]));
  return { today, people, part: (partnership, organisation) => parts.get(`${partnership} ${organisation}`), rows: rowsOf(people, more) };
}

/** The rows that a person brings along. */
export function rowsOfPerson({ id, label, active, seats }: Someone): ReadonlyMap<string, readonly Row[]> {
  const session = (name: string, revoked: Date | null): Row => ({
    id: idOf(`${name} ${label}`), token_digest: bytes(`${name} ${label}`), person_id: id, stage: 'signed_in', started_at: at, seen_at: at, ends_at: at, revoked_at: revoked,
  });
  return new Map([
    ['access.person', [{ id, name: label, ...(seats.some(({ role }) => role === 'agency_system') ? { kind: 'system', email: null } : { email: `${id}@people.example` }), active }]],
    ['access.membership', seats.map((one) => ({
      id: one.id, person_id: id, role: one.role, partnership_id: one.partnership, organisation_id: one.organisation, starts: one.starts, ends: one.ends, stopped_at: one.stopped ? at : null,
    }))],
    ['access.session', [session('open', null), session('ended', at)]],
  ]);
}

/** `i1` released; `i2` the other partnership's; `i3` not released; `i4` released, with another agency. */
const incidents: readonly Row[] = [['i1', P1], ['i2', P2], ['i3', P1], ['i4', P1]].map(([name = '', partnership], index) => ({
  id: idOf(name), partnership_id: partnership, reference: `2026-${String(index + 1).padStart(3, '0')}`, opened_at: at, opened_by: maker,
}));
const requests: readonly Row[] = [
  ['i1', P1, 'hospital one'], ['i1', P1, 'school one'], ['i1', P1, 'police'], ['i2', P2, 'police'], ['i2', P2, 'school two'],
  ['i3', P1, 'hospital one'], ['i3', P1, 'police'], ['i4', P1, 'school one'],
].map(([incident = '', partnership, organisation = '']) => ({
  id: idOf(`${organisation} ${incident}`), incident_id: idOf(incident), partnership_id: partnership, organisation_id: idOf(organisation), reference: '2026-001',
}));
/** Asked too, and nothing written yet. */
const undrafted: readonly Row[] = [['i1', P1, 'hospital one'], ['i1', P1, 'police'], ['i2', P2, 'police']].map(([incident = '', partnership, organisation = '']) => ({
  id: idOf(`undrafted ${organisation} ${incident}`), incident_id: idOf(incident), partnership_id: partnership, organisation_id: idOf(organisation), reference: '2026-001',
}));
const WITHDRAWN = idOf('school one i1');
const released = (name: string, partnership: string, version = 1): Row => ({
  incident_id: idOf(name), partnership_id: partnership, version, content: {}, released_at: at, released_by: maker,
});
const item = (name: string, incident: string, partnership: string, kind: string, version = 1): Row => ({
  id: idOf(name), incident_id: idOf(incident), partnership_id: partnership, kind, version, reference: '2026-001', content: {}, sent_at: at, sent_by: maker,
});
const act = (owner: string, id: unknown, seq: number, kind: string, by: string, data: object = {}): Row => ({ [owner]: id, seq, kind, at, by_person: by, data });
const entry = (chain: string, person: string | null, seq = 1): Row => ({
  chain, seq, at, person, event: 'home.read', outcome: 'done', subject: null, revealed: [], request: idOf('request'), previous: Buffer.alloc(32), digest: Buffer.alloc(32),
});
const choice = (name: string, partnership: string, by: string): Row => ({
  id: idOf(name), partnership_id: partnership, rule: 'rapid-review', variant: null, in_force_from: today, reason: 'Agreed', chosen_at: at, chosen_by: by,
});
const study = (name: string, by: string | null): Row => ({ id: idOf(name), title: 'x', codebook_file: 'x.yaml', codebook: 'x', data_sha256: bytes(name), added_at: at, added_by: by });
const studyFile = (owner: string, seq: number): Row => ({ study_id: idOf(owner), seq, file_name: 'x.csv', content: Buffer.from('x') });
const specification = (name: string, owner: string | null, by: string): Row => ({ id: idOf(name), study_id: owner === null ? null : idOf(owner), file_name: 'x.yaml', text: 'x', added_at: at, added_by: by });
const reportGiven = (name: string, owner: string | null, by: string): Row => ({ id: idOf(name), study_id: owner === null ? null : idOf(owner), kind: 'corrections', file_name: 'x.csv', text: 'x', given_at: at, given_by: by });
const comparison = (name: string, owner: string | null, by: string): Row => ({ id: idOf(name), study_id: owner === null ? null : idOf(owner), cohort: 'x', frozen: '{}', made_at: at, made_by: by });
const PRACTICE = shippedVersionId('practice-reviews', '1');
const SERIOUS = shippedVersionId('reviews-2014-17', '1');
const codebookVersion = (name: string, by: string | null): Row => ({ id: idOf(name), codebook: name, version: '1', title: 'x', text: 'x', sha256: bytes(name), continues: null, because: 'x', added_at: at, added_by: by });
const codebookDraft = (name: string, by: string): Row => ({ id: idOf(name), codebook: name, based_on: null, document: {}, revision: 1, saved_at: at, saved_by: by });
const codebookMapping = (name: string, by: string): Row => ({ id: idOf(name), from_version: SERIOUS, to_version: PRACTICE, pairs: '[]', because: 'x', added_at: at, added_by: by });
/** An analyst's own study, so that adding to it is tried by them and by others. */
const ANALYST = idOf(`person panel_analyst at ${PANEL}`);
/** Two analysts who code the same reviews. */
const CODERS = [ANALYST, idOf(`person panel_analyst at ${PANEL}, on its last day`)] as const;
const chains = ['system', 'panel', `partnership:${P1}`, `partnership:${P2}`];

function rowsOf(people: readonly Someone[], more: ReadonlyMap<string, readonly Row[]>): ReadonlyMap<string, readonly Row[]> {
  const brought = people.map(rowsOfPerson);
  const of = (table: string) => brought.flatMap((rows) => rows.get(table) ?? []);
  return new Map<string, readonly Row[]>([
    ['access.partnership', [{ id: P1, name: 'One', area: 'One' }, { id: P2, name: 'Two', area: 'Two' }]],
    ['access.organisation', organisations.map((name) => ({ id: idOf(name), name, kind: 'other' }))],
    ['access.partnership_organisation', members.map(([partnership, organisation, part]) => ({ partnership_id: partnership, organisation_id: idOf(organisation), part }))],
    ['access.person', of('access.person')],
    ['access.membership', of('access.membership')],
    ['access.session', of('access.session')],
    ['access.credential', [{ person_id: maker, password: 'x', second_factor: Buffer.alloc(1), last_step: 0 }]],
    ['access.sign_in_attempt', [{ id: idOf('attempt'), account_digest: Buffer.alloc(1), at, succeeded: false }]],
    ['access.demonstration', [{ one_row: true, since: at }]],
    ['access.setup_link', [{ id: idOf('link'), person_id: maker, token_digest: bytes('link'), second_factor: Buffer.alloc(1), issued_at: at, ends_at: at }]],
    ['audit.entry', chains.map((chain) => entry(chain, maker))],
    ['calendar.choice', [choice('choice one', P1, maker), choice('choice two', P2, maker)]],
    ['incidents.incident', incidents],
    ['incidents.act', incidents.map(({ id }) => act('incident_id', id, 1, 'considered', maker))],
    ['incidents.draft', incidents.map(({ id }) => ({ incident_id: id, form: 'facts', version: 1, typed: {}, saved_at: at, saved_by: maker }))],
    ['incidents.agency_request', [...requests, ...undrafted]],
    ['incidents.request_act', [...requests.map(({ id }) => act('request_id', id, 1, 'asked', maker)), act('request_id', WITHDRAWN, 2, 'withdrawn', maker)]],
    ['incidents.request_draft', requests.map(({ id }) => ({ request_id: id, version: 1, typed: {}, saved_at: at, saved_by: maker }))],
    ['incidents.released_review', [released('i1', P1), released('i2', P2), released('i4', P1)]],
    ['incidents.panel_item', [item('item one', 'i1', P1, 'notification'), item('item two', 'i2', P2, 'rapid_review')]],
    ['incidents.panel_act', [act('item_id', idOf('item one'), 1, 'acknowledged', maker)]],
    ['coding.codebook_draft', [codebookDraft('draft one', maker)]],
    ['coding.codebook_mapping', [codebookMapping('mapping one', maker)]],
    ...codersRows({ idOf, at }, CODERS, maker),
    ['figures.study', [study('study one', maker), study('study of the analyst', ANALYST)]],
    ['figures.study_file', [studyFile('study one', 1)]],
    ['figures.specification', [specification('specification one', 'study one', maker)]],
    ['figures.report_given', [reportGiven('given one', 'study one', maker)]],
    ['figures.comparison', [comparison('comparison one', null, maker)]],
    ...chronologyRows(),
    ...systemRows(),
    ...linkageRows(),
    ...liveRows(),
    ...uploadRows({ idOf, bytes, at, partnerships: [P1, P2] }, maker),
    ...more,
  ]);
}

/** Rows that someone might try to add: true ones, ones in another's name, and ones whose parts do not belong together. */
export function attempts(me: string | null, world: World): ReadonlyMap<string, readonly Row[]> {
  const other = me === maker ? idOf('person scrutineer at council one in one') : maker;
  const names = me === null ? [other] : [me, other];
  const inNames = (make: (by: string) => readonly Row[]) => names.flatMap(make);
  const kinds = (world.rows.get('incidents.permission_of_act') ?? []).map(({ kind }) => String(kind));
  const parts = ['council', 'health', 'police'];
  return new Map<string, readonly Row[]>([
    ['access.partnership', [{ id: idOf('new'), name: 'New', area: 'New' }]],
    ['access.organisation', [{ id: idOf('new'), name: 'New', kind: 'other' }]],
    ['access.partnership_organisation', [{ partnership_id: P1, organisation_id: idOf('council two'), part: 'council' }]],
    ['access.permission_of_role', [{ role: 'agency_author', permission: 'incident:read' }]],
    ['incidents.permission_of_act', [{ kind: 'considered', permission: 'home:see' }]],
    ['access.person', [{ id: idOf('new'), name: 'New', email: 'new@people.example' }]],
    ['access.membership', [me ?? other, idOf('person agency_author at school one in one'), idOf('person agency_author at school two in two'), idOf('person agency_author at police in two'), idOf('person a person without a role'), idOf('person agency_system at school one in one')]
      .flatMap((person, index) => [
        { id: idOf(`new ${index}`), person_id: person, role: 'administrator', partnership_id: P1, organisation_id: idOf('council one'), starts: today },
        { id: idOf(`new ${index}`), person_id: person, role: 'agency_system', partnership_id: P1, organisation_id: idOf('council one'), starts: today },
        { id: idOf(`new ${index}`), person_id: person, role: 'agency_author', partnership_id: P2, organisation_id: idOf('police'), starts: today },
        { id: idOf(`new ${index}`), person_id: person, role: 'panel_secretariat', partnership_id: null, organisation_id: idOf(PANEL), starts: today },
      ])],
    ['access.session', [{ id: idOf('new'), token_digest: bytes('new'), person_id: me ?? other, stage: 'signed_in', started_at: at, seen_at: at, ends_at: at }]],
    ['access.credential', [{ person_id: me === maker ? other : (me ?? other), password: 'x', second_factor: Buffer.alloc(1) }]],
    ['access.sign_in_attempt', [{ account_digest: Buffer.alloc(1), at, succeeded: true }]],
    ['access.demonstration', [{ one_row: true, since: at }]],
    ['access.setup_link', [{ id: idOf('new'), person_id: me ?? other, token_digest: bytes('new'), second_factor: Buffer.alloc(1), issued_at: at, ends_at: at }]],
    ['audit.entry', chains.flatMap((chain) => [entry(chain, null, 9), ...names.map((person) => entry(chain, person, 9))])],
    ['coding.codebook_version', [codebookVersion('new', null), ...inNames((by) => [codebookVersion('new', by)])]],
    ['coding.codebook_draft', inNames((by) => [codebookDraft('new', by)])],
    ['coding.codebook_mapping', inNames((by) => [codebookMapping('new', by)])],
    ...liveAttempts(me, names),
    ...uploadAttempts({ idOf, bytes, at, partnerships: [P1, P2] }, names),
    ...systemAttempts(),
    ...codersAttempts({ idOf, at }, CODERS, names),
    ['figures.study', inNames((by) => [study('new', by)])],
    ['figures.study_file', [studyFile('study one', 9), studyFile('study of the analyst', 9)]],
    ['figures.specification', inNames((by) => [specification('new', 'study one', by), specification('new', null, by)])],
    ['figures.report_given', inNames((by) => [reportGiven('new', 'study one', by), reportGiven('new', null, by)])],
    ['figures.comparison', inNames((by) => [comparison('new', 'study one', by), comparison('new', null, by)])],
    ...chronologyAttempts(names),
    ...linkageAttempts(names),
    ['incidents.incident', inNames((by) => [P1, P2].map((partnership) => ({ id: idOf('new'), partnership_id: partnership, reference: '2026-999', opened_at: at, opened_by: by })))],
    ['calendar.choice', inNames((by) => [P1, P2].map((partnership) => choice('new', partnership, by)))],
    ['incidents.act', [
      ...[...kinds, 'chased', 'made_up'].flatMap((kind) => [act('incident_id', idOf('i1'), 9, kind, me ?? other), act('incident_id', idOf('i2'), 9, kind, me ?? other)]),
      ...['considered', 'partner_signed'].map((kind) => act('incident_id', idOf('i1'), 9, kind, other)),
      ...['partner_view', 'partner_signed', 'partner_dissented'].flatMap((kind) => parts.map((partner) => act('incident_id', idOf('i1'), 9, kind, me ?? other, { partner }))),
    ]],
    ['incidents.draft', inNames((by) => ['i1', 'i2'].map((incident) => ({ incident_id: idOf(incident), form: 'new', version: 1, typed: {}, saved_at: at, saved_by: by })))],
    ['incidents.agency_request', [['i1', P1], ['i2', P2], ['i2', P1], ['i1', P2]].map(([incident = '', partnership]) => ({
      id: idOf('new'), incident_id: idOf(incident), partnership_id: partnership, organisation_id: idOf('police'), reference: '2026-001',
    }))],
    ['incidents.request_act', [
      ...['hospital one i1', 'school one i1', 'police i1', 'police i2'].flatMap((request) =>
        ['asked', 'chased', 'due_moved', 'returned', 'nil_returned', 'asked_again', 'withdrawn', 'made_up'].map((kind) => act('request_id', idOf(request), 9, kind, me ?? other))),
      act('request_id', idOf('hospital one i1'), 9, 'returned', other),
    ]],
    ['incidents.request_draft', inNames((by) => undrafted.map(({ id }) => ({ request_id: id, version: 1, typed: {}, saved_at: at, saved_by: by })))],
    ['incidents.released_review', inNames((by) => [['i1', P1], ['i2', P2], ['i2', P1]].map(([incident = '', partnership = '']) => ({ ...released(incident, partnership, 9), released_by: by })))],
    ['incidents.panel_item', inNames((by) => ['notification', 'rapid_review', 'decision_notice'].flatMap((kind) =>
      [['i1', P1], ['i2', P2], ['i1', P2]].map(([incident = '', partnership = '']) => ({ ...item('new', incident, partnership, kind, 9), sent_by: by }))))],
    ['incidents.panel_act', inNames((by) => ['item one', 'item two'].map((name) => act('item_id', idOf(name), 9, 'acknowledged', by)))],
  ]);
}
