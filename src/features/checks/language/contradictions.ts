import type { Check } from './check.ts';
import { isTest, type Condition, type Pattern, type Test } from './pattern.ts';
import type { Problem } from './problem.ts';
import type { Path, Walked } from './walk.ts';

/** What is of the right shape and yet says two things at once, or can never hold. */
export function contradictionsIn(check: Check, { conditions, patterns, held }: Walked): readonly Problem[] {
  return [
    ...forceProblems(check),
    ...conditions.flatMap(({ condition, path }) => conditionProblems(check, condition, path)),
    ...patterns.flatMap(({ pattern, path }) => patternProblems(pattern, path)),
    ...held.flatMap(({ where, path }) => Object.entries(where).flatMap(([field, test]) => (isTest(test) ? testProblems(check, test, [...path, field]) : []))),
  ];
}

function never(path: Path, why: string): Problem {
  return { code: 'CHECK_NEVER_HOLDS', path, details: { why } };
}

function forceProblems({ in_force: { from, to } }: Check): readonly Problem[] {
  return to !== undefined && to < from ? [never(['in_force'], 'it ends before it begins')] : [];
}

const KINDS = ['all', 'any', 'not', 'some', 'none', 'that', 'state', 'child', 'share', 'more', 'total'] as const;

function conditionProblems(check: Check, condition: Condition, path: Path): readonly Problem[] {
  const given = KINDS.filter((kind) => condition[kind] !== undefined);
  if (given.length !== 1) return [{ code: 'CHECK_KIND_UNCLEAR', path, details: { kinds: KINDS.join(', ') } }];
  const { at_least, under } = condition.child?.age ?? {};
  const ages = [at_least, under].map((name) => (name === undefined ? undefined : check.parameters[name.slice(1)]));
  const [least, most] = ages;
  if (least !== undefined && most !== undefined && least.unit === most.unit && Number(least.value) >= Number(most.value)) return [never(path, 'nobody is both that old and that young')];
  const { share } = condition;
  if (share?.at_least !== undefined && share.less_than !== undefined && valueOf(check, share.at_least) >= valueOf(check, share.less_than)) return [never(path, 'no share is both that large and that small')];
  return [];
}

function patternProblems({ event, any_of }: Pattern, path: Path): readonly Problem[] {
  return (event === undefined) === (any_of === undefined) ? [{ code: 'CHECK_KIND_UNCLEAR', path, details: { kinds: 'event or any_of' } }] : [];
}

function testProblems(check: Check, test: Test, path: Path): readonly Problem[] {
  const { recorded, silent, ...rest } = test;
  const asks = Object.values(rest).some((value) => value !== undefined);
  if (recorded === 'no' && asks) return [never(path, 'what is not recorded has no value')];
  if (recorded !== undefined && silent !== undefined) return [{ code: 'CHECK_KIND_UNCLEAR', path, details: { kinds: 'recorded or silent' } }];
  const both = [test.is ?? []].flat().filter((value) => [test.not ?? []].flat().includes(value));
  if (both.length > 0 && both.length === [test.is ?? []].flat().length) return [never(path, `it would have to be ${both.join(', ')} and not be it`)];
  const wanted = [test.includes_all ?? []].flat().filter((value) => [test.includes_none ?? []].flat().includes(value));
  if (wanted.length > 0) return [never(path, `it would have to include ${wanted.join(', ')} and not include it`)];
  if (test.at_least !== undefined && test.at_most !== undefined && valueOf(check, test.at_least) > valueOf(check, test.at_most)) return [never(path, 'no number is both that large and that small')];
  if (test.words_at_least !== undefined && test.words_fewer_than !== undefined && valueOf(check, test.words_at_least) >= valueOf(check, test.words_fewer_than)) return [never(path, 'no text is both that long and that short')];
  return [];
}

function valueOf({ parameters }: Check, name: string): number {
  return Number(parameters[name.slice(1)]?.value);
}
