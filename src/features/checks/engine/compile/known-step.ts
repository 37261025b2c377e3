import { NO_DAY, shiftDay, type Duration } from '../calendar.ts';
import type { Knower } from '../columns.ts';
import { markSilent, type Scene } from '../scene.ts';
import type { Anchor, Standing } from './standing.ts';
import { CANNOT_TELL, CLEAR, FIRED, PENDING, type Weight } from '../truth.ts';

type Judge = (scene: Scene, trigger: number, anchor: Anchor) => Standing;

/** So many different services, wherever they are, are recorded as knowing of the trigger by then. */
export function knownJudge(least: number, limit: Duration): Judge {
  return (scene, trigger, { day }) => {
    const value = shiftDay(day, limit, 1);
    const due = value === NO_DAY || limit.unit === 'hours' ? undefined : { unit: 'day' as const, value, soonest: value };
    if (due === undefined) return { weight: CANNOT_TELL, least: CANNOT_TELL, due, fires: NO_DAY, met: undefined, warning: false };
    const all = scene.knowers(scene.columns.source[trigger] ?? 0);
    if (all.length === 0) {
      markSilent(scene, trigger, 'known_to');
      const weight = scene.asAt.day > value ? CANNOT_TELL : PENDING;
      return { weight, least: weight, due, fires: value + 1, met: undefined, warning: false };
    }
    // Who came to know at a time later than the moment of asking did not know by then.
    const knowers = all.filter(({ at }) => (at ?? 0) <= scene.asAt.second);
    const last = Math.min(value, scene.asAt.day);
    const [some, every] = [services(knowers, (days) => Math.min(...days.map(([first]) => first)) <= last), services(knowers, (days) => Math.max(...days.map(([, end]) => end)) <= last)];
    const weigh = (known: number): Weight => (known >= least ? CLEAR : scene.asAt.day > value ? FIRED : PENDING);
    return { weight: weigh(every), least: weigh(some), due, fires: value + 1, met: trigger, warning: false };
  };
}

function services(knowers: readonly Knower[], knew: (days: Knower['days']) => boolean): number {
  return new Set(knowers.filter(({ days }) => knew(days)).map(({ who }) => who.split(':')[0])).size;
}
