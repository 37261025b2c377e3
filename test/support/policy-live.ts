import { at, idOf, maker, P1, P2 } from './policy-names.ts';
import { all, everyone, find, kept, nobody, readsIncidentsOf, seatsOf, works, type Row, type Rules, type Someone, type World } from './policy-rules.ts';

// Who may see and add what of live cases and of the live use of checks, said by hand, with the rows to try it on.

const WORKERS = ['practitioner', 'supervisor'];
const LEADERS = ['business_manager', 'safeguarding_partner', 'scrutineer'];

const held: Rules['see'] = (who, row, world) => holds(who, String(row['case_id']), world);
const fitting: Rules['see'] = (who, row, world) => held(who, row, world) && caseOf(row, world)['partnership_id'] === row['partnership_id'];
const own: Rules['see'] = (who, row) => row['person_id'] === who?.id;

export const liveOracle: Readonly<Record<string, Rules>> = {
  // Names of teams are for those who work with cases and those who lead; a supervisor adds their own organisation's.
  'cases.team': {
    ...kept,
    see: (who, row, world) => works(who, row, world, [...WORKERS, ...LEADERS]),
    add: (who, row, world) => row['added_by'] === who?.id && supervises(who, row, world),
  },
  // A case is for those who hold it; who holds it is a supervisor's of its team's organisation to say, who does not thereby read it.
  'cases.child_case': {
    ...kept,
    see: (who, row, world) => holds(who, String(row['id']), world) || gives(who, row, world),
    add: (who, row, world) => {
      const team = find('cases.team', row['team_id'], world);
      return row['opened_by'] === who?.id && team['partnership_id'] === row['partnership_id'] && supervises(who, team, world);
    },
  },
  'cases.team_move': {
    ...kept,
    see: (who, row, world) => held(who, row, world) || gives(who, caseOf(row, world), world),
    add: (who, row, world) => row['by_person'] === who?.id && gives(who, caseOf(row, world), world) && find('cases.team', row['team_id'], world)['partnership_id'] === caseOf(row, world)['partnership_id'],
  },
  'cases.holding': {
    ...kept,
    see: (who, row, world) => held(who, row, world) || gives(who, caseOf(row, world), world),
    add: (who, row, world) => row['given_by'] === who?.id && gives(who, caseOf(row, world), world)
      && works(world.people.find(({ id }) => id === row['person_id']) ?? null, caseOf(row, world), world, WORKERS),
    change: (who, row, world) => row['ended_at'] === null && gives(who, caseOf(row, world), world),
  },
  'cases.child': { ...kept, see: held, add: (who, row, world) => row['by_person'] === who?.id && held(who, row, world) },
  'cases.entry': { ...kept, see: held, add: (who, row, world) => row['recorded_by'] === who?.id && held(who, row, world) },

  // What stands in an area is published; the safeguarding partners of the area decide it.
  'checks.impact_assessment': { ...kept, see: everyone, add: (who, row, world) => row['by_person'] === who?.id && governs(who, row, world) },
  'checks.trial': { ...kept, see: (who, row, world) => works(who, row, world, LEADERS), add: (who, row, world) => row['by_person'] === who?.id && governs(who, row, world) },
  'checks.own_version': { ...kept, see: everyone, add: (who, row, world) => row['by_person'] === who?.id && governs(who, row, world) },
  // Nobody switches on what they wrote themselves.
  'checks.switch': {
    ...kept,
    see: everyone,
    add: (who, row, world) => row['by_person'] === who?.id && governs(who, row, world)
      && (row['trial_id'] === null || find('checks.trial', row['trial_id'], world)['partnership_id'] === row['partnership_id'])
      && (row['turned'] === 'off' || !all('checks.own_version', world).some((one) => one['by_person'] === who?.id && one['version'] === row['version'] && one['check_id'] === row['check_id'] && one['partnership_id'] === row['partnership_id'])),
  },
  // What is asked of a case is for those who hold it, and for nobody who leads.
  'checks.signal': { see: held, add: fitting, change: held, remove: held },
  'checks.answer': { ...kept, see: held, add: (who, row, world) => row['by_person'] === who?.id && fitting(who, row, world) },
  // What is asked of a partnership's own work is for those who read its incidents, and to answer for those who prepare for it.
  'checks.own_answer': {
    ...kept,
    see: (who, row, world) => readsIncidentsOf(who, row, world),
    add: (who, row, world) => row['by_person'] === who?.id && works(who, row, world, ['business_manager', 'council_notifier']) && find('incidents.incident', row['incident_id'], world)['partnership_id'] === row['partnership_id'],
  },
  'checks.due': { see: held, add: fitting, change: held, remove: nobody },
  'checks.digest_read': { see: own, add: own, change: own, remove: nobody },
};

function caseOf(row: Row, world: World): Row {
  return find('cases.child_case', row['case_id'], world);
}

