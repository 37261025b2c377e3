import { at, idOf, maker, P1, P2 } from './policy-names.ts';
import type { Row } from './policy-rules.ts';
import { SYSTEM } from './policy-systems.ts';

const source = (name: string, incident: string, partnership: string, organisation: string | null, by: string, request: string | null = null): Row => ({
  id: idOf(name), incident_id: idOf(incident), partnership_id: partnership, organisation_id: organisation === null ? null : idOf(organisation), request_id: request === null ? null : idOf(request),
  agency: organisation ?? 'another', kind: 'typed', file_name: null, sha256: null, content: null, received_at: at, received_by: by,
});
const sources: readonly Row[] = [
  source('source hospital', 'i1', P1, 'hospital one', maker), source('source police', 'i1', P1, 'police', maker, 'police i1'),
  source('source other', 'i3', P1, null, maker), source('source two', 'i2', P2, 'police', maker, 'police i2'),
  source('source council two', 'i2', P2, 'council two', maker), { ...source('source of system', 'i1', P1, 'hospital one', SYSTEM, 'hospital one i1'), kind: 'system' },
];
const reading = (owner: unknown, seq: number, by: string): Row => ({ source_id: owner, seq, mapping: {}, result: {}, read_at: at, read_by: by });
const sourceAct = (owner: unknown, seq: number, by: string): Row => ({ source_id: owner, seq, kind: 'taken_in', reason: '', at, by_person: by });
const told = (name: string, owner: unknown, by: string): Row => ({ id: idOf(name), source_id: owner, position: 0, agency: 'police', area: '', known_to: '', told: 'x', content: {}, corrects: null, reason: null, recorded_at: at, recorded_by: by });
const judgement = (name: string, incident: string, partnership: string, pair: readonly string[], by: string): Row => {
  const [a, b] = pair.map((one) => idOf(`entry ${idOf(one)}`)).toSorted();
  return { id: idOf(name), incident_id: idOf(incident), partnership_id: partnership, entry_a: a, entry_b: b, said: 'same', note: '', at, by_person: by };
};
const note = (name: string, incident: string, partnership: string, about: string, by: string): Row => ({ id: idOf(name), incident_id: idOf(incident), partnership_id: partnership, entry_id: idOf(`entry ${idOf(about)}`), kind: 'moment', words: 'x', takes_back: null, at, by_person: by });
const familyFact = (name: string, incident: string, partnership: string, by: string): Row => ({ id: idOf(name), incident_id: idOf(incident), partnership_id: partnership, kind: 'person', content: {}, takes_back: null, at, by_person: by });
const nameList = (name: string, incident: string, partnership: string, by: string, version = 1): Row => ({ id: idOf(name), incident_id: idOf(incident), partnership_id: partnership, version, content: {}, reviewed: true, at, by_person: by });
const signOff = (name: string, incident: string, partnership: string, list: string, by: string): Row => ({ id: idOf(name), incident_id: idOf(incident), partnership_id: partnership, list_id: idOf(list), digest: '0'.repeat(64), entries: 0, at, by_person: by });
const episode = (name: string, incident: string, partnership: string, by: string): Row => ({ id: idOf(name), incident_id: idOf(incident), partnership_id: partnership, title: 'x', starts: '2024', ends: '', why: '', takes_place_of: null, removed: false, at, by_person: by,
});

/** Rows of the chronology’s tables. */
export function chronologyRows(): readonly (readonly [table: string, rows: readonly Row[]])[] {
  return [
    ['chronology.source', sources],
    ['chronology.reading', sources.map(({ id }) => reading(id, 1, maker))],
    ['chronology.source_act', sources.map(({ id }) => sourceAct(id, 1, maker))],
    ['chronology.entry', [...sources.map(({ id }) => told(`entry ${String(id)}`, id, maker)), told('second of system', idOf('source of system'), SYSTEM)]],
    ['chronology.judgement', [
      judgement('judgement one', 'i1', P1, ['source hospital', 'source police'], maker), judgement('judgement two', 'i2', P2, ['source two', 'source council two'], maker),
    ]],
    ['chronology.note', [note('note one', 'i1', P1, 'source hospital', maker), note('note two', 'i2', P2, 'source two', maker)]],
    ['chronology.episode', [episode('episode one', 'i1', P1, maker), episode('episode two', 'i2', P2, maker)]],
    ['chronology.family_fact', [familyFact('fact one', 'i1', P1, maker), familyFact('fact two', 'i2', P2, maker)]],
    ['chronology.name_list', [nameList('names one', 'i1', P1, maker), nameList('names two', 'i2', P2, maker)]],
    ['chronology.release_sign_off', [signOff('sign one', 'i1', P1, 'names one', maker), signOff('sign two', 'i2', P2, 'names two', maker)]],
  ];
}

/** Rows that someone might try to add, in these people's names. */
export function chronologyAttempts(names: readonly string[]): readonly (readonly [table: string, rows: readonly Row[]])[] {
  const inNames = (make: (by: string) => readonly Row[]) => names.flatMap(make);
  return [
    ['chronology.source', inNames((by) => [
      source('new', 'i1', P1, 'hospital one', by), source('new', 'i1', P1, 'hospital one', by, 'hospital one i1'), source('new', 'i1', P1, 'school one', by, 'hospital one i1'),
      source('new', 'i2', P2, 'police', by, 'police i2'), source('new', 'i1', P1, 'police', by, 'police i2'), source('new', 'i2', P1, null, by), source('new', 'i2', P2, null, by),
      { ...source('new', 'i1', P1, 'hospital one', by, 'undrafted hospital one i1'), kind: 'system' }, { ...source('new', 'i1', P1, 'police', by, 'undrafted hospital one i1'), kind: 'system' },
      { ...source('new', 'i2', P2, 'police', by, 'undrafted police i2'), kind: 'system' }, { ...source('new', 'i1', P1, 'hospital one', by), kind: 'system' },
    ])],
    ['chronology.note', inNames((by) => [
      note('new', 'i1', P1, 'source police', by), note('new', 'i1', P1, 'source other', by), note('new', 'i2', P2, 'source two', by), note('new', 'i1', P1, 'source two', by),
    ])],
    ['chronology.episode', inNames((by) => [episode('new', 'i1', P1, by), episode('new', 'i2', P2, by), episode('new', 'i2', P1, by)])],
    ['chronology.family_fact', inNames((by) => [familyFact('new', 'i1', P1, by), familyFact('new', 'i2', P2, by), familyFact('new', 'i2', P1, by)])],
    ['chronology.name_list', inNames((by) => [nameList('new', 'i1', P1, by, 9), nameList('new', 'i2', P2, by, 9), nameList('new', 'i2', P1, by, 9)])],
    ['chronology.release_sign_off', inNames((by) => [signOff('new', 'i1', P1, 'names one', by), signOff('new', 'i1', P1, 'names two', by), signOff('new', 'i2', P2, 'names two', by)])],
    ['chronology.reading', inNames((by) => sources.map(({ id }) => reading(id, 9, by)))],
    ['chronology.source_act', inNames((by) => sources.map(({ id }) => sourceAct(id, 9, by)))],
    ['chronology.entry', inNames((by) => sources.map(({ id }) => told('new', id, by)))],
    ['chronology.judgement', inNames((by) => [
      judgement('new', 'i1', P1, ['source hospital', 'source police'], by),
      judgement('new', 'i1', P1, ['source hospital', 'source other'], by),
      judgement('new', 'i3', P2, ['source other', 'source two'], by),
    ])],
  ];
}
