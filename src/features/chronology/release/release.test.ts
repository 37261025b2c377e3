import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { plainDate } from '../../../kernel/plain-date.ts';
import type { ChronologyEntry } from '../entry.ts';
import { folded } from './fold.ts';
import { anonymised, forAgency, pseudonymise, type NameList } from './index.ts';
import { isNhsNumber } from './look-for.ts';

const LIST: NameList = {
  things: [
    { names: ['Tess Harding', 'Tessie'], role: 'the child', kind: 'person' },
    { names: ['Grace Harding'], role: 'the mother', kind: 'person' },
    { names: ['Zoë Okonkwo-Lyle'], role: 'Professional 1', kind: 'person' },
    { names: ['Northtown'], role: 'Area A', kind: 'place' },
    { names: ['Beech Primary School'], role: 'School 1', kind: 'organisation' },
  ],
  protectedLocations: ['Larkfield Refuge'], birthdays: [plainDate('2015-05-03')], ordinary: ['Lego'], reviewed: { by: 'Simon Peel', on: plainDate('2026-05-01') },
};

function entry(text: string, more: Partial<ChronologyEntry> = {}): ChronologyEntry {
  return { id: 'ce-1', occurred: '2024-03-04', occurred_text: '4 March 2024', precision: 'day', agency: 'police', source: { file: 'Tess Harding.docx', table: 1, row: 2, hash: '0'.repeat(64) }, text, cells: { Event: text }, worker: 'PC Smith', ...more };
}

function held(text: string, more: Partial<ChronologyEntry> = {}, list: NameList = LIST): readonly string[] {
  const release = pseudonymise([entry(text, more)], list);
  return release.kind === 'held' ? [...new Set(release.findings.map(({ code, found }) => `${code} ${found}`.trim()))] : [];
}

function released(text: string, more: Partial<ChronologyEntry> = {}): string {
  const release = pseudonymise([entry(text, more)], LIST);
  assert.equal(release.kind, 'released', JSON.stringify(release));
  return release.kind === 'released' ? (release.entries[0]?.text ?? '') : '';
}

test('names become roles however they are written, and nothing that identifies is left beside', () => {
  assert.equal(released('Tess Harding was seen at Beech Primary School with Grace Harding.'), 'the child was seen at School 1 with the mother.');
  assert.equal(released("TESS's bag was with tessie; harding rang from northtown."), "the child's bag was with the child; the child rang from Area A.");
  assert.equal(released('Spoke to Zoe Okonkwo Lyle and to Okonkwo.'), 'Spoke to Professional 1 and to Professional 1.');
  assert.equal(released('T\u{200B}ess and Tess\u{A0}Harding played with Lego.'), 'the child and the child played with Lego.');
});

test('only what is meant to leave leaves: no cells, file name, worker, id or words of the date', () => {
  const release = pseudonymise([entry('Tess was seen.', { persons: ['Grace Harding'], area: 'Northtown', child: 'Tess' })], LIST);
  assert.ok(release.kind === 'released');
  assert.deepEqual(release.entries, [{ id: 'E1', occurred: '2024-03-04', precision: 'day', agency: 'Police', area: 'Area A', persons: ['the mother'], text: 'the child was seen.', action: '', analysis: '' }]);
  assert.equal(release.standing, 'pseudonymised');
});