function holds(who: Someone | null, id: string, world: World): boolean {
  return works(who, find('cases.child_case', id, world), world, WORKERS)
    && all('cases.holding', world).some((one) => one['case_id'] === id && one['person_id'] === who?.id && one['ended_at'] === null);
}

function gives(who: Someone | null, row: Row, world: World): boolean {
  const moves = all('cases.team_move', world).filter((move) => move['case_id'] === row['id']).toSorted((a, b) => Number(a['seq']) - Number(b['seq']));
  return supervises(who, find('cases.team', moves.at(-1)?.['team_id'] ?? row['team_id'], world), world);
}

function supervises(who: Someone | null, { partnership_id: partnership, organisation_id: organisation }: Row, world: World): boolean {
  return seatsOf(who, world, ['supervisor']).some((seat) => seat.partnership === partnership && seat.organisation === organisation);
}

function governs(who: Someone | null, row: Row, world: World): boolean {
  return works(who, row, world, ['safeguarding_partner']);
}

const person = (label: string): string => idOf(`person ${label}`);
const team = (name: string, partnership: string, organisation: string, by = maker): Row => ({ id: idOf(name), partnership_id: partnership, organisation_id: idOf(organisation), name, added_at: at, added_by: by });
const childCase = (name: string, partnership: string, of: string, by = maker): Row => ({ id: idOf(name), partnership_id: partnership, team_id: idOf(of), reference: name, opened_at: at, opened_by: by });
const move = (of: string, seq: number, to: string, by = maker): Row => ({ case_id: idOf(of), seq, team_id: idOf(to), at, by_person: by });
const holding = (name: string, of: string, who: string, by = maker, ended: Date | null = null): Row => ({ id: idOf(name), case_id: idOf(of), person_id: who, given_at: at, given_by: by, ended_at: ended, ended_by: ended === null ? null : by });
const child = (of: string, seq: number, by = maker): Row => ({ case_id: idOf(of), seq, content: {}, reason: '', asked_by: '', at, by_person: by });
const entry = (name: string, of: string, by = maker): Row => ({ id: idOf(name), case_id: idOf(of), kind: 'recorded', event_type: 'x', content: {}, corrects: null, reason: '', asked_by: '', recorded_at: at, recorded_by: by });
const assessment = (name: string, partnership: string, by = maker): Row => ({ id: idOf(name), partnership_id: partnership, kind: 'signed', reference: 'x', signed_on: '2026-01-01', signed_by: 'x', review_on: '2027-01-01', reason: '', at, by_person: by });
const trial = (name: string, partnership: string, by = maker): Row => ({ id: idOf(name), partnership_id: partnership, records: 'x', as_at: 'x', children: null, result: {}, at, by_person: by });
const ownVersion = (name: string, partnership: string, version: number, by = maker): Row => ({ id: idOf(name), partnership_id: partnership, check_id: 'P-02', version, made_from: 1, written: 'x', accepted: '{}', why: 'x', at, by_person: by });
const turned = (name: string, partnership: string, of: string | null, by = maker, version = 1): Row => ({ id: idOf(name), partnership_id: partnership, check_id: 'P-02', version, turned: of === null ? 'off' : 'on', owner: 'x', sunset: '2027-01-01', trial_id: of === null ? null : idOf(of), told: {}, reason: 'x', at, by_person: by });
const signal = (name: string, of: string, partnership: string): Row => ({
  id: idOf(name), case_id: idOf(of), partnership_id: partnership, check_id: 'P-02', version: 1, key: name, result: 'fired', since: null, due: null, due_at: null, evidence: '{}', missing: '{}', certainty: 'certain', words: 'x', new_at: at,
});
const answer = (name: string, of: string, partnership: string, by = maker): Row => ({ id: idOf(name), case_id: idOf(of), partnership_id: partnership, check_id: 'P-02', version: 1, key: 'x', result: 'fired', said: 'covered', day: '', words: 'x', at, by_person: by });
const ownAnswer = (name: string, of: string, partnership: string, by = maker): Row => ({ id: idOf(name), incident_id: idOf(of), partnership_id: partnership, check_id: 'P-123', version: 1, key: 'x', result: 'fired', said: 'covered', day: '', words: 'x', at, by_person: by });
const due = (of: string, partnership: string): Row => ({ case_id: idOf(of), partnership_id: partnership, run_at: at });

const ONE = 'practitioner at council one in one';
const TERMS = ['on its last day', 'on its first day', 'ended yesterday', 'starting tomorrow', 'stopped today'].map((term) => `${ONE}, ${term}`);
const NAMES = ['one', 'two', 'passed', 'unasked'] as const;
const AREAS = { one: P1, two: P2, passed: P1, unasked: P1 };

