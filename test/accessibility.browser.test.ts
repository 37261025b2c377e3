import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { pagesOf } from '../src/app/pages.ts';
import { demoId } from '../src/demo/id.ts';
import { seedCases } from '../src/demo/seed-cases.ts';
import { addMembership } from '../src/features/access/index.ts';
import type { TestDatabase } from './support/database.ts';
import { become, complaintsOf, liveSite, NARROW, openBrowser } from './support/browser.ts';
import { leaveHalfDone } from './support/half-done.ts';
import { candidates, fillings, type Candidate, type Somebody } from './support/samples.ts';
import { assertRefused, assertSound } from './support/sound.ts';
import { MORNING } from './support/site.ts';
import { Visitor } from './support/visitor.ts';

/** Pages of which one sample is not enough, and what makes two samples different: each incident stands elsewhere, each section asks other things. */
const UNLIKE: Readonly<Record<string, (address: string, html: string, who: Somebody | null) => string>> = {
  '/': (_address, _html, who) => who?.role ?? '',
  '/incidents/:incident': (_, html) => /Where it stands<\/dt>\s*<dd[^>]*>([^<]*)/.exec(html)?.[1] ?? '',
  '/incidents/:incident/notification/:section': (address) => /[^/]+$/.exec(address)?.[0] ?? '',
  '/panel/:item': (_, html) => /<h1[^>]*>(.*?) \d/.exec(html)?.[1] ?? '',
};

/** Forms that may be sent empty, and why. */
const NOTHING_REQUIRED: Readonly<Record<string, string>> = {
  '/incidents/:incident/review/write': 'what is empty is named as missing, and the deadline does not wait',
  '/panel/:item': 'the note is optional',
  '/incidents/:incident/chronology/sources/:source': 'the columns stay as they were taken',
};

/** Pages that lead on unless somebody is in the middle of signing in or setting up: looked at where those journeys are tested. */
const ON_THE_WAY_IN = new Set(['/sign-in', '/sign-in/code', '/set-up/:token', '/set-up/:token/code']);

const browser = await openBrowser();
const site = await liveSite({ requestsPerMinute: 100_000 });
await seedCases(site.database.appUrl, MORNING);
await giveTwoPartnerships(site.database);
const key = Buffer.alloc(32);
const pages = pagesOf({ demo: true, publicUrl: site.address, limits: { idleMinutes: 30, absoluteMinutes: 720 }, keys: { secondFactor: key, attempts: key } });
await leaveHalfDone(site, await fillings(site.database));
const filled = await fillings(site.database);
const visitors = new Map<string, Visitor>();
const contexts = new Map<string, BrowserContext>();

after(() => Promise.all([...contexts.values()].map((context) => context.close())));

/** What came of asking for an address: a page, or a document to keep (null). */
interface Opened extends Candidate {
  readonly html: string | null;
}

/** The samples of each page that is opened by an address, found by asking for it as a person who may. */
const samples = new Map<string, readonly Opened[]>();
for (const page of pages.filter(({ method, path }) => method === 'GET' && !ON_THE_WAY_IN.has(path.pattern))) {
  const { pattern } = page.path;
  samples.set(pattern, await opening(pattern, candidates(page, filled)));
}

describe('every page of the route table', () => {
  for (const [pattern, found] of samples) {
    test(`${pattern} is accessible, fits, and breaks no policy`, async () => {
      assert.ok(found.length > 0, `nobody could open ${pattern}: give the demonstration a case in which this page is there, or fill its address in test/support/samples.ts`);
      for (const sample of found.filter(({ html }) => html !== null)) await visit(sample, (page, signedIn) => assertSound(page, { demo: true, signedIn }));
    });
  }
});

describe('every form, sent empty', () => {
  for (const [pattern, [sample]] of samples) {
    if (sample === undefined || !asksSomething(sample.html ?? '') || pattern in NOTHING_REQUIRED) continue;
    test(`${pattern} says what is missing`, () => visit(sample, async (page, signedIn) => {
      await sendEmpty(page.locator('main form[method=post]').filter({ has: page.locator('input:not([type=hidden]), textarea, select') }).first());
      await assertRefused(page);
      // The page has been looked at wide; what is new are the reasons, and it is on a narrow screen that they have no room.
      await assertSound(page, { demo: true, signedIn }, [NARROW]);
    }));
  }
});

