import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readAsAt, shippedChecks, StandingChecks, type OpenRecord } from '../src/features/checks/index.ts';
import { eventsOf, readEventFile, type EventRecord } from '../src/features/events/index.ts';
import type { Result } from '../src/kernel/result.ts';
import { makeSample } from './checks-sample.ts';

/**
 * One busy child of a thousand events, made of many children's: what a new entry costs in CPU time, the entry put into
 * the record and every check asked again that reads its type; and what opening the record and asking everything costs.
 */
const { values } = parseArgs({ options: { events: { type: 'string', default: '1000' }, start: { type: 'string', default: '1' }, json: { type: 'boolean', default: false } } });
const size = Number(values.events);
/** So many entries are added to a record before it is opened anew. */
const ADDED = 200;
/** The clock of CPU time ticks coarsely, so a time is that of so many turns together, divided. */
const TOGETHER = 10;

const folder = await mkdtemp(join(tmpdir(), 'checks-bench-'));
try {
  const { events: file, asAt } = await makeSample(folder, Math.ceil((size + ADDED) / 80), 8, Number(values.start));
  const all = eventsOf(accepted(readEventFile(await readFile(file, 'utf8')))).map((event) => ({ ...event, child: 'one' }));
  const [events, more] = [all.slice(0, size), all.slice(size, size + ADDED)];
  if (more.length < ADDED) throw new Error(`only ${all.length} events were made`);
  const checks = shippedChecks();
  const standing = new StandingChecks(checks);
  const asking = { asAt: accepted(readAsAt(asAt)) };
  const open = (): OpenRecord => standing.open(events, { id: 'one', recorded: [] });
  const afterEntry = (ask: (record: OpenRecord, type: string) => unknown) => added(open, more, (record, entry) => {
    record.add(entry);
    ask(record, entry.type);
  });
  const found = {
    events: size, checks: checks.length, machineLoad: loadavg()[0],
    counted: afterEntry((record, type) => record.count(asking, [type])),
    worded: afterEntry((record, type) => record.ask(asking, [type])),
    opened: each(Array.from({ length: 40 }, () => () => open().count(asking))),
  };
  process.stdout.write(values.json ? `${JSON.stringify(found)}\n` : `One child of ${found.events} events, ${found.checks} checks, CPU (load average ${found.machineLoad?.toFixed(1)}): after a new entry counted ${inWords(found.counted)}; with evidence and words ${inWords(found.worded)}; opened and all counted ${inWords(found.opened)}\n`);
} finally {
  await rm(folder, { recursive: true });
}

interface Spread {
  readonly p50: number;
  readonly p95: number;
}

/** Entry after entry, over several records; the first of them warm the program up. */
function added(open: () => OpenRecord, more: readonly EventRecord[], work: (record: OpenRecord, entry: EventRecord) => void): Spread {
  const groups = Array.from({ length: 12 }, () => open()).flatMap((record) => Array.from({ length: more.length / TOGETHER }, (_, group) => () => {
    for (const entry of more.slice(group * TOGETHER, (group + 1) * TOGETHER)) work(record, entry);
  }));
  const { p50, p95 } = each(groups);
  return { p50: p50 / TOGETHER, p95: p95 / TOGETHER };
}

/** CPU milliseconds of each turn but the first quarter. */
function each(turns: readonly (() => unknown)[]): Spread {
  const times = turns.map((turn) => {
    const before = process.cpuUsage();
    turn();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  }).slice(Math.floor(turns.length / 4)).toSorted((a, b) => a - b);
  return { p50: times[Math.floor(times.length * 0.5)] ?? Number.NaN, p95: times[Math.floor(times.length * 0.95)] ?? Number.NaN };
}

function inWords({ p50, p95 }: Spread): string {
  return `p50 ${p50.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms`;
}

function accepted<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.refusals[0].message);
  return result.value;
}
