// The pictures of the README: a new demonstration, its people, and Chromium.
//   node script/screenshots.ts [folder]
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { newHome } from '../test/support/served.ts';

const DESKTOP = { width: 1280, height: 960 };
const PHONE = { width: 390, height: 844 };
const MOST_BYTES = 200_000;
const BROWSER = { executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'] };

interface Picture {
  readonly name: string;
  readonly person: string;
  readonly size: typeof DESKTOP;
  /** From the person's home to what is to be seen. */
  readonly go: (page: Page) => Promise<void>;
}

const pictures: readonly Picture[] = [
  { name: 'home', person: 'Marion Teal', size: DESKTOP, go: async () => {} },
  { name: 'decision-aid', person: 'Oluwaseun Barrow', size: DESKTOP, go: (page) => openWithin(page, 'Baby with an unexplained head injury', '/decide') },
  { name: 'notification', person: 'Marion Teal', size: DESKTOP, go: (page) => openWithin(page, 'Two young children found alone and unwell at home', '/notification') },
  { name: 'agencies-on-a-phone', person: 'Marion Teal', size: PHONE, go: (page) => openWithin(page, 'Brother and sister seriously harmed through long neglect', '/agencies') },
  { name: 'decision', person: 'Colm Astley', size: DESKTOP, go: (page) => openWithin(page, 'Baby’s death at home; neglect suspected', '/decision') },
  { name: 'panel', person: 'Aled Bright', size: DESKTOP, go: async (page) => void (await page.goto(new URL('/panel', page.url()).href)) },
];

const folder = process.argv[2] ?? join(import.meta.dirname, '..', 'docs', 'images');
mkdirSync(folder, { recursive: true });
const home = newHome();
try {
  const { address } = await home.start();
  const browser = await chromium.launch(BROWSER);
  for (const picture of pictures) await take(browser, address, picture);
  await browser.close();
} finally {
  home.discard();
}

async function take(browser: Browser, address: string, { name, person, size, go }: Picture): Promise<void> {
  const context = await browser.newContext({ viewport: size });
  const page = await context.newPage();
  await page.goto(`${address}/choose-person`);
  await page.getByRole('button', { name: person }).click();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  await go(page);
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path });
  const { size: bytes } = statSync(path);
  if (bytes > MOST_BYTES) throw new Error(`${path} has ${bytes} bytes: too many for a repository`);
  process.stdout.write(`${path} ${bytes}\n`);
  await context.close();
}

/** By the incidents' log, where every incident is under its title. */
async function openIncident(page: Page, title: string): Promise<void> {
  await page.goto(new URL('/incidents', page.url()).href);
  const link = page.getByRole('row').filter({ hasText: title }).getByRole('link').first();
  await page.goto(new URL((await link.getAttribute('href')) ?? '/', page.url()).href);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

async function openWithin(page: Page, title: string, part: string): Promise<void> {
  await openIncident(page, title);
  await page.goto(`${page.url()}${part}`);
}
