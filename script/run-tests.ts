// Runs test files in one run of Node's own test runner, the cheap ones first.
//   node script/run-tests.ts [--list] [path ...]
import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

const TEN_MINUTES_MS = 600_000;
const COSTS = [/\.db\.test\.ts$/, /\.http\.test\.ts$/, /^test\/|\.browser\.test\.ts$/];

const [first, ...rest] = process.argv.slice(2);
const listing = first === '--list';
const paths = listing || first === undefined ? rest : [first, ...rest];
const files = testFiles(paths);

if (files.length === 0) fail(`No tests found${paths.length === 0 ? '' : ` under ${paths.join(', ')}`}.`);
else if (listing) process.stdout.write(`${files.join('\n')}\n`);
else runTests();

/** Test files whose path has one of `paths` at its start, or all; the dear ones last. */
function testFiles(under: readonly string[]): readonly string[] {
  const all = globSync('{src,script,bench,test}/**/*.test.ts').toSorted();
  const wanted = under.map((path) => path.replace(/^\.\//, '').replace(/\/$/, ''));
  const chosen = wanted.length === 0 ? all : all.filter((file) => wanted.some((path) => file === path || file.startsWith(`${path}/`)));
  return chosen.toSorted((a, b) => cost(a) - cost(b));
}

function cost(file: string): number {
  return COSTS.findLastIndex((pattern) => pattern.test(file));
}

/** Written here because `node --test` sorts its files by name and would begin with the browser. */
function runTests(): void {
  process.exitCode = 1;
  // Every file runs in a process of its own, and readers of files in threads: with what Node compiled once kept, each takes half the time to begin.
  process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, '..', 'node_modules', '.cache', 'compiled');
  const empty: string[] = [];
  run({ files: [...files], concurrency: availableParallelism(), timeout: TEN_MINUTES_MS })
    // A file without a test is reported as one test that passed, under the file's own name.
    .on('test:pass', ({ name }) => files.includes(name) && empty.push(name))
    .on('test:summary', ({ file, success }) => {
      if (file !== undefined) return;
      if (empty.length > 0) fail(`no tests in ${empty.join(', ')}`);
      else process.exitCode = success ? 0 : 1;
    })
    .compose(spec)
    .pipe(process.stdout);
}

function fail(message: string): void {
  console.error(`script/test: ${message}`);
  process.exitCode = 1;
}