const HOLDS = [
  ['The neighbour Aaron rang.', 'RELEASE_WORD_UNKNOWN Aaron'],
  ['Seen by Tesss in class.', 'RELEASE_WORD_UNKNOWN Tesss'],
  ['hardin rang', 'RELEASE_NAME_NEAR hardin'],
  ['Visit by JK today', 'RELEASE_INITIALS JK'],
  ['Grace was thanked.', 'RELEASE_NAME_AMBIGUOUS Grace'],
  ['NHS no 943 476 5919', 'RELEASE_NHS_NUMBER 943 476 5919'],
  ['Ref 123456789', 'RELEASE_LONG_NUMBER 123456789'],
  ['Rang 07700 900123', 'RELEASE_LONG_NUMBER 07700 900123'],
  ['Lives at zz9 9zz now', 'RELEASE_POSTCODE zz9 9zz'],
  ['Lives in ZZ99 area', 'RELEASE_POSTCODE ZZ99'],
  ['Seen at 12 high street today', 'RELEASE_ADDRESS 12 high street'],
  ['Seen at flat 3 today', 'RELEASE_ADDRESS flat 3'],
  ['Wrote to a.person@school.example today', 'RELEASE_ELECTRONIC a.person@school.example'],
  ['Messages from @ghost_15', 'RELEASE_ELECTRONIC @ghost_15'],
  ['Vehicle AB12 CDE seen', 'RELEASE_REGISTRATION AB12 CDE'],
  ['child born 4/6/2014 here', 'RELEASE_BIRTHDAY born 4/6/2014'],
  ['turned nine on 3 May 2015', 'RELEASE_BIRTHDAY 3 may 2015'],
  ['03.05.15 on the form', 'RELEASE_BIRTHDAY 03.05.15'],
  ['turned nine on 3rd May 2015', 'RELEASE_BIRTHDAY 3rd may 2015'],
  ['the 3rd of May, 2015', 'RELEASE_BIRTHDAY 3rd of may, 2015'],
  ['on May 3rd 2015', 'RELEASE_BIRTHDAY may 3rd 2015'],
  ['03 05 2015 on the form', 'RELEASE_BIRTHDAY 03 05 2015'],
  ['dob: 4 June', 'RELEASE_BIRTHDAY dob: 4 Jun'],
  ['T.H. was seen', 'RELEASE_INITIALS T.H'],
  ['rang J S today', 'RELEASE_INITIALS J S'],
  ['rang Ms K today', 'RELEASE_INITIALS K'],
  ['seen by T. Harding', 'RELEASE_INITIALS T'],
  ['rang t\u{435}ss today', 'RELEASE_WORD_UNKNOWN t\u{435}ss'],
  ['met \u{645}\u{62D}\u{645}\u{62F} today', 'RELEASE_WORD_UNKNOWN \u{645}\u{62D}\u{645}\u{62F}'],
  ['met \u{674E} today', 'RELEASE_WORD_UNKNOWN \u{674E}'],
  ['larkfield staff rang', 'RELEASE_PROTECTED Larkfield'],
  ['seen with Kieran, kieran rang', 'RELEASE_WORD_UNKNOWN Kieran'],
] as const;

for (const [text, expected] of HOLDS) {
  test(`"${text}" is held: ${expected}`, () => assert.ok(held(text).includes(expected), held(text).join('; ')));
}

const LEAVES = ['Strategy meeting held with Police and CSC. S47 agreed; ICPC within 15 working days.', 'Mother said that she was tired. He will be seen in May. Section 17 support on 04/03/2024.', 'Father did not attend. GP told. Weight 9.1 kg on 0.4th centile. A&E at 10:30.', '“I want to stay here.”', 'He said that I was late. A visit to Area A was planned; A&E told.'];

for (const text of LEAVES) {
  test(`"${text}" leaves as it is`, () => assert.deepEqual(held(text), []));
}

test('a person or an area that is not on the list is held, and one whom a person has cleared is not', () => {
  assert.deepEqual(held('Seen.', { persons: ['uncle dave'], area: 'Midhaven' }), ['RELEASE_AREA_NOT_LISTED Midhaven', 'RELEASE_PERSON_NOT_LISTED uncle dave', 'RELEASE_WORD_UNKNOWN Midhaven']);
  assert.deepEqual(held('Seen by Aaron.', { persons: ['father'] }, { ...LIST, ordinary: ['aaron', 'father'] }), []);
});

test('nothing leaves by a list that nobody reviewed, that has no role, or whose role is a name', () => {
  const { reviewed: _, ...unreviewed } = LIST;
  assert.deepEqual(held('Seen.', {}, unreviewed), ['RELEASE_LIST_NOT_REVIEWED']);
  assert.deepEqual(held('Seen.', {}, { ...LIST, reviewed: { by: ' ', on: plainDate('2026-05-01') } }), ['RELEASE_LIST_NOT_REVIEWED']);
  assert.ok(held('Seen.', {}, { ...LIST, things: [{ names: ['Aaron'], role: ' ', kind: 'person' }] }).includes('RELEASE_ROLE_EMPTY Aaron'));
  assert.ok(held('Seen.', {}, { ...LIST, things: [...LIST.things, { names: ['Bo Reed'], role: 'Northtown friend', kind: 'person' }] }).includes('RELEASE_ROLE_NAMES Northtown friend'));
});

test('an entry of a birth, or of a listed birthday, keeps its month only', () => {
  for (const more of [{ event_type: 'birth' }, { occurred: '2015-05-03T04:10:00+01:00' }]) {
    const release = pseudonymise([entry('The baby was well.', { occurred: '2015-05-03', ...more })], LIST);
    assert.ok(release.kind === 'released');
    assert.deepEqual([release.entries[0]?.occurred, release.entries[0]?.precision], ['2015-05', 'month']);
  }
});

