import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadRecords, readAsAt, resultsOf, shippedChecks } from '../src/features/checks/index.ts';
import type { Result } from '../src/kernel/result.ts';
import { makeSample } from './checks-sample.ts';

/**
 * What dates known only in part cost: every check over the same made-up records with the entries that have such
 * a date (2 in 100) and without them, every result with its evidence, in CPU time. Of three turns the cheapest.
 */
const { values } = parseArgs({ options: { children: { type: 'string', default: '60' }, years: { type: 'string', default: '8' }, start: { type: 'string', default: '1' }, json: { type: 'boolean', default: false } } });
const folder = await mkdtemp(join(tmpdir(), 'checks-bench-'));
try {
  const sample = await makeSample(folder, Number(values.children), Number(values.years), Number(values.start));
  const checks = shippedChecks();
  const asking = { asAt: accepted(readAsAt(sample.asAt)) };
  const cost = (file: string): number => {
    const records = accepted(loadRecords(file, sample.children, checks));
    return Math.min(...Array.from({ length: 3 }, () => cpuMs(() => accepted(resultsOf(records, checks, asking)))));
  };
  const [exact, vague] = [cost(sample.events), cost(join(folder, 'events.csv'))];
  const found = { children: Number(values.children), events: sample.count + sample.leftOut, vagueEvents: sample.leftOut, checks: checks.length, machineLoad: loadavg()[0], exactMs: exact, vagueMs: vague, ratio: vague / exact };
  process.stdout.write(values.json ? `${JSON.stringify(found)}\n` : `${found.children} children, ${found.events} events of which ${found.vagueEvents} with a date known only in part, ${found.checks} checks, CPU (load average ${found.machineLoad?.toFixed(1)}): with them ${Math.round(vague)} ms, without ${Math.round(exact)} ms, ${found.ratio.toFixed(1)} times\n`);
} finally {
  await rm(folder, { recursive: true });
}

function cpuMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function accepted<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.refusals[0].message);
  return result.value;
}
