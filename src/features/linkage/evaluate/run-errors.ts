import type { Result } from '../../../kernel/result.ts';
import { ok } from '../../../kernel/result.ts';
import { groupsOf } from '../run/groups.ts';
import type { Linked } from '../run/run-link.ts';
import { fairnessOf, type GroupTable } from './fairness.ts';
import { readTruth, type Group, type TruthAsked } from './truth.ts';

/** Misses and false joins of a run by the groups that it knows itself and those that the truth has. Records that the truth does not name are not judged. */
export function runErrors(linked: Linked, asked: TruthAsked): Result<readonly GroupTable[]> {
  const read = readTruth(asked);
  if (!read.ok) return read;
  const { ids, entity: real, groups } = read.value;
  const { records, clustering: { of } } = linked;
  const place = Int32Array.from({ length: records.count }, (_, record) => ids.findText(records.ids.text(records.idOf[record] ?? 0)) - 1);
  const entity = place.map((at) => (at < 0 ? 0 : (real[at] ?? 0)));
  const own = groupsOf(linked);
  const more = groups.filter(({ column, values }) => values.length <= MOST_VALUES && !own.some((group) => group.column === column))
    .map((group): Group => ({ ...group, codes: place.map((at) => (at < 0 ? 0 : (group.codes[at] ?? 0))) }));
  const order = Int32Array.from(entity.keys()).filter((record) => entity[record] !== 0);
  return ok(fairnessOf({ entity, cluster: of, order }, [...own, ...more]));
}

const MOST_VALUES = 1000;
