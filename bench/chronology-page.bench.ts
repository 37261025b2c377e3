// A chronology with 10,000 entries: server time, bytes, and time until it can be used in Chromium, beside
// vis-timeline with 1,000 and 10,000 items in the same browser in the same run. `--entries`, `--rounds`, `--json`.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { chromium, type Page } from 'playwright-core';
import { compose } from '../src/app/compose.ts';
import { install } from '../src/app/install.ts';
import { demoId, seedDemonstration } from '../src/demo/index.ts';
import type { PersonId } from '../src/features/audit/index.ts';
import { addEntries, addSource } from '../src/features/chronology/index.ts';
import { findIncident } from '../src/features/incidents/index.ts';
import { connect } from '../src/platform/database/index.ts';
import { startTemporary } from '../src/platform/postgres/index.ts';
import { madeEntries } from './chronology-made.ts';

const { values } = parseArgs({ options: { entries: { type: 'string', default: '10000' }, rounds: { type: 'string', default: '3' }, json: { type: 'boolean', default: false } } });
const [entries, rounds] = [Number(values.entries), Number(values.rounds)];
const SECRET = 'a secret for measuring pages that is long enough';
/** Text, because it runs in the browser: what was asked to be drawn has been. */
const TWO_FRAMES = 'new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); })';
const manager = demoId('person', 'coveshire', 'bm') as PersonId;

const postgres = await startTemporary();
const { appUrl } = await install(postgres.ownerUrl, SECRET);
await seedDemonstration({ ownerUrl: postgres.ownerUrl, appUrl, secret: SECRET, now: new Date() });
const database = connect({ url: appUrl, max: 5 });
const owner = connect({ url: postgres.ownerUrl, max: 1 });
const server = await compose({
  database, secret: SECRET, demo: true, now: () => new Date(), limits: { idleMinutes: 60, absoluteMinutes: 600 }, secure: false, trustProxy: false,
  publicUrl: 'http://127.0.0.1', logger: false, heads: { keep: () => {} }, requestsPerMinute: Number.MAX_SAFE_INTEGER,
});
const address = await server.listen({ host: '127.0.0.1', port: 0 });
const plain = createServer((request, response) => answerPlain(request.url ?? '/', response));
const plainAddress = await new Promise<string>((resolve) => { plain.listen(0, '127.0.0.1', () => { const at = plain.address(); resolve(typeof at === 'object' && at !== null ? `http://127.0.0.1:${at.port}` : ''); }); });
const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] });

try {
  const home = `${address}/incidents/${await incidentWith(entries)}/chronology`;
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  await signIn(page);
  await usable(page, home);
  const rows: Record<string, number[]> = { page: [], picture: [], filtered: [], vis1000: [], [`vis${entries}`]: [] };
  const visits = { page: home, filtered: `${home}?words=bruise`, vis1000: `${plainAddress}/?items=1000`, [`vis${entries}`]: `${plainAddress}/?items=${entries}` };
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, url] of Object.entries(visits)) rows[name]?.push(name.startsWith('vis') ? await visDrawn(page, url) : await usable(page, url));
  }
  const cookie = (await page.context().cookies(address)).map(({ name, value }) => `${name}=${value}`).join('; ');
  const answers = await serverTimes(home, cookie);
  const result = {
    entries, rounds, server_ms: median(answers.times), bytes: answers.html.length, gzip_bytes: gzipSync(answers.html).length, picture_bytes: (/<svg class="chronology-picture"[\s\S]*?<\/svg>/.exec(answers.html.slice(answers.html.indexOf('sl-picture')))?.[0] ?? '').length,
    usable_ms: median(rows['page'] ?? []), filtered_usable_ms: median(rows['filtered'] ?? []), vis_1000_ms: median(rows['vis1000'] ?? []), [`vis_${entries}_ms`]: median(rows[`vis${entries}`] ?? []),
  };
  process.stdout.write(values.json ? `${JSON.stringify(result)}\n` : `${Object.entries(result).map(([name, value]) => `${name.padEnd(20)} ${value}`).join('\n')}\n`);
} finally {
  await browser.close();
  plain.close();
  await server.close();
  await database.destroy();
  await owner.destroy();
  await postgres.stop();
}

