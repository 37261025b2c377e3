import type { Check } from './check.ts';
import { isTest, type Condition, type Pattern, type Test, type Where } from './pattern.ts';
import { DURATION_UNITS } from './quantity.ts';

/** A way into the document: keys and places in lists. */
export type Path = readonly (string | number)[];

/** One place where a check uses a parameter. */
export interface Use {
  readonly name: string;
  readonly path: Path;
  readonly units: readonly string[];
}

/** One set of conditions on fields, with the types that it is held against and those that `trigger.` means there. */
export interface Held {
  readonly where: Where;
  readonly path: Path;
  readonly types: readonly string[];
  readonly trigger: readonly string[];
}

export interface Named {
  readonly type: string;
  readonly path: Path;
}

export interface Walked {
  readonly uses: Use[];
  readonly held: Held[];
  readonly types: Named[];
  /** Fields that are read apart from conditions: distinct, same, largest_by. */
  readonly fields: { readonly field: string; readonly types: readonly string[]; readonly path: Path }[];
  readonly conditions: { readonly condition: Condition; readonly path: Path }[];
  readonly patterns: { readonly pattern: Pattern; readonly path: Path }[];
}

const TIMES: readonly string[] = DURATION_UNITS;
const DAYS = TIMES.filter((unit) => unit !== 'hours');
const COUNT = ['count'] as const;

/** Every place of a check at which there is something to get wrong. */
export function walk(check: Check): Walked {
  const walked: Walked = { uses: [], held: [], types: [], fields: [], conditions: [], patterns: [] };
  if (check.look_back !== undefined) use(walked, check.look_back.within, ['look_back', 'within'], TIMES);
  for (const [index, { on, if: only = [], expect = [], unless = [] }] of check.rules.entries()) {
    const path = ['rules', index];
    const types = typesOf(on);
    walkPattern(walked, on, [...path, 'on'], types);
    if (on.from !== undefined && on.from !== 'occurred' && on.from !== 'known') walked.fields.push({ field: on.from, types, path: [...path, 'on', 'from'] });
    if (on.repeated !== undefined) {
      use(walked, on.repeated.within, [...path, 'on', 'repeated', 'within'], TIMES);
      walkCount(walked, on.repeated, [...path, 'on', 'repeated'], types);
    }
    for (const [place, condition] of only.entries()) walkCondition(walked, condition, [...path, 'if', place], types);
    for (const [place, condition] of unless.entries()) walkCondition(walked, condition, [...path, 'unless', place], types);
    for (const [place, step] of expect.entries()) {
      const at = [...path, 'expect', place];
      if (step.event !== undefined || step.any_of !== undefined) walkPattern(walked, step, at, types);
      if (step.at_once !== undefined) walkCondition(walked, step.at_once, [...at, 'at_once'], types);
      use(walked, step.within, [...at, 'within'], TIMES);
      use(walked, step.ahead, [...at, 'ahead'], DAYS);
      use(walked, step.warn_after, [...at, 'warn_after'], TIMES);
      use(walked, step.known_by, [...at, 'known_by'], COUNT);
      walkCount(walked, step, at, typesOf(step));
      for (const [index, condition] of (step.warn_unless ?? []).entries()) walkCondition(walked, condition, [...at, 'warn_unless', index], types);
      if (step.until !== undefined) walkPattern(walked, step.until, [...at, 'until'], types);
      if (step.shows !== undefined) walkPattern(walked, step.shows, [...at, 'shows'], types);
    }
  }
  return walked;
}

/** The types that a pattern can match, as it names them; "any" is kept as it is. */
export function typesOf({ event, any_of = [] }: Pattern): readonly string[] {
  return [...new Set([...[event ?? []].flat(), ...any_of.flatMap(typesOf)])];
}

function walkPattern(walked: Walked, pattern: Pattern, path: Path, trigger: readonly string[]): void {
  const types = typesOf(pattern);
  walked.patterns.push({ pattern, path });
  for (const type of [pattern.event ?? []].flat()) walked.types.push({ type, path: [...path, 'event'] });
  for (const [index, one] of (pattern.any_of ?? []).entries()) walkPattern(walked, one, [...path, 'any_of', index], trigger);
  if (pattern.where !== undefined) walkWhere(walked, pattern.where, [...path, 'where'], types, trigger);
  for (const [index, condition] of (pattern.having ?? []).entries()) walkCondition(walked, condition, [...path, 'having', index], types);
}

