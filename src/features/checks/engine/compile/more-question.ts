import type { Condition } from '../../language/pattern.ts';
import type { Question } from './compile-condition.ts';
import { compilePattern } from './compile-pattern.ts';
import { matching } from './look.ts';
import { marksIn, settle } from '../scene.ts';
import type { Settings } from './settings.ts';
import { NO, UNKNOWN, YES } from '../truth.ts';
import { compileWindow } from './window.ts';

/** More of the events on one side of the event than on the other (`than`), within the same length of time. */
export function moreQuestion({ of, than, or_same }: NonNullable<Condition['more']>, { within }: Condition, settings: Settings): Question {
  const pattern = compilePattern(of, settings);
  const there = compileWindow({ when: than, within }, settings, pattern.readers);
  const here = compileWindow({ when: than === 'before' ? 'after' : 'before', within }, settings, pattern.readers);
  const exceeds = (many: number, few: number): boolean => many > 0 && (or_same === 'yes' ? many >= few : many > few);
  return (scene, event) => {
    const marks = marksIn(scene);
    const [few, maybeFew] = matching(scene, pattern, there, event);
    const [many, maybeMany] = matching(scene, pattern, here, event);
    scene.evidence?.push(...few, ...many);
    if (exceeds(many.length, few.length + maybeFew.length)) return settle(scene, marks, YES);
    return settle(scene, marks, exceeds(many.length + maybeMany.length, few.length) ? UNKNOWN : NO);
  };
}
