import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import type { CodeDocument } from '../../codebook/schema.ts';
import { projectFromStudy, studyFromProject, type CodedStudy } from './coded.ts';
import { codesForQda, documentFromQda } from './codes.ts';
import { readQda } from './read.ts';
import { writeQdc, writeQdpx } from './write.ts';

// Words as people write them, with what XML, YAML and lines could trip over.
const words = fc.string({ unit: fc.constantFrom('a', 'Ü', '👶', '&', '<', '"', "'", ':', '|', '#', '-', '%', '1') , minLength: 1, maxLength: 12 }).map((text) => `w${text}w`);
const lines = fc.array(words, { minLength: 1, maxLength: 3 }).map((list) => list.join('\n'));
const name = fc.stringMatching(/^[a-z_][a-z0-9_]{0,8}$/);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const drop = <T extends object>(one: T): T => Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)) as T;
const code = (own: string): fc.Arbitrary<CodeDocument> => fc.record({
  code: fc.constant(own), label: maybe(words.filter((text) => text !== own)), definition: maybe(lines), include: maybe(lines), exclude: maybe(lines), note: maybe(lines), source: maybe(words),
  applies_because: maybe(words), options: maybe(fc.uniqueArray(name, { minLength: 1, maxLength: 4 }).map((all) => all.map((option) => ({ code: option, definition: `of ${option}` })))), minimum: maybe(fc.integer()), blank: maybe(fc.constantFrom('refused' as const, 'not_mentioned' as const)),
  optional: maybe(fc.constant(true as const)),
}).map((one) => drop(one) as CodeDocument);
const study: fc.Arbitrary<CodedStudy> = fc.uniqueArray(name, { minLength: 1, maxLength: 6 }).chain((names) => fc.record({
  codes: fc.tuple(...names.map(code)), title: words,
  records: fc.uniqueArray(name, { maxLength: 4 }).chain((keys) => fc.tuple(...keys.map((key) => fc.record({ key: fc.constant(key), text: fc.option(fc.string({ unit: 'grapheme', maxLength: 40 }).filter((text) => !/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(text)), { nil: null }), values: fc.uniqueArray(fc.tuple(fc.constantFrom(...names), words), { selector: ([one]) => one, maxLength: 3 }).map((pairs) => new Map(pairs)) })))),
  picks: fc.array(fc.record({ record: fc.nat(), code: fc.constantFrom(...names), at: fc.nat(), length: fc.nat(), coder: fc.constantFrom('', 'Asha'), memo: fc.oneof(fc.constant(''), lines) }), { maxLength: 6 }),
})).map(({ codes, title, records, picks }) => ({
  document: { codebook: 'book', title, version: '1', tables: [{ table: 'reviews', key: 'review_id' }], codes },
  records,
  passages: picks.flatMap(({ record, at, length, ...pick }) => {
    const found = records.filter(({ text }) => text !== null)[record % Math.max(1, records.length)];
    const size = [...(found?.text ?? '')].length;
    return found === undefined ? [] : [{ ...pick, record: found.key, from: at % (size + 1), to: (at % (size + 1)) + (length % (size + 1 - (at % (size + 1)))) }];
  }).toSorted((a, b) => records.findIndex(({ key }) => key === a.record) - records.findIndex(({ key }) => key === b.record)),
}));

test('a codebook written as .qdc comes back as it was', () => {
  fc.assert(fc.property(study, ({ document }) => {
    const { codes, sets } = codesForQda(document);
    const read = readQda(strToU8(writeQdc(codes, sets)), 'book.qdc');
    assert.ok(read.ok);
    assert.deepEqual(documentFromQda({ ...read.value, name: document.title }, 'book').document, document);
  }), { numRuns: 150 });
});

test('a project written as .qdpx comes back with its texts, passages and values', () => {
  fc.assert(fc.property(study, (given) => {
    const read = readQda(writeQdpx(projectFromStudy(given)), 'study.qdpx');
    assert.ok(read.ok, JSON.stringify(read));
    const { document, records, passages } = studyFromProject(read.value, 'book');
    assert.deepEqual(document, given.document);
    assert.deepEqual(passages, given.passages);
    assert.deepEqual(records.map(({ key, text }) => [key, text]), given.records.map(({ key, text }) => [key, text]));
    for (const [at, { values }] of given.records.entries()) for (const [one, value] of values) assert.equal(records[at]?.values.get(one), value);
  }), { numRuns: 100 });
});

