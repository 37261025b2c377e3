import type { Check } from '../language/check.ts';

/** One place at which two versions of a check differ; empty where one of them says nothing there. */
export interface Difference {
  readonly where: string;
  readonly before: string;
  readonly after: string;
}

/** Where two versions differ, in the order of the later one, what it left out at the end. Their numbers are not compared. */
export function differencesOf(before: Check, after: Check): readonly Difference[] {
  const [old, now] = [leavesOf(before), leavesOf(after)];
  const places = [...new Set([...now.keys(), ...old.keys()])];
  return places.flatMap((where) => {
    const [was, is] = [old.get(where) ?? '', now.get(where) ?? ''];
    return was === is ? [] : [{ where, before: was, after: is }];
  });
}

function leavesOf(check: Check): ReadonlyMap<string, string> {
  return new Map(leaves(check, []).filter(([where]) => where !== 'version'));
}

function leaves(value: unknown, path: readonly string[]): readonly (readonly [string, string])[] {
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return [[path.join(', '), value.map(String).join(', ')]];
  if (Array.isArray(value)) return value.flatMap((one: unknown, index) => leaves(one, [...path.slice(0, -1), `${path.at(-1) ?? ''} ${index + 1}`]));
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([name, one]) => leaves(one, [...path, name.replaceAll('_', ' ')]));
  return value === undefined ? [] : [[path.join(', '), String(value)]];
}