test('a protected location never leaves, for nobody and in no part of an entry', () => {
  assert.equal(released('Mother is at larkfield refuge now.'), 'Mother is at [protected location] now.');
  const own = forAgency([entry('Moved to Larkfield Refuge.')], { agency: 'Police', released: new Set() }, LIST.protectedLocations);
  assert.ok(own.kind === 'released');
  assert.deepEqual([own.entries[0]?.text, own.entries[0]?.cells['Event']], ['Moved to [protected location].', 'Moved to [protected location].']);
  const part = forAgency([entry('Collected from Larkfield.')], { agency: 'police', released: new Set() }, LIST.protectedLocations);
  assert.deepEqual(part.kind === 'held' ? part.findings.map(({ code, found }) => `${code} ${found}`) : [], ['RELEASE_PROTECTED Larkfield']);
  assert.equal(forAgency([entry('Collected from:\nLarkfield.')], { agency: 'police', released: new Set() }, LIST.protectedLocations).kind, 'held');
});

test('one agency gets its own entries and those released to it, and no other', () => {
  const all = [entry('own', { id: 'a', agency: 'police', area: 'Northtown' }), entry('other area', { id: 'b', agency: 'police', area: 'Southtown' }), entry('school', { id: 'c', agency: 'school' }), entry('school released', { id: 'd', agency: 'school' }), entry('nobody', { id: 'e', agency: '' })];
  const given = forAgency(all, { agency: 'Police', area: 'Northtown', released: new Set(['d']) }, []);
  assert.deepEqual(given.kind === 'released' ? given.entries.map(({ id }) => id) : [], ['a', 'd']);
});

test('anonymised is said only of what a person signed', () => {
  const release = pseudonymise([entry('Tess was seen.')], LIST);
  const other = pseudonymise([entry('Tess was seen again.')], LIST);
  assert.ok(release.kind === 'released' && other.kind === 'released');
  const signOff = { by: 'Simon Peel', on: plainDate('2026-05-02'), digest: release.digest };
  const signed = anonymised(release, signOff);
  assert.equal(signed.ok && signed.value.standing, 'anonymised');
  const refusals = [anonymised(release, undefined), anonymised(release, { ...signOff, by: '' }), anonymised(other, signOff)].map((result) => (result.ok ? 'signed' : result.refusals[0].code));
  assert.deepEqual(refusals, ['RELEASE_NOT_SIGNED', 'RELEASE_NOT_SIGNED', 'RELEASE_SIGNED_OTHER']);
});

// 943 476 5919 is the number that the NHS gives as its example: 9×10 + 4×9 + … + 1×2 = 299, 299 = 27×11 + 2, 11 − 2 = 9.
test('the check digit of an NHS number is worked out', () => {
  assert.deepEqual(['9434765919', '9434765918', '0000000000'].map(isNhsNumber), [true, false, true]);
});

const names = ['Tess Harding', 'Tess', 'Harding', 'Tessie', 'Okonkwo', 'Zoë Okonkwo-Lyle', 'Northtown', 'Beech Primary School', 'Larkfield Refuge'];
const disguise = fc.constantFrom(
  (name: string) => name, (name: string) => name.toUpperCase(), (name: string) => name.toLowerCase(), (name: string) => `${name}'s`, (name: string) => name.replaceAll(' ', '\u{A0}'), (name: string) => name.split('').join('\u{200B}'),
  (name: string) => name.normalize('NFD'), (name: string) => `(${name})`, (name: string) => `${name}, ${name}`, (name: string) => name.replaceAll(' ', '-'),
);
const piece = fc.oneof(fc.constantFrom('was seen', 'and the school', 'rang', '.', ',', 'at home', 'with mother'), fc.tuple(fc.constantFrom(...names), disguise).map(([name, change]) => change(name)));

test('whatever is released holds no name of the list, however it was disguised', () => {
  let left = 0;
  fc.assert(fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), (pieces) => {
    const release = pseudonymise([entry(pieces.join(' '))], LIST);
    if (release.kind === 'held') return;
    left += 1;
    const text = folded(JSON.stringify(release.entries).normalize('NFC').replaceAll(/[\u{200B}]/gu, ''));
    for (const name of names) assert.ok(!text.includes(folded(name)), `${name} in ${text}`);
  }), { seed: 3, numRuns: 500 });
  assert.ok(left > 200, `only ${left} were released, so little was tried`);
});
