import { SMALL } from '../trial/protect.ts';
import { numberOf, type Audit, type GatherAsked } from './definition.ts';
import type { Found, Records } from './open-records.ts';
import { groupingBy, groupOf } from './share.ts';
import { countUnlessSmall } from './told.ts';
import { NOT_RECORDED } from '../trial/groups.ts';

/** A place, never a child. */
export interface Gathered {
  readonly place: string;
  /** `yes`, or `cannot_tell` where it hangs on whose children they are, which is not recorded. */
  readonly several: 'yes' | 'cannot_tell';
  /** Null where there are fewer than five; there are as many as were asked for. */
  readonly children: number | null;
  /** The same for the councils of fewer than five children. */
  readonly councils: number | null;
}

export interface GatherAnswer {
  readonly kind: 'gather';
  readonly by: string;
  readonly days: number;
  readonly least: { readonly children: number; readonly councils: number };
  /** Entries left out, because it is open whether they were within the time. */
  readonly not_dated: number | null;
  readonly places: readonly Gathered[];
}

interface Child {
  readonly child: number;
  readonly council: string | undefined;
}

export function answerGather(audit: Audit, asked: GatherAsked, records: Records): GatherAnswer {
  const [days, children, councils] = [numberOf(audit, asked.within), numberOf(audit, asked.children), numberOf(audit, asked.councils)];
  const first = records.asAt.day - days;
  const found = records.find(audit, asked.of);
  const inTime = found.filter(({ from, to }) => from >= first && to <= records.asAt.day);
  const open = found.filter(({ from, to }) => to >= first && from <= records.asAt.day).length - inTime.length;
  const placeOf = records.read(asked.by);
  const councilOf = councilsIn(audit, asked, records);
  const named = new Map<string, { readonly place: string; readonly children: Map<number, Child> }>();
  for (const one of inTime) {
    const value = placeOf(one.event);
    if (value === undefined) continue;
    const own = named.get(value.key) ?? { place: value.text, children: new Map<number, Child>() };
    named.set(value.key, own);
    own.children.set(one.child, { child: one.child, council: councilOf(one) });
  }
  const places = [...named.values()].flatMap(({ place, children: own }) => gathered(place, [...own.values()], children, councils));
  return { kind: 'gather', by: asked.by, days, least: { children, councils }, not_dated: countUnlessSmall(open), places: places.toSorted((a, b) => a.place.localeCompare(b.place, 'en')) };
}

function gathered(place: string, own: readonly Child[], children: number, councils: number): readonly Gathered[] {
  if (own.length < children) return [];
  const known = new Set(own.flatMap(({ council }) => council ?? []));
  const silent = own.filter(({ council }) => council === undefined).length;
  if (known.size + silent < councils) return [];
  const isTold = own.length >= SMALL;
  return [{ place, several: known.size >= councils ? 'yes' : 'cannot_tell', children: isTold ? own.length : null, councils: isTold ? known.size : null }];
}

/** The council that placed the child, as far as it was recorded by then, and otherwise the child's own. */
function councilsIn(audit: Audit, { council: { event, field } }: GatherAsked, records: Records): (concern: Found) => string | undefined {
  const placements = Map.groupBy(records.find(audit, { event, where: { [field]: { recorded: 'yes' } } }), ({ child }) => child);
  const [read, areas] = [records.read(field), groupingBy(records.groupings, 'area')];
  return ({ child, to }) => {
    const placed = placements.get(child)?.findLast((placement) => placement.from <= to);
    const own = groupOf(areas, child);
    return (placed === undefined ? undefined : read(placed.event)?.key) ?? (own === NOT_RECORDED ? undefined : own.trim().toLowerCase());
  };
}
