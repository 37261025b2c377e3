import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after } from 'node:test';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { testDatabase, type TestDatabase } from './database.ts';
import { testSite, type TestSite } from './site.ts';

const OPTIONS = {
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
};
const PATIENCE_MS = 10_000;

export const WIDE = 1280;
export const NARROW = 320;

/** Set SHOTS to a folder to keep pictures of what the journeys pass through. */
const shots = process.env['SHOTS'];

/** A browser for one test file, closed after its tests. Call it before the site, so that it is closed before the site is. */
export async function openBrowser(): Promise<Browser> {
  const browser = await chromium.launch(OPTIONS);
  after(() => browser.close());
  return browser;
}

/** A site that listens, over a database of its own. */
export interface LiveSite extends TestSite {
  readonly database: TestDatabase;
  /** "http://127.0.0.1:40123", without a slash at the end. */
  readonly address: string;
}

export async function liveSite(changes: Parameters<typeof testSite>[1] = {}): Promise<LiveSite> {
  const database = await testDatabase();
  const site = await testSite(database, changes);
  const address = await site.server.listen({ host: '127.0.0.1', port: 0 });
  after(() => site.server.close());
  return { ...site, database, address };
}

export interface Sitting {
  readonly scripts: boolean;
  readonly width?: number;
}

/** Someone sits down at a browser with nothing in it, and gets up again. Fails on any complaint in the console: a script's fault, or a refusal by the content-security policy. */
export async function sitDown<T>(browser: Browser, { scripts, width = WIDE }: Sitting, act: (page: Page, context: BrowserContext) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ javaScriptEnabled: scripts, viewport: { width, height: 900 }, acceptDownloads: true });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  try {
    const done = await act(page, context);
    assert.deepEqual(complaints, []);
    return done;
  } finally {
    await context.close();
  }
}

/** What the console says against a page from now on. A refusal (403, 404, 422) is no fault of the page. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4(03|04|22)/.test(message.text())) complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  return complaints;
}

/** Becomes one of the demonstration's people through its page, and stands at their home. */
export async function become(page: Page, address: string, name: string): Promise<void> {
  await page.goto(`${address}/choose-person`);
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
}

/** Keeps a picture of the page at both widths, where SHOTS asks for it. */
export async function picture(page: Page, name: string): Promise<void> {
  if (shots === undefined) return;
  mkdirSync(shots, { recursive: true });
  const before = page.viewportSize();
  for (const width of [NARROW, WIDE]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: `${shots}/${name}-${width}.png`, fullPage: true });
  }
  if (before !== null) await page.setViewportSize(before);
}
