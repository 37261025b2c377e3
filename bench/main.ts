// `npm run bench` runs every benchmark; `npm run bench -- linkage --records 1000000` one of them, with its own options.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { basename } from 'node:path';

const [wanted, ...options] = process.argv.slice(2);
const all = globSync('*.bench.ts', { cwd: import.meta.dirname }).map((file) => basename(file, '.bench.ts')).toSorted();
const chosen = wanted === undefined ? all : all.filter((name) => name === wanted);
if (chosen.length === 0) {
  process.stderr.write(`There is no benchmark "${wanted}". There are: ${all.join(', ')}\n`);
  process.exitCode = 2;
}
for (const name of chosen) {
  process.stdout.write(`\n${name}\n`);
  const child = spawn(process.execPath, [new URL(`${name}.bench.ts`, import.meta.url).pathname, ...options], { stdio: 'inherit' });
  const [status] = await once(child, 'exit');
  if (status !== 0) process.exitCode = 1;
}
