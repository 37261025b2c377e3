import type { Condition } from '../language/pattern.ts';
import type { Question } from './compile-condition.ts';
import { compilePattern } from './compile-pattern.ts';
import { matching } from './look.ts';
import type { Settings } from './settings.ts';
import { NO, truth, UNKNOWN } from './truth.ts';
import { compileWindow } from './window.ts';

/** More of the events on one side of the event than on the other (`than`), within the same length of time. */
export function moreQuestion({ of, than, or_same }: NonNullable<Condition['more']>, { within }: Condition, settings: Settings): Question {
  const pattern = compilePattern(of, settings);
  const there = compileWindow({ when: than, within }, settings, pattern.readers);
  const here = compileWindow({ when: than === 'before' ? 'after' : 'before', within }, settings, pattern.readers);
  return (scene, event) => {
    const [few, maybeFew] = matching(scene, pattern, there, event);
    const [many, maybeMany] = matching(scene, pattern, here, event);
    scene.evidence?.push(...few, ...many);
    if (maybeFew.length + maybeMany.length > 0) return UNKNOWN;
    return many.length === 0 ? NO : truth(or_same === 'yes' ? many.length >= few.length : many.length > few.length);
  };
}