function walkCondition(walked: Walked, condition: Condition, path: Path, trigger: readonly string[]): void {
  walked.conditions.push({ condition, path });
  for (const kind of ['all', 'any'] as const) for (const [index, one] of (condition[kind] ?? []).entries()) walkCondition(walked, one, [...path, kind, index], trigger);
  if (condition.not !== undefined) walkCondition(walked, condition.not, [...path, 'not'], trigger);
  for (const kind of ['some', 'none'] as const) {
    const pattern = condition[kind];
    if (pattern === undefined) continue;
    walkPattern(walked, pattern, [...path, kind], trigger);
    walkCount(walked, condition, path, typesOf(pattern));
    walkCount(walked, { distinct: condition.commonest }, path, typesOf(pattern));
  }
  if (condition.needs !== undefined) walked.types.push({ type: condition.needs, path: [...path, 'needs'] });
  if (condition.that !== undefined) walkWhere(walked, condition.that, [...path, 'that'], trigger, trigger);
  use(walked, condition.within, [...path, 'within'], TIMES);
  use(walked, condition.beyond, [...path, 'beyond'], TIMES);
  if (condition.until !== undefined) walkPattern(walked, condition.until, [...path, 'until'], trigger);
  walkTotal(walked, condition, path, trigger);
  walkState(walked, condition, path, trigger);
  walkShare(walked, condition, path, trigger);
  if (condition.more !== undefined) walkPattern(walked, condition.more.of, [...path, 'more', 'of'], trigger);
  use(walked, condition.child?.age?.at_least, [...path, 'child', 'age', 'at_least'], ['days', 'months', 'years']);
  use(walked, condition.child?.age?.under, [...path, 'child', 'age', 'under'], ['days', 'months', 'years']);
}

function walkTotal(walked: Walked, { total }: Condition, path: Path, trigger: readonly string[]): void {
  if (total === undefined) return;
  walkPattern(walked, total.of, [...path, 'total', 'of'], trigger);
  walked.fields.push({ field: total.field, types: typesOf(total.of), path: [...path, 'total', 'field'] });
  use(walked, total.at_least, [...path, 'total', 'at_least'], COUNT);
}

function walkState(walked: Walked, { state }: Condition, path: Path, trigger: readonly string[]): void {
  if (state === undefined) return;
  walkPattern(walked, state.from, [...path, 'state', 'from'], trigger);
  walkPattern(walked, state.to, [...path, 'state', 'to'], trigger);
  for (const field of [state.same ?? []].flat()) walked.fields.push({ field, types: [...typesOf(state.from), ...typesOf(state.to)], path: [...path, 'state', 'same'] });
}

function walkShare(walked: Walked, { share }: Condition, path: Path, trigger: readonly string[]): void {
  if (share === undefined) return;
  const at = [...path, 'share'];
  walkPattern(walked, share.of, [...at, 'of'], trigger);
  if (share.where !== undefined) walkWhere(walked, share.where, [...at, 'where'], typesOf(share.of), trigger);
  for (const [index, condition] of (share.having ?? []).entries()) walkCondition(walked, condition, [...at, 'having', index], typesOf(share.of));
  if (share.largest_by !== undefined) walked.fields.push({ field: share.largest_by, types: typesOf(share.of), path: [...at, 'largest_by'] });
  use(walked, share.at_least, [...at, 'at_least'], ['share']);
  use(walked, share.less_than, [...at, 'less_than'], ['share']);
}

function walkCount(walked: Walked, { at_least, distinct = {} }: Pick<Condition, 'at_least' | 'distinct'>, path: Path, types: readonly string[]): void {
  use(walked, at_least, [...path, 'at_least'], COUNT);
  for (const [field, least] of Object.entries(distinct)) {
    use(walked, least, [...path, 'distinct', field], COUNT);
    walked.fields.push({ field, types, path: [...path, 'distinct', field] });
  }
}

const unitsOfTests: Readonly<Record<string, readonly string[]>> = {
  size_at_least: COUNT, at_least: [...COUNT, ...TIMES], at_most: [...COUNT, ...TIMES], words_at_least: ['words'], words_fewer_than: ['words'],
  day_at_least: TIMES, day_at_most: TIMES, day_before: TIMES,
};

function walkWhere(walked: Walked, where: Where, path: Path, types: readonly string[], trigger: readonly string[]): void {
  walked.held.push({ where, path, types, trigger });
  for (const [field, test] of Object.entries(where)) {
    const whole = isTest(test) ? test : { is: test };
    if (whole.shares_with !== undefined) {
      const { of, field: own, at_least } = whole.shares_with;
      walkPattern(walked, of, [...path, field, 'shares_with', 'of'], types);
      walked.fields.push({ field: own, types: typesOf(of), path: [...path, field, 'shares_with', 'field'] });
      use(walked, at_least, [...path, field, 'shares_with', 'at_least'], COUNT);
    }
    walkLoss(walked, whole, [...path, field, 'loses'], trigger);
    for (const [name, given] of Object.entries(whole)) {
      for (const value of [given].flat()) {
        if (typeof value === 'string' && value.startsWith('$')) use(walked, value, [...path, field, name], unitsOfTests[name] ?? ['values', 'phrases']);
      }
    }
  }
}

function walkLoss(walked: Walked, { loses }: Test, path: Path, trigger: readonly string[]): void {
  if (loses === undefined) return;
  use(walked, loses.of, [...path, 'of'], ['phrases']);
  use(walked, loses.at_least, [...path, 'at_least'], ['share']);
  walked.fields.push({ field: loses.in.slice('trigger.'.length), types: trigger, path: [...path, 'in'] });
}

function use(walked: Walked, name: string | undefined, path: Path, units: readonly string[]): void {
  if (name !== undefined) walked.uses.push({ name, path, units });
}