/** One incident of the demonstration with that many entries more, each agency's as one source. */
async function incidentWith(count: number): Promise<string> {
  const { id } = await owner.selectFrom('incidents.incident').select('id').where('partnership_id', '=', demoId('partnership', 'coveshire')).orderBy('reference', 'desc').executeTakeFirstOrThrow();
  await database.transaction().execute(async (tx) => {
    await sql`select set_config('sightline.person', ${manager}, true)`.execute(tx);
    const record = await findIncident(tx, id);
    if (record === null) throw new Error('the demonstration has no incident');
    for (const [agency, own] of madeEntries(count)) {
      const source = await addSource(tx, record, { agency, organisationId: null, requestId: null }, manager, new Date());
      await addEntries(tx, source, own, manager, new Date());
    }
  });
  await sql`analyze chronology.entry`.execute(owner);
  return id;
}

async function signIn(page: Page): Promise<void> {
  await page.goto(`${address}/choose-person`);
  await Promise.all([page.waitForURL((url) => !url.pathname.includes('choose-person')), page.locator(`form:has([value="${manager}"]) button`).first().click()]);
}

/** From asking for the page until the table's first row has been drawn and its link takes the focus. */
async function usable(page: Page, url: string): Promise<number> {
  const start = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForSelector('tr[id^="entry-"] a');
  await page.evaluate(TWO_FRAMES);
  await page.focus('tr[id^="entry-"] a');
  return performance.now() - start;
}

/** From asking for the page until vis-timeline says that it has drawn, and a frame after. */
async function visDrawn(page: Page, url: string): Promise<number> {
  const start = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForSelector('html[data-drawn]', { state: 'attached', timeout: 180_000 });
  await page.evaluate(TWO_FRAMES);
  return performance.now() - start;
}

async function serverTimes(url: string, cookie: string): Promise<{ readonly times: readonly number[]; readonly html: string }> {
  const times: number[] = [];
  let html = '';
  for (let round = 0; round < rounds + 2; round += 1) {
    const start = performance.now();
    html = await (await fetch(url, { headers: { cookie } })).text();
    times.push(performance.now() - start);
  }
  return { times, html };
}

/** The same made-up entries in vis-timeline, with a group for each agency and stacking off, which is its faster way. */
function answerPlain(url: string, response: { readonly setHeader: (name: string, value: string) => unknown; readonly end: (body: string) => unknown }): void {
  const script = url.endsWith('.js');
  response.setHeader('content-type', script ? 'text/javascript' : 'text/html; charset=utf-8');
  if (script) { response.end(readFileSync(new URL('../node_modules/vis-timeline/standalone/umd/vis-timeline-graph2d.min.js', import.meta.url), 'utf8')); return; }
  const items = [...madeEntries(Number(new URL(url, 'http://x').searchParams.get('items'))).values()].flat();
  const data = items.map(({ id, occurred, agency, text }) => ({ id, group: agency, start: (occurred ?? '').replace('~', ''), content: text.slice(0, 20), title: text.slice(0, 120), type: 'box' }));
  response.end(`<!doctype html><title>vis-timeline</title><div id="t"></div><script src="/vis.js"></script><script>
    const groups = [...new Set(${JSON.stringify(items.map(({ agency }) => agency))})].map((id) => ({ id, content: id }));
    const timeline = new vis.Timeline(document.getElementById('t'), new vis.DataSet(${JSON.stringify(data)}), new vis.DataSet(groups), { stack: false });
    timeline.on('changed', () => { document.documentElement.dataset.drawn = 'yes'; });
  </script>`);
}

function median(times: readonly number[]): number {
  return Math.round(times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0);
}
