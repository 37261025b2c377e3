import type { Check, Rule } from '../../language/check.ts';
import { dayNumber, plainDate } from '../../../../kernel/plain-date.ts';
import { NO_DAY } from '../calendar.ts';
import { compileConditions, type Question } from './compile-condition.ts';
import { compileEachMatching, compileMatching } from './compile-pattern.ts';
import { compileStep, type CompiledStep } from './compile-step.ts';
import { anchorAt, type Start } from './start.ts';
import { compileTrigger, type Instance, type Occasion } from './compile-trigger.ts';
import type { Scene } from '../scene.ts';
import { settingsOf, type Settings } from './settings.ts';
import type { Anchor, Due, Standing } from './standing.ts';
import { and, CANNOT_TELL, CLEAR, FIRED, NO, PENDING, UNKNOWN, YES, type Truth, type Weight } from '../truth.ts';

/** How one instance stands in one completion of the record. */
export interface Finding {
  readonly rule: number;
  /** The events that make the instance. */
  readonly members: readonly number[];
  /** The event that was judged, and whether it makes an instance for certain. */
  readonly event: number;
  readonly truth: Truth;
  readonly weight: Weight;
  /** The lightest that it may be within the days that are recorded. */
  readonly least: Weight;
  /** Days since 1970; for fired the first at whose end it fires. */
  readonly since: number;
  readonly due: Due | undefined;
  readonly warning: boolean;
}

export interface CompiledCheck {
  readonly check: Check;
  readonly settings: Settings;
  /** Types of which a child must have an event for there to be an instance. */
  readonly types: readonly number[];
  readonly judge: (scene: Scene) => Finding[];
  /** Judges a finding's event once more; what bears on it goes into the scene's evidence and missing. */
  readonly explain: (scene: Scene, finding: Finding) => void;
}

interface CompiledRule {
  readonly types: readonly number[];
  readonly judge: (scene: Scene, found: Finding[]) => void;
  readonly explain: (scene: Scene, finding: Finding) => void;
}

/** Turns the data of a check into functions over columns. They remember what they found out about values, so they serve sheets of one table of values. */
export function compileCheck(check: Check): CompiledCheck {
  const settings = settingsOf(check, { conditions: compileConditions, matching: compileMatching, eachMatching: compileEachMatching });
  const rules = check.rules.map((rule, index) => compileRule(check, rule, index, settings));
  return {
    check, settings, types: [...new Set(rules.flatMap(({ types }) => types))],
    judge: (scene) => {
      const found: Finding[] = [];
      for (const rule of rules) rule.judge(scene, found);
      return found;
    },
    explain: (scene, finding) => rules[finding.rule]?.explain(scene, finding),
  };
}

function compileRule(check: Check, rule: Rule, index: number, settings: Settings): CompiledRule {
  const trigger = compileTrigger(rule.on, settings);
  const seen = settings.seenFrom(trigger.readers);
  const only = rule.if === undefined ? undefined : seen.conditions(rule.if);
  const steps: CompiledStep[] = [];
  for (const step of rule.expect ?? []) steps.push(compileStep(step, seen, steps));
  const excuses = (rule.unless ?? []).map((condition) => seen.conditions([condition]));
  const force = inForce(check);
  const judge: JudgeOne = (scene, occasion) => {
    if (!force(scene.columns.day[occasion.event] ?? 0)) return undefined;
    scene.lapsed = NO_DAY;
    const applies = only === undefined ? occasion.truth : and(occasion.truth, only(scene, occasion.event));
    if (applies === NO) return undefined;
    // What is asked only because of something that came later cannot have fired before that came.
    const asked = scene.lapsed;
    const judged = judgeOccasion(scene, occasion.event, applies, trigger.start, steps, excuses);
    return judged.weight === FIRED && asked > judged.since ? { ...judged, since: asked } : judged;
  };
  return {
    types: trigger.types,
    judge: (scene, found) => {
      for (const instance of trigger.instances(scene)) {
        const finding = standingOf(scene, instance, judge);
        if (finding === undefined) continue;
        const { event, truth, weight, least, since, due, warning } = finding;
        found.push({ rule: index, members: instance.members, event, truth, weight, least, since, due, warning });
      }
    },
    explain: (scene, { event, truth, members }) => {
      trigger.explain(scene, { event, truth, members });
      for (const step of steps) step.show(scene, event);
      judge(scene, { event, truth });
    },
  };
}

type Judged = Omit<Finding, 'rule' | 'members' | 'truth'>;
type JudgeOne = (scene: Scene, occasion: Occasion) => Judged | undefined;

function inForce({ in_force: { from, to } }: Check): (day: number) => boolean {
  const first = dayNumber(plainDate(from));
  const last = to === undefined ? Infinity : dayNumber(plainDate(to));
  return (day) => day >= first && day <= last;
}

type Weighed = Judged & { readonly truth: Truth };

