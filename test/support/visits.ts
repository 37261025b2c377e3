import assert from 'node:assert/strict';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { pagesOf } from '../../src/app/pages.ts';
import { demoId } from '../../src/demo/id.ts';
import { seedCases } from '../../src/demo/seed-cases.ts';
import { addMembership, type AnyPage } from '../../src/features/access/index.ts';
import { become, complaintsOf, liveSite, openBrowser, type LiveSite } from './browser.ts';
import type { TestDatabase } from './database.ts';
import { leaveHalfDone } from './half-done.ts';
import { candidates, fillings, type Candidate, type Somebody } from './samples.ts';
import { MORNING } from './site.ts';
import { Visitor } from './visitor.ts';

/** Pages of which one sample is not enough, and what makes two samples different: each incident stands elsewhere, each section asks other things. */
const UNLIKE: Readonly<Record<string, (address: string, html: string, who: Somebody | null) => string>> = {
  '/': (_address, _html, who) => who?.role ?? '',
  '/incidents/:incident': (_, html) => /Where it stands<\/dt>\s*<dd[^>]*>([^<]*)/.exec(html)?.[1] ?? '',
  '/incidents/:incident/notification/:section': (address) => /[^/]+$/.exec(address)?.[0] ?? '',
  '/panel/:item': (_, html) => /<h1[^>]*>(.*?) \d/.exec(html)?.[1] ?? '',
};

/** Pages that lead on unless somebody is in the middle of signing in or setting up, or is there for whoever has a link: looked at where those journeys are tested. */
const ON_THE_WAY_IN = new Set(['/sign-in', '/sign-in/code', '/set-up/:token', '/set-up/:token/code', '/upload/:token']);

/** What came of asking for an address: a page, or a document to keep (null). */
export interface Opened extends Candidate {
  readonly html: string | null;
}

export interface Visits {
  /** The samples of each page that is opened by an address, found by asking for it as a person who may. */
  readonly samples: ReadonlyMap<string, readonly Opened[]>;
  /** Opens a sample as its person. Fails on any complaint in the console, the content-security policy's among them. */
  readonly visit: (sample: Candidate, look: (page: Page, signedIn: boolean) => Promise<void>) => Promise<void>;
}

/** The demonstration with all its cases, in a browser, and the samples of those pages that are wanted. */
export async function visitsTo(wanted: (pattern: string) => boolean): Promise<Visits> {
  const browser = await openBrowser();
  const site = await liveSite({ requestsPerMinute: 100_000 });
  await seedCases(site.database.appUrl, MORNING);
  await giveTwoPartnerships(site.database);
  await leaveHalfDone(site, await fillings(site.database));
  const visitorFor = keptFor((who) => visitorOf(site, who));
  const contextFor = keptFor((who) => sittingOf(browser, site, who));
  const filled = await fillings(site.database);
  const samples = new Map<string, readonly Opened[]>();
  for (const page of pagesAt(site.address).filter(({ method, path: { pattern } }) => method === 'GET' && !ON_THE_WAY_IN.has(pattern) && wanted(pattern))) {
    samples.set(page.path.pattern, await opening(page.path.pattern, candidates(page, filled), visitorFor));
  }
  return { samples, visit: async (sample, look) => visit(await contextFor(sample.who), site.address, sample, look) };
}

function pagesAt(publicUrl: string): readonly AnyPage[] {
  const key = Buffer.alloc(32);
  return pagesOf({ demo: true, publicUrl, limits: { idleMinutes: 30, absoluteMinutes: 720 }, keys: { secondFactor: key, attempts: key } }, { trial: key });
}

/** Whoever administers one partnership never sees the list of several. */
async function giveTwoPartnerships({ owner }: TestDatabase): Promise<void> {
  await owner.transaction().execute((tx) => addMembership(tx, {
    id: demoId('membership', 'ashshire', 'two'), personId: demoId('person', 'coveshire', 'administrator'), role: 'administrator',
    partnershipId: demoId('partnership', 'ashshire'), organisationId: demoId('organisation', 'ashshire', 'council'), starts: '2024-01-01', ends: null,
  }));
}

/** The first that shows a page, of each that are alike. */
async function opening(pattern: string, all: readonly Candidate[], visitorFor: (who: Somebody | null) => Promise<Visitor>): Promise<readonly Opened[]> {
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

/** Makes one for each person, and keeps it. */
function keptFor<T>(make: (who: Somebody | null) => Promise<T>): (who: Somebody | null) => Promise<T> {
  const kept = new Map<string, Promise<T>>();
  return (who) => {
    const name = who === null ? '' : `${who.place} ${who.key}`;
    const one = kept.get(name) ?? make(who);
    kept.set(name, one);
    return one;
  };
}

async function visitorOf({ server }: LiveSite, who: Somebody | null): Promise<Visitor> {
  const visitor = new Visitor(server);
  return who === null ? visitor : visitor.be(who.place, who.key);
}

async function sittingOf(browser: Browser, site: LiveSite, who: Somebody | null): Promise<BrowserContext> {
  const context = await browser.newContext();
  if (who === null) return context;
  const page = await context.newPage();
  await become(page, site.address, who.name);
  await page.close();
  return context;
}

async function visit(context: BrowserContext, site: string, { address, who }: Candidate, look: (page: Page, signedIn: boolean) => Promise<void>): Promise<void> {
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints = complaintsOf(page);
  try {
    await page.goto(site + address);
    await look(page, who !== null);
    assert.deepEqual(complaints, []);
  } catch (fault) {
    throw new Error(`${address} as ${who?.name ?? 'nobody'}: ${fault instanceof Error ? fault.message : String(fault)}`, { cause: fault });
  } finally {
    await page.close();
  }
}
