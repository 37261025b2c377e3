import { readPartialDate } from '../../../kernel/written-date.ts';
import type { EventRecord } from '../../events/index.ts';
import type { Check } from '../language/check.ts';
import { daysOf } from './record.fixture.ts';

/** The record with every day that a written date can be from which a clock starts. */
export function writtenWays(check: Check, events: readonly EventRecord[]): readonly (readonly EventRecord[])[] {
  const names = new Set(check.rules.flatMap(({ on }) => on.from ?? []));
  return events.reduce<readonly (readonly EventRecord[])[]>((sofar, event) => {
    const ways = waysOf(event, names);
    return sofar.flatMap((one) => ways.map((way) => [...one, way]));
  }, [[]]);
}

function waysOf(event: EventRecord, names: ReadonlySet<string>): readonly EventRecord[] {
  const vague = Object.entries(event.attributes).flatMap(([name, value]) => {
    const read = names.has(name) && typeof value === 'string' && !value.includes('T') ? readPartialDate(value) : undefined;
    return read?.ok === true ? [{ name, days: daysOf(read.value) }] : [];
  });
  const [first] = vague;
  return first === undefined ? [event] : first.days.map((day) => ({ ...event, attributes: { ...event.attributes, [first.name]: day } }));
}
