import { isTest, type Test, type Where } from '../../language/pattern.ts';
import { shiftDay, dayText, type Duration } from '../calendar.ts';
import { fieldReader, type FieldReader } from './field.ts';
import { foldedId } from './ids.ts';
import { lostWords } from './lost-words.ts';
import { phraseIn } from './phrases.ts';
import { marksIn, markSilent, settle, type Scene } from '../scene.ts';
import type { Settings } from './settings.ts';
import { and, NO, truth, UNKNOWN, YES, type Truth } from '../truth.ts';
import { folded, sectorsIn, type Value } from '../values.ts';

/** Whether an event is so, held against another. */
export type EventTest = (scene: Scene, event: number, other: number) => Truth;

type Literal = string | number;
type Holds = (value: Value) => boolean;
type Silence = 'unknown' | 'no' | 'yes';

/** Every field that must hold. */
export function compileWhere(where: Where, settings: Settings, held: 'against another' | 'alone' = 'against another'): EventTest {
  const given = Object.entries(where).map(([field, test]) => [field, isTest(test) ? test : { is: test }] as const);
  const tests = given.filter(([, test]) => held === 'against another' || !refers(test)).map(([field, test]) => compileField(field, test, settings));
  const [first, second, ...more] = tests;
  if (first === undefined) return () => YES;
  if (second === undefined) return first;
  return (scene, event, other) => {
    const marks = marksIn(scene);
    let held = first(scene, event, other);
    if (held !== NO) held = and(held, second(scene, event, other));
    for (let index = 0; index < more.length && held !== NO; index++) held = and(held, more[index]?.(scene, event, other) ?? YES);
    return settle(scene, marks, held);
  };
}

function compileField(field: string, test: Test, settings: Settings): EventTest {
  const named = field === 'id' ? entryNamed(test, settings) : undefined;
  if (named !== undefined) return named;
  const read = fieldReader(field, settings);
  const isId = field === 'id';
  const silent = test.silent ?? 'unknown';
  const aware = mentionsUnknown(test);
  const parts = partsOf(test, settings);
  const [only] = parts;
  const single = parts.length === 1 ? only : undefined;
  return (scene, event, other) => {
    // Ids of events are all different, so they are not put into the table of values.
    const id = isId ? NOT_IN_TABLE : read(scene, event);
    const value = isId ? idValue(scene, event) : scene.values.all[id];
    const nothing = id === 0 || value === undefined || (!aware && value.text === 'unknown');
    if (test.recorded !== undefined) return truth(nothing === (test.recorded === 'no'));
    if (nothing) return silence(scene, event, field, silent);
    if (single !== undefined) return single(scene, event, other, id, value);
    const marks = marksIn(scene);
    let held: Truth = YES;
    for (const part of parts) held = and(held, part(scene, event, other, id, value));
    return settle(scene, marks, held);
  };
}

/** The entry that the other one names: its id is only looked at where the other names one at all. */
function entryNamed({ is, silent = 'unknown', ...more }: Test, settings: Settings): EventTest | undefined {
  if (typeof is !== 'string' || !isReference(is) || Object.keys(more).length > 0) return undefined;
  const reader = referenceReader(is, settings);
  return (scene, event, other) => {
    const wanted = reader(scene, other, silent === 'unknown');
    if (wanted === undefined) return silent === 'unknown' ? UNKNOWN : truth(silent === 'yes');
    return truth(wanted.includes(foldedId(scene, event)));
  };
}

/** Whether what the fields must be depends on the event that this one is held against. */
export function isHeldAgainst(where: Where): boolean {
  return Object.values(where).some((given) => {
    if (!isTest(given)) return namesOther(given);
    const { is, not, includes, includes_all, includes_none, only, shares_with, loses } = given;
    return shares_with !== undefined || loses !== undefined || [is, not, includes, includes_all, includes_none, only].some(namesOther);
  });
}

function namesOther(given: Literal | Literal[] | undefined): boolean {
  return [given ?? []].flat().some((value) => typeof value === 'string' && isReference(value));
}

