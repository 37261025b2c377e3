import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type Page, type Route } from 'playwright-core';
import { openGallery, type GallerySite } from './gallery/site.ts';

const BROWSER = {
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
};
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WIDTHS = [1280, 320];
const PAGES = ['/parts', '/form', '/signed-out', ...['not-found', 'forbidden', 'form-token', 'too-many', 'too-large', 'not-readable', 'unprocessable', 'fault'].map((name) => `/errors/${name}`)];

/** Set SHOTS to a folder to keep a picture of every page of the gallery. */
const shots = process.env['SHOTS'];

let browser: Browser;
let gallery: GallerySite;

before(async () => {
  gallery = await openGallery();
  browser = await chromium.launch(BROWSER);
  if (shots !== undefined) mkdirSync(shots, { recursive: true });
});

after(async () => {
  await browser.close();
  await gallery.close();
});

for (const scripts of ['on', 'off'] as const) {
  for (const address of PAGES) {
    test(`${address} is accessible, fits and breaks no policy with scripts ${scripts}`, () => visit({ scripts }, async (page) => {
      await page.goto(gallery.address + address);
      await assertSound(page, `${address.replaceAll('/', '-').slice(1)}-${scripts}`);
    }));
  }

  test(`a refused form says so at the top and beside each field, and keeps what was typed, with scripts ${scripts}`, () => visit({ scripts }, async (page) => {
    await page.goto(`${gallery.address}/form`);
    await page.getByLabel('Where did it happen?').fill('Larkmead');
    await fillDate(page, 'aware-on', ['31', 'February', '2026']);
    await page.locator('[name=sent-at-day]').fill('3');
    await page.getByLabel('How many children does this concern?').fill('several');
    await page.getByRole('checkbox', { name: 'Something else' }).check();
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    assert.match(await page.title(), /^Error: Every kind of question – Sightline$/);
    assert.equal(await page.getByLabel('Where did it happen?').inputValue(), 'Larkmead');
    assert.equal(await page.locator('[name=aware-on-month]').inputValue(), 'February');
    assert.equal(await page.getByLabel('How many children does this concern?').inputValue(), 'several');
    for (const link of await page.locator('.govuk-error-summary a').all()) {
      const target = (await link.getAttribute('href')) ?? '';
      assert.match((await page.locator(target).getAttribute('class')) ?? '', /input|textarea|select/, `${target} can be filled in`);
    }
    await assertSound(page, `form-refused-${scripts}`);
  }));
}

test('a question under an answer is hidden until it is chosen, and shown to those without scripts', async () => {
  await visit({ scripts: 'on' }, async (page) => {
    await page.goto(`${gallery.address}/form`);
    assert.equal(await page.getByLabel('What else?').isVisible(), false);
    assert.equal(await page.getByLabel('What was the first sign of it?').isVisible(), false);
    await page.getByRole('checkbox', { name: 'Something else' }).check();
    await page.getByRole('checkbox', { name: 'Neglect' }).check();
    assert.equal(await page.getByLabel('What else?').isVisible(), true);
    assert.equal(await page.getByLabel('What was the first sign of it?').isVisible(), true);
  });
  await visit({ scripts: 'off' }, async (page) => {
    await page.goto(`${gallery.address}/form`);
    assert.equal(await page.getByLabel('What else?').isVisible(), true);
    assert.equal(await page.getByText('Answer this only if you chose “Physical abuse” or “Neglect”').isVisible(), true);
  });
});

test('a draft saves itself, says when, says when it could not, and is sent on the way out', () => visit({ scripts: 'on' }, async (page) => {
  await page.goto(`${gallery.address}/form`);
  const status = page.locator('[data-autosave-status]');
  await page.getByLabel('Where did it happen?').fill('Larkmead');
  await status.filter({ hasText: /^Saved at \d{1,2}:\d{2}[ap]m$/ }).waitFor();
  const draft = new URLSearchParams(gallery.drafts.at(-1));
  assert.deepEqual([draft.get('place'), draft.get('_csrf')], ['Larkmead', 'made-up-token']);

  gallery.refuseDrafts(true);
  await page.getByLabel('Where did it happen?').fill('Larkmead Farm');
  await status.filter({ hasText: 'Not saved' }).waitFor();

  gallery.refuseDrafts(false);
  await page.getByLabel('Where did it happen?').fill('Larkmead Lane');
  await page.goto(`${gallery.address}/parts`);
  await assert.doesNotReject(until(() => new URLSearchParams(gallery.drafts.at(-1)).get('place') === 'Larkmead Lane'));
}));

test('there is a way to leave fast, with scripts and without', async () => {
  for (const scripts of ['on', 'off'] as const) {
    await visit({ scripts }, async (page) => {
      await page.goto(`${gallery.address}/parts`);
      const leave = page.getByRole('button', { name: 'Exit this page' });
      assert.equal(await leave.getAttribute('href'), 'https://www.bbc.co.uk/weather');
    });
  }
});

test('pages print on A4 without buttons or menus', () => visit({ scripts: 'on' }, async (page) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto(`${gallery.address}/parts`);
  assert.equal(await page.getByRole('button', { name: 'Exit this page' }).isVisible(), false);
  assert.equal(await page.locator('.govuk-service-navigation').isVisible(), false);
  if (shots !== undefined) await page.pdf({ path: `${shots}/parts.pdf`, format: 'A4' });
}));

/**
 * Opens a page in a browser far from London. "Off" takes the scripts out of what is sent, because
 * axe itself cannot run in a browser whose scripts are switched off.
 */
async function visit({ scripts }: { readonly scripts: 'on' | 'off' }, look: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ timezoneId: 'Pacific/Auckland' });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  if (scripts === 'off') await context.route(`${gallery.address}/**`, withoutScripts);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('503')) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  try {
    await look(page);
    assert.deepEqual(complaints, []);
  } finally {
    await context.unrouteAll({ behavior: 'ignoreErrors' });
    await context.close();
  }
}

async function withoutScripts(route: Route): Promise<void> {
  if (route.request().resourceType() !== 'document') return route.continue();
  const response = await route.fetch();
  const body = await response.text();
  await route.fulfill({ response, body: body.replaceAll(/<script[\s\S]*?<\/script>/g, '') });
}

async function assertSound(page: Page, name: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}-${width}.png`, fullPage: true });
    const size = await page.locator('html').evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
    assert.ok(size.scrollWidth <= size.clientWidth, `${name} is ${size.scrollWidth} wide in ${size.clientWidth}`);
    if (width !== WIDTHS[0] && name.startsWith('errors-')) continue;
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`), []);
  }
}

async function fillDate(page: Page, name: string, [day, month, year]: readonly [string, string, string]): Promise<void> {
  await page.locator(`[name=${name}-day]`).fill(day);
  await page.locator(`[name=${name}-month]`).fill(month);
  await page.locator(`[name=${name}-year]`).fill(year);
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 50; tries += 1) {
    if (holds()) return;
    await new Promise((wait) => void setTimeout(wait, 50));
  }
  throw new Error('it did not come to hold in time');
}
