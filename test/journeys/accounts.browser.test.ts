import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { answer } from '../support/answering.ts';
import { liveSite, openBrowser, picture, sitDown, type LiveSite } from '../support/browser.ts';
import { codeAt, giveCredentials, type Credentials } from '../support/credentials.ts';

const PASSWORD = 'teasel harbour lantern 3';
const EMAIL = 'rowan.ashdown@hospital.example';

type SignsIn = Pick<Credentials, 'email' | 'password' | 'secret'>;

const browser = await openBrowser();

for (const scripts of [true, false]) {
  test(`a person is added, sets up, signs in with password and code, ends the other sign-ins and signs out, with scripts ${scripts ? 'on' : 'off'}`, () => journey(scripts));
}

async function journey(scripts: boolean): Promise<void> {
  const site = await liveSite({ demo: false });
  site.clock.now = new Date();
  const at = (act: (page: Page) => Promise<void>) => sitDown(browser, { scripts }, act);
  const simon = await giveCredentials(site.database, 'coveshire', 'administrator');
  let link = '';
  await at(async (page) => {
    await signIn(page, site, simon);
    link = await addPerson(page, scripts);
  });
  let secret = '';
  await at(async (page) => {
    secret = await setUp(page, site, link);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await page.goto(`${site.address}/requests`);
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  });
  const rowan = { email: EMAIL, password: PASSWORD, secret };
  await at((elsewhere) => at(async (here) => {
    for (const page of [elsewhere, here]) {
      await signIn(page, site, rowan);
      await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
    }
    await endTheOther(here, site, scripts);
    await elsewhere.goto(`${site.address}/requests`);
    await elsewhere.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await here.goto(`${site.address}/requests`);
    await here.getByText('Nothing is waiting for your answer').waitFor();
  }));
}

/** By password and by the code that the app shows, each code once: the clock moves on to the next. */
async function signIn(page: Page, { address, clock }: LiveSite, { email, password, secret }: SignsIn): Promise<void> {
  clock.now = new Date(clock.now.getTime() + 30_000);
  await page.goto(`${address}/`);
  await answer(page, { 'E-mail address': email, Password: password });
  await page.getByRole('button', { name: 'Continue' }).click();
  await answer(page, { '6-digit code': await codeAt(secret, clock.now) });
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Gives the path of the set-up link in the message that is ready to be sent. */
async function addPerson(page: Page, scripts: boolean): Promise<string> {
  await page.getByRole('link', { name: 'Accounts' }).click();
  await page.getByRole('button', { name: 'Add a person' }).click();
  await answer(page, { 'Full name': 'Rowan Ashdown', 'Work e-mail address': EMAIL, Organisation: 'Coveshire Hospitals NHS Trust' });
  await page.getByLabel('Agency author').check();
  await page.getByRole('button', { name: 'Add this person' }).click();
  await page.getByRole('heading', { name: 'Rowan Ashdown is added' }).waitFor();
  await picture(page, `accounts-added-${scripts ? 'js' : 'plain'}`);
  const [link = ''] = /\/set-up\/\S+/.exec(await page.getByLabel('The message').inputValue()) ?? [];
  return link;
}

/** Chooses a password, and gives the key that was shown for the app. */
async function setUp(page: Page, { address, clock }: LiveSite, link: string): Promise<string> {
  await page.goto(address + link);
  await answer(page, { Password: PASSWORD });
  await page.getByRole('button', { name: 'Continue' }).click();
  const secret = (await page.locator('.sl-key code').innerText()).replaceAll(/\s/g, '');
  await answer(page, { 'The 6-digit code that the app shows now': await codeAt(secret, clock.now) });
  await page.getByRole('button', { name: 'Finish and sign in' }).click();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  return secret;
}

async function endTheOther(page: Page, { address }: LiveSite, scripts: boolean): Promise<void> {
  await page.goto(`${address}/account/sign-ins`);
  assert.equal(await page.getByRole('button', { name: /^End it/ }).count(), 1);
  await picture(page, `accounts-sign-ins-${scripts ? 'js' : 'plain'}`);
  await page.getByRole('button', { name: /^End it/ }).click();
  await page.getByText('You are signed in nowhere else').waitFor();
}