const refused = (bytes: Uint8Array): readonly string[] => {
  const read = readQda(bytes, 'x.qdpx');
  return read.ok ? [] : read.refusals.map(({ code: one }) => one);
};
const project = (inside: string): string => `<Project xmlns="urn:QDA-XML:project:1.0" name="p">${inside}</Project>`;

test('what could harm or cannot be read is refused', () => {
  assert.deepEqual(refused(strToU8('<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]><CodeBook><Codes><Code guid="1" name="&e;" isCodable="true"/></Codes></CodeBook>')), ['QDA_HAS_DOCTYPE']);
  assert.deepEqual(refused(strToU8('<html/>')), ['QDA_NOT_REFI']);
  assert.deepEqual(refused(strToU8('<CodeBook>')), ['QDA_NOT_XML']);
  assert.deepEqual(refused(zipSync({ 'a.txt': strToU8('a') })), ['QDA_PROJECT_MISSING']);
  assert.deepEqual(refused(strToU8('PK nothing')), ['QDA_NOT_PACKED']);
  const bomb = Buffer.from(zipSync({ 'project.qde': strToU8(project('')) }));
  bomb.writeUInt32LE(0x7fff_ffff, bomb.indexOf('PK\x01\x02', 0, 'latin1') + 24);
  assert.deepEqual(refused(bomb), ['QDA_TOO_LARGE']);
  assert.deepEqual(refused(strToU8(`<a>${'<b>'.repeat(300)}`)), ['QDA_NOT_XML']);
});

test('selections that do not fit their text, and codes that are not there, are named', () => {
  const text = (selection: string): string => project(`<CodeBook><Codes><Code guid="{AAAAAAAA-0000-0000-0000-000000000001}" name="c" isCodable="true"/></Codes></CodeBook><Sources><TextSource guid="s" name="t"><PlainTextContent>abc</PlainTextContent>${selection}</TextSource></Sources>`);
  assert.deepEqual(refused(strToU8(text('<PlainTextSelection guid="x" startPosition="0" endPosition="4"/>'))), ['QDA_SELECTION_OUTSIDE']);
  assert.deepEqual(refused(strToU8(text('<PlainTextSelection guid="x" startPosition="0" endPosition="3"><Coding guid="y"><CodeRef targetGUID="z"/></Coding></PlainTextSelection>'))), ['QDA_CODE_MISSING']);
  assert.deepEqual(refused(strToU8(text('<PlainTextSelection guid="x" startPosition="0" endPosition="3"><Coding guid="y"><CodeRef targetGUID="aaaaaaaa-0000-0000-0000-000000000001"/></Coding></PlainTextSelection>'))), []);
  assert.deepEqual(refused(strToU8(project('<Sources><TextSource guid="s" name="t" plainTextPath="internal://gone.txt"/></Sources>'))), ['QDA_SOURCE_MISSING']);
});

test('what another program wrote becomes codes of ours, with headings as notes and options told from codes', () => {
  const qdc = '<?xml version="1.0"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="ATLAS.ti"><Codes><Code guid="1" name="Harm in the home" isCodable="false"><Code guid="2" name="Domestic abuse" color="#46AA00" isCodable="true"><Description>Any form of it</Description><Code guid="3" name="Coercive control" isCodable="true"/></Code></Code></Codes></CodeBook>';
  const read = readQda(strToU8(qdc), 'atlas.qdc');
  assert.ok(read.ok);
  const { document, notes } = documentFromQda(read.value, 'atlas');
  assert.deepEqual(document.codes, [
    { code: 'domestic_abuse', label: 'Domestic abuse', definition: 'Any form of it', note: 'Under: Harm in the home' },
    { code: 'coercive_control', label: 'Coercive control', note: 'Under: Harm in the home', sub_code_of: 'domestic_abuse' },
  ]);
  assert.equal(document.blank, 'not_mentioned');
  assert.equal(notes.length, 1);
});
