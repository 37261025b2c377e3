import type { Condition, Pattern, Where } from '../../language/pattern.ts';
import type { Question } from './compile-condition.ts';
import { isHeldAgainst } from './compile-test.ts';
import { NO_DAY } from '../calendar.ts';
import type { Truth } from '../truth.ts';

/** What is asked for `lately` is not seen from the event, so where nothing else names that event it is asked once for each record that is shown. */
export function onceLately(question: Question, { when, until }: Condition, pattern: Pattern, where: Where = {}): Question {
  if (when !== 'lately' || until !== undefined || !isAlone(pattern) || isHeldAgainst(where)) return question;
  let [shown, held, lapsed]: [number, Truth, number] = [-1, 0, NO_DAY];
  return (scene, event) => {
    if (scene.evidence !== undefined || scene.missing !== undefined) return question(scene, event);
    if (shown !== scene.shown) {
      const before = scene.lapsed;
      scene.lapsed = NO_DAY;
      held = question(scene, event);
      [shown, lapsed] = [scene.shown, scene.lapsed];
      scene.lapsed = before;
    }
    scene.lapsed = Math.max(scene.lapsed, lapsed);
    return held;
  };
}

function isAlone({ where = {}, any_of = [] }: Pattern): boolean {
  return !isHeldAgainst(where) && any_of.every(isAlone);
}
