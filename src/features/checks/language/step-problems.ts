import type { Check, Step, Trigger } from './check.ts';
import type { Problem } from './problem.ts';
import type { Path } from './walk.ts';

/** A later step may come after an earlier one, so the order in which they stand must be one in which they can happen. */
export function stepProblems({ rules }: Check): readonly Problem[] {
  return rules.flatMap(({ on, expect = [] }, rule) => expect.flatMap((step, index): readonly Problem[] => {
    const path = ['rules', rule, 'expect', index];
    return [...kindProblems(step, path), ...aheadProblems(on, step, path), ...orderProblems(expect, step, index, path)];
  }));
}

function kindProblems(step: Step, path: Path): readonly Problem[] {
  const kinds = [step.at_once, step.event ?? step.any_of, step.known_by].filter((kind) => kind !== undefined).length;
  if (kinds !== 1) return [{ code: 'CHECK_KIND_UNCLEAR', path, details: { kinds: 'an event (event or any_of), known_by or at_once' } }];
  const limits = [step.within, step.ahead].filter((limit) => limit !== undefined).length;
  if (step.at_once === undefined && limits !== 1) return [{ code: 'CHECK_KIND_UNCLEAR', path, details: { kinds: 'a limit (within or ahead)' } }];
  return [];
}

/** There is only something to count back from where a date that the event holds starts the clock. */
function aheadProblems({ from = 'occurred' }: Trigger, { ahead, after, known_by, at_once }: Step, path: Path): readonly Problem[] {
  if (ahead === undefined) return [];
  const why = from === 'occurred' || from === 'known' ? 'a limit counted back needs an attribute that is a date to count from (on.from)' : after !== undefined || known_by !== undefined || at_once !== undefined ? 'a limit counted back is for an event to come, counted from the trigger' : undefined;
  return why === undefined ? [] : [{ code: 'CHECK_NEVER_HOLDS', path: [...path, 'ahead'], details: { why } }];
}

function orderProblems(steps: readonly Step[], { after }: Step, index: number, path: Path): readonly Problem[] {
  if (after === undefined || steps.slice(0, index).some(({ name }) => name === after)) return [];
  const ring = ringFrom(steps, index);
  if (ring.length > 0) return [{ code: 'CHECK_STEPS_IN_A_RING', path, details: { steps: ring.join(', ') } }];
  return [{ code: 'CHECK_STEP_NOT_KNOWN', path: [...path, 'after'], details: { step: after } }];
}

function ringFrom(steps: readonly Step[], index: number): readonly string[] {
  const passed: string[] = [];
  let current = steps[index];
  while (current?.after !== undefined) {
    const { after } = current;
    if (passed.includes(after)) return passed;
    passed.push(after);
    current = steps.find(({ name }) => name === after);
  }
  return [];
}
