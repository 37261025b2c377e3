import type { Condition } from '../../language/pattern.ts';
import type { Question } from './compile-condition.ts';
import { compilePattern } from './compile-pattern.ts';
import { matching } from './look.ts';
import { fieldReader } from './field.ts';
import { marksIn, markSilent, settle, type Scene } from '../scene.ts';
import type { Settings } from './settings.ts';
import { NO, UNKNOWN, YES } from '../truth.ts';
import { compileWindow, withItself } from './window.ts';

/** A number that events hold adds up to so much or more; the event itself counts where it matches. */
export function totalQuestion({ of, field, at_least }: NonNullable<Condition['total']>, condition: Condition, settings: Settings): Question {
  const pattern = compilePattern(of, settings);
  const [window, read, least] = [withItself(compileWindow(condition, settings, pattern.readers), condition), fieldReader(field, settings), settings.number(at_least)];
  const numberOf = (scene: Scene, found: number): number => scene.values.all[read(scene, found)]?.number ?? Number.NaN;
  const sum = (scene: Scene, found: readonly number[]): number => found.reduce((all, one) => all + (numberOf(scene, one) || 0), 0);
  return (scene, event) => {
    const marks = marksIn(scene);
    const [certain, unknown] = matching(scene, pattern, window, event);
    scene.evidence?.push(...certain, ...unknown);
    if (sum(scene, certain) >= least) return settle(scene, marks, YES);
    const all = [...certain, ...unknown];
    const silent = all.filter((found) => Number.isNaN(numberOf(scene, found)));
    for (const found of silent) markSilent(scene, found, field);
    return settle(scene, marks, silent.length > 0 || sum(scene, all) >= least ? UNKNOWN : NO);
  };
}