function standingOf(scene: Scene, { occasions, oneOf }: Instance, judge: JudgeOne): Weighed | undefined {
  return oneOf === true && occasions.length > 1 ? firstOf(scene, occasions, judge) : worst(scene, occasions, judge);
}

/** The weightiest of an instance's occasions; of those that weigh the same, the first. */
function worst(scene: Scene, occasions: readonly Occasion[], judge: JudgeOne): Weighed | undefined {
  let found: Weighed | undefined;
  for (const occasion of occasions) {
    const judged = judge(scene, occasion);
    if (judged === undefined || (found !== undefined && judged.weight <= found.weight)) continue;
    const { event, weight, least, since, due, warning } = judged;
    found = { event, truth: occasion.truth, weight, least, since, due, warning };
  }
  return found;
}

/** Where it cannot be told which occasion is the first, only what each of them says is known. */
function firstOf(scene: Scene, occasions: readonly Occasion[], judge: JudgeOne): Weighed | undefined {
  const each = occasions.map(({ event }) => judge(scene, { event, truth: YES }));
  const last = each.at(-1);
  const isSame = occasions.at(-1)?.truth === YES && each.every((one) => (one?.weight ?? CLEAR) === (last?.weight ?? CLEAR));
  if (isSame) return last === undefined ? undefined : { ...last, truth: YES };
  return worst(scene, occasions.map(({ event }) => ({ event, truth: UNKNOWN })), judge);
}

function judgeOccasion(scene: Scene, event: number, applies: Truth, start: Start, steps: readonly CompiledStep[], excuses: readonly Question[]): Judged {
  const day = scene.columns.day[event] ?? NO_DAY;
  const judged = judgeSteps(scene, event, start, steps, day);
  const weighed = judged.weight === CLEAR ? judged : excused(scene, event, judged, excuses, day);
  if (applies === YES || weighed.weight === CLEAR) return weighed;
  return { ...weighed, weight: CANNOT_TELL, least: weighed.least === CLEAR ? CLEAR : CANNOT_TELL, since: day, warning: false };
}

function excused(scene: Scene, event: number, judged: Judged, excuses: readonly Question[], day: number): Judged {
  let unknown = false;
  for (const excuse of excuses) {
    const held = excuse(scene, event);
    if (held === YES) return { ...judged, weight: CLEAR, least: CLEAR, since: NO_DAY, warning: false };
    unknown ||= held === UNKNOWN;
  }
  return unknown && judged.weight === FIRED ? { ...judged, weight: CANNOT_TELL, least: judged.least === FIRED ? CANNOT_TELL : judged.least, since: day } : judged;
}

function judgeSteps(scene: Scene, event: number, start: Start, steps: readonly CompiledStep[], day: number): Judged {
  if (steps.length === 0) return { event, weight: FIRED, least: FIRED, since: Math.max(day, scene.lapsed), due: undefined, warning: false };
  const starts = start(scene, event);
  const [soonest, latest] = starts;
  if (soonest === undefined) return { event, weight: CANNOT_TELL, least: CANNOT_TELL, since: day, due: undefined, warning: false };
  const judged = judgeFrom(scene, event, soonest, steps, day);
  if (latest === undefined) return judged;
  const other = judgeFrom(scene, event, latest, steps, day);
  const [heavier, lighter] = judged.weight >= other.weight ? [judged, other] : [other, judged];
  return { ...heavier, least: heavier.least < lighter.least ? heavier.least : lighter.least };
}

function judgeFrom(scene: Scene, event: number, start: Anchor, steps: readonly CompiledStep[], day: number): Judged {
  let anchors: Map<string, Anchor> | undefined;
  let found: Standing | undefined;
  let least: Weight = CLEAR;
  for (const step of steps) {
    const anchor = step.after === undefined ? start : anchors?.get(step.after);
    if (anchor === undefined) continue;
    const standing = step.judge(scene, event, anchor);
    if (step.name !== undefined && standing.met !== undefined) (anchors ??= new Map()).set(step.name, anchorAt(scene, standing.met));
    if (standing.least > least) least = standing.least;
    if (found === undefined || weightier(standing, found)) found = standing;
  }
  if (found === undefined) throw new Error('a first step has the trigger before it');
  const { weight, due, fires, warning } = found;
  return { event, weight, least, due, warning, since: weight === FIRED ? Math.max(fires, day) : weight === CLEAR ? NO_DAY : day };
}

/** Of two that fired, the one that fired first; of two that are pending, the one that is due first. */
function weightier(one: Standing, other: Standing): boolean {
  if (one.weight !== other.weight) return one.weight > other.weight;
  if (one.weight === PENDING && (one.due === undefined || other.due === undefined)) return other.due === undefined && one.due !== undefined;
  return (one.weight === FIRED || one.weight === PENDING) && one.fires < other.fires;
}
