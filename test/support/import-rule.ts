import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import type { Rooms } from './rooms.ts';

/** Tests and what is made up for them may reach behind any door; nothing else may reach them. */
const TESTS = '(\\.test\\.ts$|\\.fixture\\.ts$|/fixtures/|/gallery/|^test/)';

/** Scripts that browsers read, whose imports are addresses. */
const BROWSER = '^src/platform/pages/assets/';

/** What the kernel may take from outside: nothing that reads, writes, waits or draws lots, but for making ids. */
const KERNEL_MAY = '^(crypto|node:crypto|node_modules/(edtf|temporal-polyfill|temporal-spec|@js-temporal)/)';

/** Forbids whatever the rooms do not allow, every way around a front door, and rings. */
export function importRule(rooms: Rooms): IForbiddenRuleType[] {
  const features = [...rooms.keys()].filter((room) => room.startsWith('features/'));
  return [
    ...[...rooms].map(([room, allowed]): IForbiddenRuleType => ({
      name: `${room} imports only what ARCHITECTURE.md allows`, severity: 'error',
      from: { path: `^src/${room}/`, pathNot: TESTS },
      to: { path: '^(src|test|script|bench)/', pathNot: [room, ...allowed].map((one) => `^src/${one}/`) },
    })),
    ...features.map((feature): IForbiddenRuleType => ({
      name: `${feature} is entered by its index.ts`, severity: 'error',
      from: { path: '^src/', pathNot: `(^src/${feature}/|${TESTS})` },
      to: { path: `^src/${feature}/`, pathNot: `^src/${feature}/index\\.ts$` },
    })),
    { name: 'the kernel is pure', severity: 'error', from: { path: '^src/kernel/', pathNot: TESTS }, to: { pathNot: `(^src/kernel/|${KERNEL_MAY})` } },
    { name: 'the program does not need its tests', severity: 'error', from: { path: '^src/', pathNot: TESTS }, to: { path: TESTS } },
    { name: 'no import leads nowhere', severity: 'error', from: { pathNot: BROWSER }, to: { couldNotResolve: true } },
    // Types alone may go round: nothing is left of them when the program runs.
    { name: 'no ring of imports', severity: 'error', from: { pathNot: TESTS }, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
  ];
}

/** Reads every file under `folder` of `baseDir` and says what breaks the rule. */
export async function readImports(baseDir: string, forbidden: IForbiddenRuleType[]): Promise<ICruiseResult> {
  const { output } = await cruise(['src'], {
    baseDir, parser: 'swc', validate: true, ruleSet: { forbidden },
    doNotFollow: { path: 'node_modules' }, combinedDependencies: true,
  }, { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] });
  if (typeof output === 'string') throw new Error(output);
  return output;
}
