import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { install } from '../src/app/install.ts';
import { recorder } from '../src/features/audit/index.ts';
import { askEveryCase, shippedChecks, sweepAtOnce, type Sweeping } from '../src/features/checks/index.ts';
import { liveArea } from '../src/features/checks/live/live-area.fixture.ts';
import { eventRow, eventsOf, readEventFile, type EventRow } from '../src/features/events/index.ts';
import type { Result } from '../src/kernel/result.ts';
import { deriveKey } from '../src/platform/config/index.ts';
import { connect } from '../src/platform/database/index.ts';
import { startTemporary } from '../src/platform/postgres/index.ts';
import { makeSample } from './checks-sample.ts';

/**
 * Live cases asked again from PostgreSQL: every check of live use, one case in each transaction under row-level security, with its
 * audit entry, over one connection and over four. CPU time is that of this process and not of PostgreSQL.
 */
const { values } = parseArgs({ options: { cases: { type: 'string', default: '300' }, years: { type: 'string', default: '8' }, start: { type: 'string', default: '1' }, json: { type: 'boolean', default: false } } });
const SECRET = 'a secret for benchmarks that is long enough';

const folder = await mkdtemp(join(tmpdir(), 'checks-bench-'));
const server = await startTemporary();
try {
  const { appUrl } = await install(server.ownerUrl, SECRET);
  const [owner, database] = [connect({ url: server.ownerUrl, max: 4 }), connect({ url: appUrl, max: 4 })];
  try {
    const sample = await makeSample(folder, Number(values.cases), Number(values.years), Number(values.start));
    const cases = Map.groupBy(eventsOf(accepted(readEventFile(await readFile(sample.events, 'utf8')))), ({ child }) => child);
    const now = new Date(`${sample.asAt}T12:00:00Z`);
    const on = shippedChecks().filter(({ use }) => use === 'live').map(({ id }) => id);
    await liveArea(owner, on, [...cases.values()].map((events): readonly EventRow[] => events.map(eventRow)), now);
    const sweeping: Sweeping = { database, now: () => now, record: recorder(deriveKey(SECRET, 'audit')), heads: { keep: () => {} }, onFault: (_, fault) => { throw fault; } };
    const rounds = [];
    for (const connections of [1, 4]) {
      await askEveryCase(owner, now);
      const [begun, before] = [performance.now(), process.cpuUsage()];
      const asked = await sweepAtOnce(sweeping, connections);
      const [ms, { user, system }] = [performance.now() - begun, process.cpuUsage(before)];
      rounds.push({ connections, asked, casesASecond: asked / (ms / 1000), eventsASecond: sample.count / (ms / 1000), cpuMsACase: (user + system) / 1000 / asked });
    }
    const found = { cases: cases.size, events: sample.count, checks: on.length, machineLoad: loadavg()[0] ?? 0, memoryMb: process.resourceUsage().maxRSS / 1000, rounds };
    process.stdout.write(values.json ? `${JSON.stringify(found)}\n` : inWords(found));
  } finally {
    await Promise.all([owner.destroy(), database.destroy()]);
  }
} finally {
  await server.stop();
  await rm(folder, { recursive: true });
}

interface Round {
  readonly connections: number;
  readonly asked: number;
  readonly casesASecond: number;
  readonly eventsASecond: number;
  readonly cpuMsACase: number;
}

function inWords({ cases, events, checks, machineLoad, memoryMb, rounds }: { readonly cases: number; readonly events: number; readonly checks: number; readonly machineLoad: number; readonly memoryMb: number; readonly rounds: readonly Round[] }): string {
  const each = rounds.map(({ connections, casesASecond, eventsASecond, cpuMsACase }) => `  ${connections} at once: ${casesASecond.toFixed(0)} cases and ${eventsASecond.toFixed(0)} events a second, CPU ${cpuMsACase.toFixed(1)} ms a case\n`);
  return `${cases} cases of ${events} events, ${checks} checks, load average ${machineLoad.toFixed(1)}, ${memoryMb.toFixed(0)} MB at most:\n${each.join('')}`;
}

function accepted<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.refusals[0].message);
  return result.value;
}
