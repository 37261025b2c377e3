import { addDays, type PlainDate } from '../../../kernel/plain-date.ts';
import type { Check } from '../language/check.ts';
import type { NotRelevant } from '../trial/index.ts';

/** What an area's controller recorded of the impact assessment last. */
export interface Assessment {
  readonly kind: 'signed' | 'withdrawn';
  readonly reference: string;
  readonly signedOn: PlainDate | null;
  /** A post, never a name: it is published. */
  readonly signedBy: string;
  readonly reviewOn: PlainDate | null;
  readonly reason: string;
  readonly at: Date;
}

/** A check switched on or off in an area. */
export interface SwitchAct {
  readonly check: string;
  readonly version: number;
  readonly turned: 'on' | 'off';
  readonly owner: string;
  readonly sunset: PlainDate | null;
  readonly told: Told | null;
  readonly reason: string;
  readonly at: Date;
}

/** What was found of a check before it was switched on, in counts per 1,000; null where so few that it is not told. */
export interface Told {
  readonly records: string;
  readonly children: number | null;
  readonly perThousand: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Whether this installation made the trial; otherwise somebody brought it. */
  readonly madeHere: boolean;
  /** How often it had been answered as not relevant; null where nobody had answered it. */
  readonly notRelevant: ToldNotRelevant | null;
}

export interface ToldNotRelevant {
  readonly from: 'trial' | 'live';
  readonly all: NotRelevant;
  readonly groups: readonly (NotRelevant & { readonly by: string; readonly group: string })[];
}

export type AreaState = 'none' | 'withdrawn' | 'review-passed' | 'signed';

/** Whether live use may be on in an area at all: only under a signed assessment whose review is still to come. */
export function areaState(newest: Assessment | undefined, today: PlainDate): AreaState {
  if (newest === undefined) return 'none';
  if (newest.kind === 'withdrawn') return 'withdrawn';
  return newest.reviewOn !== null && newest.reviewOn >= today ? 'signed' : 'review-passed';
}

/** Days before the review from which the page says that it comes near. */
const NEAR = 30;

export function reviewIsNear(newest: Assessment | undefined, today: PlainDate): boolean {
  return areaState(newest, today) === 'signed' && newest?.reviewOn != null && newest.reviewOn <= addDays(today, NEAR);
}

/** How one check stands in an area; `off` says why. */
export type CheckState = 'on' | 'never-on' | 'switched-off' | 'sunset-passed' | 'changed-since' | 'review-only';

export interface StandingCheck {
  /** The version that is on; where none is, the newest. */
  readonly check: Check;
  readonly state: CheckState;
  readonly act: SwitchAct | undefined;
  /** A newer version than the one that is on. */
  readonly newer: Check | undefined;
}

/** Every check as it stands in an area. `checks` are all versions that the area can have on; `acts` oldest first. */
export function standingOf(checks: readonly Check[], acts: readonly SwitchAct[], today: PlainDate): readonly StandingCheck[] {
  const switched = new Map(acts.map((act) => [act.check, act]));
  return [...Map.groupBy(checks, ({ id }) => id).values()].flatMap((versions) => {
    const newest = versions.toSorted((a, b) => b.version - a.version)[0];
    if (newest === undefined) return [];
    const act = switched.get(newest.id);
    const tried = act?.turned === 'on' ? versions.find(({ version }) => version === act.version) : undefined;
    const check = tried ?? newest;
    return [{ check, act, state: check.use === 'review' ? 'review-only' : stateOf(act, tried, today), newer: tried === undefined || tried === newest ? undefined : newest }];
  });
}

function stateOf(act: SwitchAct | undefined, tried: Check | undefined, today: PlainDate): CheckState {
  if (act === undefined) return 'never-on';
  if (act.turned === 'off') return 'switched-off';
  if (tried === undefined) return 'changed-since';
  return act.sunset !== null && act.sunset >= today ? 'on' : 'sunset-passed';
}

/** The checks that are asked in an area on that day: none without an assessment that stands. */
export function liveChecks(assessment: Assessment | undefined, acts: readonly SwitchAct[], checks: readonly Check[], today: PlainDate): readonly Check[] {
  if (areaState(assessment, today) !== 'signed') return [];
  return standingOf(checks, acts, today).flatMap(({ check, state }) => (state === 'on' ? [check] : []));
}

/** A check that often speaks without cause is only ever something to think about: no duty is listed or counted for it. */
export function isPrompt({ starts, false_alarm: { risk } }: Check): boolean {
  return risk === 'high' || starts === 'prompt_only';
}
