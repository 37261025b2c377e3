import type { Test } from '../../language/pattern.ts';
import { phraseIn } from './phrases.ts';
import type { Scene } from '../scene.ts';
import type { Settings } from './settings.ts';
import { truth, UNKNOWN, type Truth } from '../truth.ts';
import type { Value } from '../values.ts';

/** What the other event holds, or undefined where it is silent, which is marked where that is wanted. */
type Reader = (scene: Scene, other: number, mark: boolean) => readonly string[] | undefined;

/**
 * Whether of the phrases that a text has the other text lacks so large a share. Words that somebody is quoted as saying count,
 * because a summary that quotes them has kept them.
 */
export function lostWords({ of, at_least }: NonNullable<Test['loses']>, read: Reader, settings: Settings, onSilence: 'unknown' | 'no' | 'yes') {
  const phrases = settings.texts(of).map((phrase) => phraseIn([phrase]));
  const least = settings.number(at_least);
  return (scene: Scene, _event: number, other: number, _id: number, { list }: Value): Truth => {
    const had = phrases.filter((phrase) => list.some((text) => phrase.test(text)));
    if (had.length === 0) return truth(false);
    const kept = read(scene, other, onSilence === 'unknown');
    if (kept === undefined) return onSilence === 'unknown' ? UNKNOWN : truth(onSilence === 'yes');
    return truth(had.filter((phrase) => !kept.some((text) => phrase.test(text))).length / had.length >= least);
  };
}
