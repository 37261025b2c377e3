import type { Pattern } from '../language/pattern.ts';
import { holds } from './condition.fixture.ts';
import { holdsWhere, type Case } from './field-test.fixture.ts';
import type { Entry } from './record.fixture.ts';
import { allOf, anyOf, type Truth } from './truth.fixture.ts';

/** Whether an event matches a pattern, seen from another where there is one. */
export function matches(given: Case, entry: Entry, { event, where, having, any_of: several }: Pattern, from?: Entry): Truth {
  const fields = [holdsWhere(given, entry, where, from), ...(having ?? []).map((condition) => holds(given, entry, condition))];
  if (several !== undefined) return allOf([anyOf(several.map((one) => matches(given, entry, one, from))), ...fields]);
  const types = new Set([event ?? []].flat());
  if (!types.has('any') && !types.has(entry.type)) return false;
  return allOf(fields);
}
