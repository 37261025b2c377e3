import { typeName } from '../engine/columns.ts';
import { compileCheck } from '../engine/compile/compile-check.ts';
import type { Check } from '../language/check.ts';

/**
 * In what a version for live use asks another question than the check that comes with Sightline: the event types it
 * starts from and the check does not, or `expect` where it no longer waits for a service to do something. Otherwise
 * a duty could be made, in steps, into a rule about how a family lives.
 */
export function otherQuestion(shipped: Check, now: Check): readonly string[] {
  if (now.use !== 'live') return [];
  const before = new Set(compileCheck(shipped).types);
  const others = compileCheck(now).types.filter((type) => !before.has(type)).map(typeName);
  return waits(shipped) && !waits(now) ? [...others, 'expect'] : others;
}

function waits({ rules }: Check): boolean {
  return rules.every(({ expect = [] }) => expect.length > 0);
}
