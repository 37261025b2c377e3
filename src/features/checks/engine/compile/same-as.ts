import { isTest, type Test, type Where } from '../../language/pattern.ts';
import { fieldReader, type FieldReader } from './field.ts';
import { TYPE_COUNT } from '../columns.ts';
import { eventWithId, foldedId } from './ids.ts';
import { byTime, typesHere } from './run.ts';
import type { Scene } from '../scene.ts';
import type { Settings } from './settings.ts';

/** The only events that can match, held against another: those that share a value with it, by time. Undefined where it can be any. */
export type SameAs = (scene: Scene, other: number) => readonly number[] | undefined;

/** So often a record is looked through before its events are put together by value. */
const OFTEN = 2;

/** For patterns of which one field has to be what the other event says: the same person, the same area, the entry that it is about. */
export function sameAs(where: Where, types: readonly number[], settings: Settings): SameAs | undefined {
  for (const [field, given] of Object.entries(where)) {
    const test = isTest(given) ? given : { is: given };
    const reference = referenceIn(test);
    if (reference === undefined) continue;
    const wanted = textsOf(reference.slice('trigger.'.length), settings);
    return field === 'id' ? entriesNamed(types, wanted, test.silent === 'no') : sharing(types, fieldReader(field, settings), wanted, test.silent !== 'no');
  }
  return undefined;
}

function referenceIn({ is, includes, recorded }: Test): string | undefined {
  return recorded !== undefined ? undefined : [is, includes].find((value): value is string => typeof value === 'string' && value.startsWith('trigger.'));
}

type Texts = (scene: Scene, other: number) => readonly string[];

function textsOf(field: string, settings: Settings): Texts {
  if (field === 'id') return (scene, other) => [foldedId(scene, other)];
  const read = fieldReader(field, settings);
  return (scene, other) => scene.values.all[read(scene, other)]?.list ?? [];
}

function entriesNamed(types: readonly number[], wanted: Texts, silentIsNone: boolean): SameAs {
  const isOneOf = new Uint8Array(TYPE_COUNT);
  for (const code of types) isOneOf[code] = 1;
  return (scene, other) => {
    if (isExplained(scene)) return undefined;
    const texts = wanted(scene, other);
    if (texts.length === 0) return silentIsNone ? [] : undefined;
    const found: number[] = [];
    for (const text of texts) {
      const event = eventWithId(scene, text);
      if (event !== undefined && isOneOf[scene.columns.type[event] ?? 0] === 1 && !found.includes(event)) found.push(event);
    }
    return byTime(scene, found);
  };
}

interface ByValue {
  readonly events: ReadonlyMap<string, readonly number[]>;
  readonly silent: readonly number[];
}

function sharing(types: readonly number[], read: FieldReader, wanted: Texts, withSilent: boolean): SameAs {
  let [shown, asked]: [number, number] = [-1, 0];
  let kept: ByValue | undefined;
  return (scene, other) => {
    if (isExplained(scene)) return undefined;
    if (shown !== scene.shown) [shown, asked, kept] = [scene.shown, 0, undefined];
    if (kept === undefined && ++asked <= OFTEN) return undefined;
    const texts = wanted(scene, other);
    if (texts.length === 0) return undefined;
    kept ??= byValue(scene, types, read);
    const { events, silent } = kept;
    const [only, ...more] = texts;
    const same = more.length === 0 ? (events.get(only ?? '') ?? []) : [...new Set(texts.flatMap((text) => events.get(text) ?? []))];
    return (withSilent && silent.length > 0) || more.length > 0 ? byTime(scene, [...new Set([...same, ...(withSilent ? silent : [])])]) : same;
  };
}

function byValue(scene: Scene, types: readonly number[], read: FieldReader): ByValue {
  const events = new Map<string, number[]>();
  const silent: number[] = [];
  for (const code of typesHere(scene, types)) {
    const end = scene.typeEnd[code] ?? 0;
    for (let event = scene.typeStart[code] ?? 0; event < end; event++) {
      const value = scene.values.all[read(scene, event)];
      const list = value?.list ?? [];
      if (list.length === 0 || value?.text === 'unknown') silent.push(event);
      for (const text of list) {
        const own = events.get(text);
        if (own === undefined) events.set(text, [event]);
        else if (own.at(-1) !== event) own.push(event);
      }
    }
  }
  if (types.length > 1) for (const own of events.values()) byTime(scene, own);
  return { events, silent };
}

function isExplained({ evidence, missing }: Scene): boolean {
  return evidence !== undefined || missing !== undefined;
}