test('by keyboard alone: past the frame, out of it fast, through the menu, and to what is to be done', async () => {
  const { who } = samples.get('/incidents')?.[0] ?? { who: null };
  await visit({ address: '/', who }, async (page) => {
    const order: string[] = [];
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press('Tab');
      order.push(String(await page.evaluate(`document.activeElement?.textContent?.trim() ?? ''`)));
    }
    const places = ['Skip to main content', 'Exit this page quickly', 'Sign out', 'Home', 'Incidents', 'Be someone else', 'Record an incident'].map((words) => order.findIndex((one) => one.startsWith(words)));
    assert.equal(places[0], 0, order.join(' | '));
    assert.ok(places.every((place, index) => place >= 0 && (index === 0 || place > (places[index - 1] ?? 0))), order.join(' | '));
  });
  await visit({ address: '/', who }, async (page) => {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate('document.activeElement?.id'), 'main-content');
  });
});

/** Whoever administers one partnership never sees the list of several. */
async function giveTwoPartnerships({ owner }: TestDatabase): Promise<void> {
  await owner.transaction().execute((tx) => addMembership(tx, {
    id: demoId('membership', 'ashshire', 'two'), personId: demoId('person', 'coveshire', 'administrator'), role: 'administrator',
    partnershipId: demoId('partnership', 'ashshire'), organisationId: demoId('organisation', 'ashshire', 'council'), starts: '2024-01-01', ends: null,
  }));
}

/** The first that shows a page, of each that are alike. */
async function opening(pattern: string, all: readonly Candidate[]): Promise<readonly Opened[]> {
  const unlike = UNLIKE[pattern];
  const found = new Map<string, Opened>();
  for (const candidate of all) {
    const { address, who } = candidate;
    const { status, html, headers } = await (await visitorFor(who)).get(address);
    const kind = unlike?.(address, html, who) ?? '';
    if (status === 200 && !found.has(kind)) found.set(kind, { ...candidate, html: String(headers['content-type']).startsWith('text/html') ? html : null });
    if (found.size > 0 && unlike === undefined) break;
  }
  return [...found.values()];
}

async function visitorFor(who: Somebody | null): Promise<Visitor> {
  const name = who === null ? '' : `${who.place} ${who.key}`;
  const known = visitors.get(name);
  if (known !== undefined) return known;
  const visitor = who === null ? new Visitor(site.server) : await new Visitor(site.server).be(who.place, who.key);
  visitors.set(name, visitor);
  return visitor;
}

/** Opens a sample as its person. Fails on any complaint in the console, the content-security policy's among them. */
async function visit({ address, who }: Candidate, look: (page: Page, signedIn: boolean) => Promise<void>): Promise<void> {
  const page = await (await contextFor(who)).newPage();
  page.setDefaultTimeout(10_000);
  const complaints = complaintsOf(page);
  try {
    await page.goto(site.address + address);
    await look(page, who !== null);
    assert.deepEqual(complaints, []);
  } catch (fault) {
    throw new Error(`${address} as ${who?.name ?? 'nobody'}: ${fault instanceof Error ? fault.message : String(fault)}`, { cause: fault });
  } finally {
    await page.close();
  }
}

async function contextFor(who: Somebody | null): Promise<BrowserContext> {
  const name = who === null ? '' : `${who.place} ${who.key}`;
  const known = contexts.get(name);
  if (known !== undefined) return known;
  const context = await browser.newContext();
  contexts.set(name, context);
  if (who !== null) {
    const page = await context.newPage();
    await become(page, site.address, who.name);
    await page.close();
  }
  return context;
}

/** Whether a page has a form with something to answer in it. */
function asksSomething(html: string): boolean {
  const forms = /<main[^]*<\/main>/.exec(html)?.[0].match(/<form[^>]*method="post"[^]*?<\/form>/g) ?? [];
  return forms.some((form) => /<textarea|<select|<input(?![^>]*type="hidden")/.test(form));
}

/** Takes out whatever the form was opened with, and presses its main button. */
async function sendEmpty(form: Locator): Promise<void> {
  for (const field of await form.locator('input[type=text], input:not([type]), textarea:not([readonly])').all()) await field.evaluate((element) => Object.assign(element, { value: '' }));
  for (const field of await form.locator('input[type=radio], input[type=checkbox]').all()) await field.evaluate((element) => Object.assign(element, { checked: false }));
  for (const field of await form.locator('select').all()) await field.selectOption('');
  const buttons = form.locator('button.govuk-button:visible');
  const main = form.locator('button.govuk-button:not(.govuk-button--secondary):visible');
  await ((await main.count()) > 0 ? main : buttons).first().click();
}
