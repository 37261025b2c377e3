import type { Act } from '../pathway/act.ts';
import type { FrozenPart } from '../pathway/frozen-part.ts';

/**
 * The children by the names of the newest locked notification, with the date of birth where it
 * gives one: "Robin Vale, born 3 May 2024". An agency cannot search its records without them.
 */
export function childrenNamed(acts: readonly Act[]): readonly string[] {
  const locked = acts.findLast((act) => act.kind === 'notification_locked');
  return locked === undefined ? [] : locked.data.parts.filter(({ part }) => part.startsWith('child')).flatMap(named);
}

function named({ answers }: FrozenPart): readonly string[] {
  const shown = (wanted: string) => answers.find(({ name, value }) => name === wanted && value.length > 0)?.shown;
  const [name, born, age] = [shown('name'), shown('birth-date'), shown('age')];
  if (name === undefined) return [];
  if (born !== undefined) return [`${name}, born ${born}`];
  return [age === undefined ? name : `${name}, aged ${age}`];
}
