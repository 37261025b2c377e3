import { quantity } from './condition.fixture.ts';
import type { Case } from './field-test.fixture.ts';
import { lastSecondOf, shifted, type Entry } from './record.fixture.ts';

/** The last day, counted back from the day that starts the clock, though never before the trigger's own. */
export function aheadLimit(given: Case, ahead: string, trigger: Entry, start: Entry) {
  const length = quantity(given, ahead);
  const back = shifted(start.day, -(length?.value ?? 0), length?.unit ?? 'days');
  const last = back < trigger.day ? trigger.day : back;
  return { due: last, day: last, over: lastSecondOf(last), reaches: ({ day }: Entry): boolean => day <= last };
}