/** `case one` is held by many; `case passed` went to the hospital's team; of `case unasked` nothing was worked out yet. */
export function liveRows(): readonly (readonly [string, readonly Row[]])[] {
  const holders = [ONE, ...TERMS, `${ONE}, account switched off`, 'supervisor at hospital one in one', 'business_manager at council one in one', 'practitioner at council two in two'];
  return [
    ['cases.team', [team('team one', P1, 'council one'), team('team hospital', P1, 'hospital one'), team('team two', P2, 'council two')]],
    ['cases.child_case', NAMES.map((name) => childCase(`case ${name}`, AREAS[name], name === 'two' ? 'team two' : 'team one'))],
    ['cases.team_move', [move('case passed', 1, 'team hospital')]],
    ['cases.holding', [
      ...holders.map((label) => holding(`holding of ${label}`, 'case one', person(label))), holding('holding two', 'case two', person('practitioner at council two in two')),
      holding('holding over', 'case two', person('supervisor at council two in two'), maker, at), holding('holding unasked', 'case unasked', person(ONE)),
    ]],
    ['cases.child', NAMES.map((name) => child(`case ${name}`, 1))],
    ['cases.entry', NAMES.map((name) => entry(`live entry ${name}`, `case ${name}`))],
    ['checks.impact_assessment', [assessment('assessment one', P1), assessment('assessment two', P2)]],
    ['checks.trial', [trial('trial one', P1), trial('trial two', P2)]],
    ['checks.own_version', [ownVersion('version one', P1, 101), ownVersion('version of a partner', P1, 102, person('safeguarding_partner at council one in one')), ownVersion('version two', P2, 101)]],
    ['checks.switch', [turned('switch one', P1, 'trial one'), turned('switch two', P2, 'trial two')]],
    ['checks.signal', [signal('signal one', 'case one', P1), signal('signal two', 'case two', P2), signal('signal passed', 'case passed', P1)]],
    ['checks.answer', [answer('answer one', 'case one', P1), answer('answer two', 'case two', P2)]],
    ['checks.own_answer', [ownAnswer('own answer one', 'i1', P1), ownAnswer('own answer two', 'i2', P2)]],
    ['checks.due', [due('case one', P1), due('case two', P2), due('case passed', P1)]],
    ['checks.digest_read', [{ person_id: maker, at }, { person_id: person(ONE), at }]],
  ];
}

export function liveAttempts(me: string | null, names: readonly string[]): readonly (readonly [string, readonly Row[]])[] {
  const inNames = (make: (by: string) => readonly Row[]): readonly Row[] => names.flatMap(make);
  const people = ['practitioner at hospital one in one', 'practitioner at council two in two', 'scrutineer at council one in one'].map(person);
  return [
    ['cases.team', inNames((by) => [team('new', P1, 'council one', by), team('new', P1, 'hospital one', by), team('new', P2, 'council two', by)])],
    ['cases.child_case', inNames((by) => [childCase('new', P1, 'team one', by), childCase('new', P1, 'team two', by), childCase('new', P2, 'team two', by), childCase('new', P1, 'team hospital', by)])],
    ['cases.team_move', inNames((by) => [move('case one', 9, 'team hospital', by), move('case one', 9, 'team two', by), move('case passed', 9, 'team one', by)])],
    ['cases.holding', inNames((by) => ['case passed', 'case unasked'].flatMap((of) => people.map((who) => holding('new', of, who, by))))],
    ['cases.child', inNames((by) => ['case one', 'case two'].map((of) => child(of, 9, by)))],
    ['cases.entry', inNames((by) => ['case one', 'case two', 'case passed'].map((of) => entry('new', of, by)))],
    ['checks.impact_assessment', inNames((by) => [assessment('new', P1, by), assessment('new', P2, by)])],
    ['checks.trial', inNames((by) => [trial('new', P1, by), trial('new', P2, by)])],
    ['checks.own_version', inNames((by) => [ownVersion('new', P1, 109, by), ownVersion('new', P2, 109, by)])],
    ['checks.switch', inNames((by) => [turned('new', P1, null, by), turned('new', P1, 'trial one', by, 101), turned('new', P1, 'trial one', by, 102), turned('new', P1, null, by, 102), turned('new', P1, 'trial one', by), turned('new', P1, 'trial two', by), turned('new', P2, 'trial two', by)])],
    ['checks.signal', [signal('new', 'case one', P1), signal('new', 'case one', P2), signal('new', 'case two', P2)]],
    ['checks.answer', inNames((by) => [answer('new', 'case one', P1, by), answer('new', 'case one', P2, by), answer('new', 'case two', P2, by)])],
    ['checks.own_answer', inNames((by) => [ownAnswer('new', 'i1', P1, by), ownAnswer('new', 'i1', P2, by), ownAnswer('new', 'i2', P2, by)])],
    ['checks.due', [due('case unasked', P1), due('case unasked', P2)]],
    ['checks.digest_read', me === maker || me === person(ONE) ? [] : names.filter((by) => by === me).map((by) => ({ person_id: by, at }))],
  ];
}
