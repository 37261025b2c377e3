import assert from 'node:assert/strict';
import { cpSync, globSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { importRule, readImports } from './support/import-rule.ts';
import { readRooms } from './support/rooms.ts';

const CHECKOUT = join(import.meta.dirname, '..');
const rooms = await readRooms();
const rule = importRule(rooms);

async function brokenIn(baseDir: string): Promise<{ read: number; broken: readonly string[] }> {
  const { modules, summary } = await readImports(baseDir, rule);
  return {
    read: modules.filter(({ source }) => /^src\/.*\.ts$/.test(source)).length,
    broken: summary.violations.map(({ from, to, rule: { name } }) => `${from} -> ${to}: ${name}`),
  };
}

test('each room imports what ARCHITECTURE.md allows, by the front door, and every file was read', async () => {
  const { read, broken } = await brokenIn(CHECKOUT);
  assert.deepEqual(broken, []);
  assert.equal(read, globSync('src/**/*.ts', { cwd: CHECKOUT }).length, 'Not every file in src/ was read, so the rule proves nothing');
});

test('every folder of src/ is a room of ARCHITECTURE.md', () => {
  const folders = globSync(['src/*/', 'src/features/*/'], { cwd: CHECKOUT }).map((folder) => folder.replace(/^src\//, '').replace(/\/$/, '')).filter((folder) => folder !== 'features');
  assert.deepEqual(folders.toSorted(), [...rooms.keys()].toSorted());
});

const planted = mkdtempSync(join(tmpdir(), 'sightline-imports-'));
after(() => rmSync(planted, { recursive: true }));

test('a planted fault of each kind is found', async () => {
  cpSync(join(CHECKOUT, 'package.json'), join(planted, 'package.json'));
  symlinkSync(join(CHECKOUT, 'node_modules'), join(planted, 'node_modules'));
  const faults: Readonly<Record<string, string>> = {
    'src/kernel/a.ts': "import type { B } from '../platform/b.ts';\nexport type A = B;\n",
    'src/kernel/reads.ts': "import { readFileSync } from 'node:fs';\nexport const text = readFileSync('x');\n",
    'src/platform/b.ts': 'export type B = string;\n',
    'src/platform/up.ts': "export { inner } from '../features/audit/index.ts';\n",
    'src/features/audit/index.ts': "export { inner } from './inner.ts';\n",
    'src/features/audit/inner.ts': "export const inner = 1;\nexport const later = () => import('../access/index.ts');\n",
    'src/features/access/index.ts': "export { inner } from '../audit/inner.ts';\n",
    'src/web/tests.ts': "import '../kernel/a.test.ts';\n",
    'src/kernel/a.test.ts': 'export {};\n',
    'src/web/nowhere.ts': "export { nothing } from './not-there.ts';\n",
  };
  for (const [file, text] of Object.entries(faults)) {
    mkdirSync(dirname(join(planted, file)), { recursive: true });
    writeFileSync(join(planted, file), text);
  }
  const { read, broken } = await brokenIn(planted);
  assert.equal(read, Object.keys(faults).length);
  for (const fault of [
    'src/kernel/a.ts -> src/platform/b.ts: kernel imports only',
    'src/kernel/reads.ts -> fs: the kernel is pure',
    'src/platform/up.ts -> src/features/audit/index.ts: platform imports only',
    'src/features/audit/inner.ts -> src/features/access/index.ts: features/audit imports only',
    'src/features/access/index.ts -> src/features/audit/inner.ts: features/audit is entered by its index.ts',
    'src/web/tests.ts -> src/kernel/a.test.ts: the program does not need its tests',
    'no import leads nowhere',
    'no ring of imports',
  ]) {
    assert.ok(broken.some((one) => one.includes(fault)), `Not found: ${fault}\nFound:\n${broken.join('\n')}`);
  }
});
