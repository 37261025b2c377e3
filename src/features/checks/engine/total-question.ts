import type { Condition } from '../language/pattern.ts';
import type { Question } from './compile-condition.ts';
import { compilePattern } from './compile-pattern.ts';
import { matching } from './look.ts';
import { fieldReader } from './field.ts';
import { markSilent } from './scene.ts';
import type { Settings } from './settings.ts';
import { NO, UNKNOWN, YES } from './truth.ts';
import { compileWindow, withItself } from './window.ts';

/** A number that events hold adds up to so much or more; the event itself counts where it matches. */
export function totalQuestion({ of, field, at_least }: NonNullable<Condition['total']>, condition: Condition, settings: Settings): Question {
  const pattern = compilePattern(of, settings);
  const [window, read, least] = [withItself(compileWindow(condition, settings, pattern.readers), condition), fieldReader(field, settings), settings.number(at_least)];
  return (scene, event) => {
    const [certain, unknown] = matching(scene, pattern, window, event);
    scene.evidence?.push(...certain, ...unknown);
    const numbers = certain.map((found) => scene.values.all[read(scene, found)]?.number ?? Number.NaN);
    if (numbers.reduce((sum, number) => sum + (Number.isNaN(number) ? 0 : number), 0) >= least) return YES;
    for (const [index, found] of certain.entries()) if (Number.isNaN(numbers[index])) markSilent(scene, found, field);
    return unknown.length > 0 || numbers.some(Number.isNaN) ? UNKNOWN : NO;
  };
}
