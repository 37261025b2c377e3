import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { liveSite, NARROW, openBrowser, picture, sitDown, WIDE } from '../../../../test/support/browser.ts';
import { codeAt, giveCredentials } from '../../../../test/support/credentials.ts';
import { TEST_SECRET } from '../../../../test/support/database.ts';
import { compose } from '../../../app/compose.ts';
import { dateInWords, londonDate } from '../../../kernel/plain-date.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const PASSWORD = 'plover kettle august 7';

const browser = await openBrowser();
const { database, clock, address: live } = await liveSite({ demo: false });
const demoServer = await compose({
  database: database.app, secret: TEST_SECRET, demo: true, now: () => clock.now, limits: { idleMinutes: 30, absoluteMinutes: 720 },
  secure: false, trustProxy: false, publicUrl: 'http://sightline.example', logger: false, heads: { keep: () => {} },
});
after(() => demoServer.close());
const demo = await demoServer.listen({ host: '127.0.0.1', port: 0 });
const simon = await giveCredentials(database, 'coveshire', 'administrator');

before(() => {
  clock.now = new Date();
});

for (const scripts of [true, false]) {
  for (const width of [WIDE, NARROW]) {
    const name = `${width}-${scripts ? 'js' : 'plain'}`;
    describe(`at ${width} pixels with scripts ${scripts ? 'on' : 'off'}`, () => {
      test('an administrator signs in, adds a person, and that person sets up and sees their sign-ins', async () => {
        const link = await sitDown(browser, { width, scripts }, (page) => addPerson(page, name));
        await sitDown(browser, { width, scripts }, (page) => setUp(page, link, name));
      });

      test('the demonstration’s picker is sound, and choosing someone makes one them', () => sitDown(browser, { width, scripts }, async (page) => {
        await page.goto(`${demo}/sign-in`);
        await page.getByRole('heading', { name: 'Choose who to be' }).waitFor();
        await assertSound(page, `choose-person-${name}`);
        await page.getByRole('button', { name: 'Simon Peel' }).click();
        await page.goto(`${demo}/accounts`);
        await page.getByRole('heading', { name: 'Accounts' }).waitFor();
      }));
    });
  }
}

test('the password can be shown and pasted, and no field asks a browser to forget', () => sitDown(browser, { scripts: true }, async (page) => {
  await page.goto(`${live}/sign-in`);
  const password = page.getByLabel('Password', { exact: true });
  await password.fill('seen');
  await page.getByRole('button', { name: 'Show' }).click();
  assert.equal(await password.getAttribute('type'), 'text');
  assert.equal(await password.getAttribute('autocomplete'), 'current-password');
  assert.equal(await page.getByLabel('E-mail address').getAttribute('autocomplete'), 'username');
  const prevented = await password.evaluate((field) => !field.dispatchEvent(new Event('paste', { cancelable: true, bubbles: true })));
  assert.equal(prevented, false);
}));

async function signIn(page: Page, name: string): Promise<void> {
  clock.now = new Date(clock.now.getTime() + 30_000);
  await page.goto(`${live}/accounts`);
  await assertSound(page, `sign-in-${name}`);
  await page.getByLabel('E-mail address').fill(simon.email);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
  assert.equal(await page.getByLabel('E-mail address').inputValue(), simon.email);
  await assertSound(page, `sign-in-refused-${name}`);
  await page.getByLabel('Password', { exact: true }).fill(simon.password);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'Enter the code from your app' }).waitFor();
  await assertSound(page, `sign-in-code-${name}`);
  await page.getByLabel('6-digit code').fill(await codeAt(simon.secret, clock.now));
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function addPerson(page: Page, name: string): Promise<string> {
  await signIn(page, name);
  await page.getByRole('heading', { name: 'Accounts' }).waitFor();
  await assertSound(page, `accounts-${name}`);
  await page.getByRole('button', { name: 'Add a person' }).click();
  await assertSound(page, `add-person-${name}`);
  await page.getByLabel('Full name').fill('Rowan Ashdown');
  await page.getByLabel('Work e-mail address').fill('rowan');
  await page.getByLabel('Organisation').selectOption({ label: 'Coveshire Hospitals NHS Trust' });
  await page.getByLabel('Agency author').check();
  await page.getByRole('button', { name: 'Add this person' }).click();
  await page.getByRole('link', { name: 'Enter an e-mail address' }).waitFor();
  await assertSound(page, `add-person-refused-${name}`);
  await page.getByLabel('Work e-mail address').fill(`rowan.${name}@hospital.example`);
  await page.getByRole('button', { name: 'Add this person' }).click();
  await page.getByRole('heading', { name: 'Rowan Ashdown is added' }).waitFor();
  await assertSound(page, `link-${name}`);
  const [link = ''] = /\/set-up\/\S+/.exec(await page.getByLabel('The message').inputValue()) ?? [];
  await page.getByRole('link', { name: 'Rowan Ashdown’s account' }).click();
  await page.getByRole('heading', { name: 'Rowan Ashdown' }).waitFor();
  await assertSound(page, `account-${name}`);
  await page.getByRole('link', { name: 'End this role' }).click();
  await assertSound(page, `end-role-${name}`);
  return link;
}

async function setUp(page: Page, link: string, name: string): Promise<void> {
  await page.goto(live + link);
  await page.getByRole('heading', { name: 'Choose a password' }).waitFor();
  await assertSound(page, `set-up-${name}`);
  await page.getByLabel('Password', { exact: true }).fill('password1234');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
  assert.equal(await page.getByLabel('Password', { exact: true }).inputValue(), '');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'Set up your codes' }).waitFor();
  await assertSound(page, `set-up-code-${name}`);
  const secret = (await page.locator('.sl-key code').innerText()).replaceAll(/\s/g, '');
  await page.getByLabel('The 6-digit code').fill(await codeAt(secret, clock.now));
  await page.getByRole('button', { name: 'Finish and sign in' }).click();
  await page.waitForURL(`${live}/`);
  await page.goto(`${live}/account/sign-ins`);
  assert.match(await page.locator('main').innerText(), new RegExp(dateInWords(londonDate(clock.now))));
  await assertSound(page, `sign-ins-${name}`);
  await page.goto(live + link);
  await page.getByRole('heading', { name: 'This link is over' }).waitFor();
  await assertSound(page, `set-up-over-${name}`);
}

/** Fits and has nothing against it. Axe itself needs scripts, so without them only the fit is looked at: the page is the same. */
async function assertSound(page: Page, name: string): Promise<void> {
  if (name.endsWith(`${WIDE}-js`)) await picture(page, name.replace(`-${WIDE}-js`, ''));
  const box = await page.locator('main').boundingBox();
  assert.ok(box !== null && box.x >= 0 && box.x + box.width <= (page.viewportSize()?.width ?? 0), `${name} does not fit`);
  if (name.endsWith('-plain')) return;
  const size = await page.locator('html').evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
  assert.ok(size.scrollWidth <= size.clientWidth, `${name} is ${size.scrollWidth} wide in ${size.clientWidth}`);
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  assert.deepEqual(violations.map(({ id, nodes }) => `${name} ${id}: ${nodes.map(({ html }) => html).join(' ')}`), []);
}
