import type { Condition } from '../../language/pattern.ts';
import { ageQuestion, recordedQuestion } from './child-question.ts';
import { compileWhere } from './compile-test.ts';
import { shareQuestion } from './compare-question.ts';
import { moreQuestion } from './more-question.ts';
import { someQuestion } from './count-question.ts';
import { marksIn, settle, type Scene } from '../scene.ts';
import type { Settings } from './settings.ts';
import { stateQuestion } from './state-question.ts';
import { totalQuestion } from './total-question.ts';
import { and, NO, not, or, YES, type Truth } from '../truth.ts';

/** A question about the record, seen from one event. */
export type Question = (scene: Scene, event: number) => Truth;

/** All of them. */
export function compileConditions(conditions: readonly Condition[], settings: Settings): Question {
  const questions = conditions.map((condition) => compileCondition(condition, settings));
  const [only] = questions;
  if (only !== undefined && questions.length === 1) return only;
  return (scene, event) => {
    const marks = marksIn(scene);
    const before = scene.lapsed;
    let held: Truth = YES;
    for (const question of questions) {
      const sofar = scene.lapsed;
      scene.lapsed = before;
      held = and(held, question(scene, event));
      if (held === NO) break;
      scene.lapsed = Math.max(scene.lapsed, sofar);
    }
    return settle(scene, marks, held);
  };
}

export function compileCondition(condition: Condition, settings: Settings): Question {
  const { all, any, that, state, child, share, more } = condition;
  if (all !== undefined) return compileConditions(all, settings);
  if (any !== undefined) return anyQuestion(any.map((one) => compileCondition(one, settings)));
  if (condition.not !== undefined) return unseen(compileCondition(condition.not, settings));
  if (that !== undefined) {
    const test = compileWhere(that, settings);
    return (scene, event) => test(scene, event, event);
  }
  if (state !== undefined) return stateQuestion(state, settings);
  if (child?.age !== undefined) return ageQuestion(child.age, settings);
  if (child?.recorded !== undefined) return recordedQuestion(child.recorded);
  if (share !== undefined) return shareQuestion(share, condition, settings);
  if (more !== undefined) return moreQuestion(more, condition, settings);
  if (condition.total !== undefined) return totalQuestion(condition.total, condition, settings);
  if (condition.none !== undefined) return unseen(someQuestion(condition.none, condition, settings));
  if (condition.some !== undefined) return someQuestion(condition.some, condition, settings);
  throw new Error('a condition that was read has one of its kinds');
}

function anyQuestion(questions: readonly Question[]): Question {
  return (scene, event) => {
    const marks = marksIn(scene);
    const before = scene.lapsed;
    let held: Truth = NO;
    let [together, soonest] = [before, Infinity];
    for (const question of questions) {
      scene.lapsed = before;
      const own = question(scene, event);
      held = or(held, own);
      if (own === YES) soonest = Math.min(soonest, scene.lapsed);
      together = Math.max(together, scene.lapsed);
      if (soonest === before) break;
    }
    // One that holds is enough, from the first day on which it does; none holds only once all have ceased to.
    scene.lapsed = held === YES ? soonest : together;
    return settle(scene, marks, held);
  };
}

/** What is there bears on a "no" only by being there, so it is not evidence of one. */
function unseen(question: Question): Question {
  return (scene, event) => {
    const { evidence, lapsed } = scene;
    scene.evidence = undefined;
    const held = not(question(scene, event));
    scene.evidence = evidence;
    if (held === NO) scene.lapsed = lapsed;
    return held;
  };
}