/** Whether the test needs the event that this one is held against, its own day, or the rest of the record. */
function refers({ is, not, includes, includes_all, includes_none, only, shares_with, loses, day_at_least, day_at_most, day_before }: Test): boolean {
  return shares_with !== undefined || loses !== undefined || day_at_least !== undefined || day_at_most !== undefined || day_before !== undefined
    || [is, not, includes, includes_all, includes_none, only].some(namesOther);
}

const NOT_IN_TABLE = -1;

function idValue(scene: Scene, event: number): Value {
  const id = foldedId(scene, event);
  return { key: id, text: id, list: [id], number: Number.NaN };
}

function silence(scene: Scene, event: number, field: string, silent: Silence): Truth {
  if (silent !== 'unknown') return truth(silent === 'yes');
  markSilent(scene, event, field);
  return UNKNOWN;
}

function mentionsUnknown(test: Test): boolean {
  return [test.is, test.not, test.includes].flat().includes('unknown');
}

type Part = (scene: Scene, event: number, other: number, id: number, value: Value) => Truth;

function partsOf(test: Test, settings: Settings): readonly Part[] {
  const { silent = 'unknown' } = test;
  return [
    ...listed(test.is, settings, silent, (value, wanted) => wanted.some((one) => value.list.length === 1 ? value.list[0] === one : value.list.includes(one))),
    ...listed(test.not, settings, silent, (value, unwanted) => !unwanted.some((one) => value.list.includes(one))),
    ...listed(test.includes, settings, silent, (value, wanted) => wanted.some((one) => value.list.includes(one))),
    ...listed(test.includes_all, settings, silent, (value, wanted) => wanted.every((one) => value.list.includes(one))),
    ...listed(test.includes_none, settings, silent, (value, unwanted) => !unwanted.some((one) => value.list.includes(one))),
    ...listed(test.only, settings, silent, (value, allowed) => value.list.every((one) => allowed.includes(one))),
    ...phrased(test.matches, settings, (value, phrase) => hasPhrase(value, phrase)),
    ...phrased(test.matches_none, settings, (value, phrase) => !hasPhrase(value, phrase)),
    ...fixed(test.includes_sectors, (sectors) => (value) => sectors.every((sector) => sectorsIn(value).has(sector))),
    ...numbered(test.size_at_least, settings, (value, size) => new Set(value.list).size >= size),
    ...numbered(test.at_least, settings, (value, least) => value.number >= least),
    ...numbered(test.at_most, settings, (value, most) => value.number <= most),
    ...numbered(test.words_at_least, settings, (value, least) => wordsIn(value) >= least),
    ...numbered(test.words_fewer_than, settings, (value, most) => wordsIn(value) < most),
    ...(test.loses === undefined ? [] : [lostWords(test.loses, referenceReader(test.loses.in, settings), settings, silent)]),
    ...(test.shares_with === undefined ? [] : [sharing(test.shares_with, settings)]),
    ...(test.day_at_least === undefined ? [] : [byDay(settings.duration(test.day_at_least), 1, 'or later')]),
    ...(test.day_at_most === undefined ? [] : [byDay(settings.duration(test.day_at_most), 1, 'or earlier')]),
    ...(test.day_before === undefined ? [] : [byDay(settings.durationBack(test.day_before), -1, 'or earlier')]),
  ];
}

/** Answers once for each different value, and then from a table. */
function tabled(holds: Holds): Part {
  let table = new Uint8Array(256);
  return (_scene, _event, _other, id, value) => {
    if (id < 0) return holds(value) ? YES : NO;
    if (id >= table.length) {
      const wider = new Uint8Array(Math.max(id + 1, table.length * 2));
      wider.set(table);
      table = wider;
    }
    const known = table[id] ?? 0;
    if (known !== 0) return known === 2 ? YES : NO;
    const held = holds(value);
    table[id] = held ? 2 : 1;
    return held ? YES : NO;
  };
}

