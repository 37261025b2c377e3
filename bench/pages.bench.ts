import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { install } from '../src/app/install.ts';
import { seedDemonstration } from '../src/demo/index.ts';
import { startTemporary } from '../src/platform/postgres/index.ts';
import { gather, type Visitor } from './page-visitors.ts';
import { variants, type Variant } from './page-variant.ts';

/**
 * Pages a second and percentiles for 50 people who go round their own pages, those who record
 * incidents saving a form on each round; and what row-level security and audit cost, as ratios measured in one run. Database, server and load share the machine.
 */
const SECRET = 'a secret for benchmarks that is long enough';
const PEOPLE = 50;

interface Figures {
  readonly variant: string;
  readonly pagesPerSecond: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly errors: number;
}

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '10' }, rounds: { type: 'string', default: '3' }, json: { type: 'boolean', default: false } } });
const figures = await run(Number(values.seconds), Number(values.rounds));
print(figures);

async function run(seconds: number, rounds: number): Promise<readonly Figures[]> {
  const postgres = await startTemporary({ fsync: true });
  try {
    const { appUrl } = await install(postgres.ownerUrl, SECRET);
    await seedDemonstration({ ownerUrl: postgres.ownerUrl, appUrl, secret: SECRET, now: new Date() });
    const measured: Figures[] = [];
    // Round by round and not variant by variant, so that a busy minute of the machine touches all alike.
    for (let round = 0; round < rounds; round += 1) {
      for (const variant of variants) measured.push(await measure(variant, variant.policies ? appUrl : postgres.ownerUrl, seconds));
    }
    return variants.map(({ name }) => middle(measured.filter(({ variant }) => variant === name)));
  } finally {
    await postgres.stop();
  }
}

async function measure({ name, audit }: Variant, url: string, seconds: number): Promise<Figures> {
  const child = fork(new URL('page-server.ts', import.meta.url), [url, SECRET, audit ? 'audit' : 'no-audit']);
  const [{ address }] = (await once(child, 'message')) as [{ address: string }];
  const visitors = await gather(address, PEOPLE);
  let next = 0;
  const result = await autocannon({
    url: address, connections: PEOPLE, duration: seconds,
    setupClient: (client) => {
      const visitor = visitors[next % visitors.length];
      next += 1;
      if (visitor !== undefined) client.setRequests(roundOf(visitor));
    },
  });
  child.send('stop');
  await once(child, 'exit');
  const { latency } = result;
  return { variant: name, pagesPerSecond: result.requests.average, p50: latency.p50, p90: latency.p90, p99: latency.p99, errors: result.errors + result.non2xx };
}

/** One round of a person's pages, with one saving of the form by those who have one. */
function roundOf({ cookie, addresses, draft }: Visitor): autocannon.Request[] {
  const pages = addresses.map((path): autocannon.Request => ({ method: 'GET', path, headers: { cookie } }));
  if (draft === undefined) return pages;
  return [...pages, { method: 'POST', path: draft.address, body: draft.body, headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' } }];
}

/** The run with the median rate. */
function middle(runs: readonly Figures[]): Figures {
  const sorted = runs.toSorted((a, b) => a.pagesPerSecond - b.pagesPerSecond);
  const found = sorted[Math.floor(sorted.length / 2)];
  if (found === undefined) throw new Error('nothing was measured');
  return found;
}

function print(all: readonly Figures[]): void {
  const [shipped] = all;
  if (shipped === undefined) return;
  const rows = all.map((each) => ({ ...each, ratio: Number((each.pagesPerSecond / shipped.pagesPerSecond).toFixed(2)) }));
  if (values.json) return void process.stdout.write(`${JSON.stringify({ people: PEOPLE, cores: availableParallelism(), rows })}\n`);
  process.stdout.write(`${PEOPLE} people, ${availableParallelism()} cores; the median of ${values.rounds} rounds of ${values.seconds} s; ratio: pages a second against "as shipped"\n`);
  for (const { variant, pagesPerSecond, p50, p90, p99, ratio, errors } of rows) {
    process.stdout.write(`${variant.padEnd(28)} ${pagesPerSecond.toFixed(0).padStart(6)} pages/s   p50 ${p50} ms   p90 ${p90} ms   p99 ${p99} ms   ratio ${ratio.toFixed(2)}   errors ${errors}\n`);
  }
}
