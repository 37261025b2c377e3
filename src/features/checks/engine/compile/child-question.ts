import type { ChildField, Condition } from '../../language/pattern.ts';
import { NO_DAY, shiftDay } from '../calendar.ts';
import type { Question } from './compile-condition.ts';
import { markMissing } from '../scene.ts';
import type { Settings } from './settings.ts';
import { truth, UNKNOWN } from '../truth.ts';

type Age = NonNullable<NonNullable<Condition['child']>['age']>;

/** The child's age on the event's day. A birthday of 29 February is kept on the 28th where there is no 29th. */
export function ageQuestion({ at_least, under }: Age, settings: Settings): Question {
  const least = at_least === undefined ? undefined : settings.duration(at_least);
  settings.readBirth();
  const limit = under === undefined ? undefined : settings.duration(under);
  settings.compare(settings.from, 'birth', [least, limit].filter((bound) => bound !== undefined));
  return (scene, event) => {
    if (scene.birth === NO_DAY) {
      markMissing(scene, 'child.date_of_birth');
      return UNKNOWN;
    }
    const day = scene.columns.day[event] ?? 0;
    return truth((least === undefined || day >= shiftDay(scene.birth, least, 1)) && (limit === undefined || day < shiftDay(scene.birth, limit, 1)));
  };
}

export function recordedQuestion(fields: readonly ChildField[]): Question {
  return ({ child }) => truth(fields.every((field) => child.recorded.has(field)));
}