function fixed<T>(given: T | undefined, holds: (given: T) => Holds): readonly Part[] {
  return given === undefined ? [] : [tabled(holds(given))];
}

function numbered(name: string | undefined, settings: Settings, holds: (value: Value, number: number) => boolean): readonly Part[] {
  return name === undefined ? [] : [tabled((value) => holds(value, settings.number(name)))];
}

function listed(given: Literal | Literal[] | undefined, settings: Settings, onSilence: Silence, holds: (value: Value, wanted: readonly string[]) => boolean): readonly Part[] {
  if (given === undefined) return [];
  const entries = [given].flat().flatMap((entry) => settings.texts(entry));
  const literals = entries.filter((entry) => !isReference(entry)).map(folded);
  const references = entries.filter(isReference);
  if (references.length === 0) return [tabled((value) => holds(value, literals))];
  const readers = references.map((reference) => referenceReader(reference, settings));
  return [(scene, _event, other, _id, value) => {
    const read = readers.map((reader) => reader(scene, other, onSilence === 'unknown'));
    if (read.some((found) => found === undefined)) return onSilence === 'unknown' ? UNKNOWN : truth(onSilence === 'yes');
    return truth(holds(value, [...literals, ...read.flatMap((found) => found ?? [])]));
  }];
}

export function isReference(entry: string): boolean {
  return /^trigger\.[a-z0-9_]+$/.test(entry);
}

/** What the other event holds there, or undefined where it is silent. */
function referenceReader(reference: string, settings: Settings): (scene: Scene, other: number, mark: boolean) => readonly string[] | undefined {
  const field = reference.slice('trigger.'.length);
  if (field === 'id') return (scene, other) => [foldedId(scene, other)];
  const read: FieldReader = fieldReader(field, settings);
  return (scene, other, mark) => {
    const value = scene.values.all[read(scene, other)];
    if (value !== undefined && value.list.length > 0) return value.list;
    if (mark) markSilent(scene, other, field);
    return undefined;
  };
}

/** The list has so many of the values that the field has among events of the record. */
function sharing({ of, field, at_least }: NonNullable<Test['shares_with']>, settings: Settings): Part {
  const [read, least, events] = [fieldReader(field, settings), settings.number(at_least), settings.matching(of)];
  return (scene, _event, other, _id, { list }) => {
    const values = new Set(events(scene, other).map((found) => scene.values.all[read(scene, found)]?.list[0]));
    return truth(list.filter((one) => values.has(one)).length >= least);
  };
}

/** The attribute is a date, so long after (1) or before (-1) the event's day, or later or earlier than that. A month is taken whole. */
function byDay(duration: Duration, side: 1 | -1, or: 'or later' | 'or earlier'): Part {
  return (scene, event, _other, _id, value) => {
    const limit = dayText(shiftDay(scene.columns.day[event] ?? 0, duration, side));
    const given = value.text.slice(0, 10);
    return truth(or === 'or later' ? given >= limit.slice(0, given.length) : given <= limit.slice(0, given.length));
  };
}

function wordsIn({ text }: Value): number {
  return text.split(/\s+/).filter((word) => /\p{L}|\p{N}/u.test(word)).length;
}

/** Phrases are made into one expression when the check is compiled. */
function phrased(given: Literal | Literal[] | undefined, settings: Settings, holds: (value: Value, phrase: RegExp) => boolean): readonly Part[] {
  if (given === undefined) return [];
  const phrase = phraseIn([given].flat().flatMap((entry) => settings.texts(entry)));
  return [tabled((value) => holds(value, phrase))];
}

// What somebody else is quoted as saying is not the record's own wording, and parts a phrase in two. Most texts have none of the phrases, quoted or not.
function hasPhrase({ list }: Value, phrase: RegExp): boolean {
  return list.some((text) => phrase.test(text) && phrase.test(text.replaceAll(/“[^”]*”|"[^"]*"|‘[^’]*’/g, ' | ')));
}
