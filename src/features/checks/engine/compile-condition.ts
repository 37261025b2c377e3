import type { Condition } from '../language/pattern.ts';
import { ageQuestion, recordedQuestion } from './child-question.ts';
import { compileWhere } from './compile-test.ts';
import { shareQuestion } from './compare-question.ts';
import { moreQuestion } from './more-question.ts';
import { someQuestion } from './count-question.ts';
import { marksIn, settle, type Scene } from './scene.ts';
import type { Settings } from './settings.ts';
import { stateQuestion } from './state-question.ts';
import { totalQuestion } from './total-question.ts';
import { and, NO, not, or, YES, type Truth } from './truth.ts';

/** A question about the record, seen from one event. */
export type Question = (scene: Scene, event: number) => Truth;

/** All of them. */
export function compileConditions(conditions: readonly Condition[], settings: Settings): Question {
  const questions = conditions.map((condition) => compileCondition(condition, settings));
  const [only] = questions;
  if (only !== undefined && questions.length === 1) return only;
  return (scene, event) => {
    const marks = marksIn(scene);
    let held: Truth = YES;
    for (const question of questions) {
      held = and(held, question(scene, event));
      if (held === NO) break;
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
    let held: Truth = NO;
    for (const question of questions) {
      held = or(held, question(scene, event));
      if (held === YES) break;
    }
    return settle(scene, marks, held);
  };
}

/** What is there bears on a "no" only by being there, so it is not evidence of one. */
function unseen(question: Question): Question {
  return (scene, event) => {
    const evidence = scene.evidence;
    scene.evidence = undefined;
    const held = not(question(scene, event));
    scene.evidence = evidence;
    return held;
  };
}
