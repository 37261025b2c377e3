import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { answer, problems, way } from '../support/answering.ts';
import { become, liveSite, openBrowser, picture, sitDown } from '../support/browser.ts';
import { incidentUnderReview } from '../support/incident-under-review.ts';

type Show = (page: Page, name: string) => Promise<void>;

const browser = await openBrowser();

for (const scripts of [true, false]) {
  test(`a decision goes to the Panel before it is joint, and again when it is, with scripts ${scripts ? 'on' : 'off'}`, () => journey(scripts));
}

async function journey(scripts: boolean): Promise<void> {
  const { address, clock, database } = await liveSite();
  const at = `/incidents/${await incidentUnderReview(database)}`;
  const show: Show = (page, name) => picture(page, `decision-${name}-${scripts ? 'js' : 'plain'}`);
  const as = (name: string, when: string, start: string, act: (page: Page) => Promise<void>) => sitDown(browser, { scripts }, async (page) => {
    clock.now = new Date(when);
    await become(page, address, name);
    await page.goto(address + start);
    await act(page);
  });

  await as('Marion Teal', '2026-11-19T09:00:00Z', `${at}/agencies/ask`, askSchool);
  await as('Marion Teal', '2026-12-01T09:00:00Z', `${at}/review/write`, writeReview);
  await as('Marion Teal', '2026-12-07T09:00:00Z', `${at}/decision`, (page) => propose(page, show));
  await as('Harriet Quayle', '2026-12-07T11:00:00Z', '/', (page) => sign(page, show));
  await as('Dev Ranasinghe', '2026-12-08T11:00:00Z', `${at}/decision`, (page) => dissent(page, show));
  await as('Marion Teal', '2026-12-09T15:00:00Z', at, (page) => sendNotYetJoint(page, show));
  await as('Colm Astley', '2026-12-10T09:00:00Z', `${at}/decision`, (page) => sign(page, show));
  await as('Marion Teal', '2026-12-10T10:00:00Z', at, (page) => sendNotice(page, show));
  await as('Yemi Castle', '2026-12-10T11:00:00Z', '/panel', (page) => readAsAnalyst(page, show));
  await as('Aled Bright', '2026-12-11T09:00:00Z', '/', (page) => acknowledge(page, show));
  await as('Marion Teal', '2026-12-11T10:00:00Z', at, (page) => seeAcknowledgedAndRelease(page, show));
  await as('Beth Arkwright', '2026-12-11T11:00:00Z', '/requests', (page) => readReleased(page, show));
  await as('Ruth Okafor', '2026-12-11T12:00:00Z', at, (page) => readAsScrutineer(page, show));
}

async function askSchool(page: Page): Promise<void> {
  await answer(page, { 'Which agencies do you want to ask?': ['Saltmarsh Primary School'] });
  await page.getByRole('button', { name: 'Ask' }).click();
  await page.getByText(/asked for a summary/).first().waitFor();
}

async function writeReview(page: Page): Promise<void> {
  await page.getByRole('textbox').nth(2).fill('The injuries were found at a routine appointment.');
  await page.getByRole('button', { name: 'Save and see what is missing' }).click();
  await page.getByText('The rapid review is saved. Nothing has been sent').waitFor();
}

const REASON = 'Two agencies held parts of the same picture';

/** Answers each question of the decision and gives its reason; they stand in turn on the page. */
async function propose(page: Page, show: Show): Promise<void> {
  await page.getByRole('button', { name: 'Write the decision' }).click();
  await page.getByRole('button', { name: 'Continue' }).last().click();
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
  await show(page, 'write-refused');
  for (const group of await page.getByRole('group').all()) {
    const yes = group.getByLabel('Yes', { exact: true });
    if ((await yes.count()) > 0) await yes.check();
  }
  await page.getByLabel('There will be a local child safeguarding practice review').check();
  for (const box of await page.getByRole('textbox').all()) await box.fill(REASON);
  await page.getByRole('button', { name: 'Continue' }).last().click();
  await page.getByRole('heading', { name: 'Check' }).waitFor();
  await show(page, 'check');
  await page.getByRole('button', { name: 'Put this decision to the partners' }).click();
  await page.getByText('The decision has been put to the safeguarding partners').waitFor();
  await show(page, 'proposed');
}

async function sign(page: Page, show: Show): Promise<void> {
  await show(page, 'partner-start');
  if (!page.url().endsWith('/decision')) await page.getByRole('link', { name: 'Read and answer the decision' }).first().click();
  await show(page, 'to-sign');
  await page.getByRole('button', { name: 'Sign this decision' }).click();
  await page.getByText('Your signature has been recorded').waitFor();
}

async function dissent(page: Page, show: Show): Promise<void> {
  await page.getByRole('button', { name: 'Dissent from this decision' }).click();
  assert.deepEqual(await problems(page), ['Enter the reason for your dissent']);
  await show(page, 'dissent-refused');
  await answer(page, { 'If you do not agree, why': 'The police investigation has to come first' });
  await page.getByRole('button', { name: 'Dissent from this decision' }).click();
  await page.getByText('Your dissent has been recorded').waitFor();
  assert.match(await page.getByRole('main').innerText(), /The police investigation has to come first/);
}

async function sendNotYetJoint(page: Page, show: Show): Promise<void> {
  await show(page, 'incident-to-send');
  await way(page, 'Send the rapid review to the Panel').click();
  await show(page, 'send');
  await page.getByRole('button', { name: 'Send the rapid review to the Panel' }).click();
  assert.deepEqual(await problems(page), ['Enter why the rapid review goes before the partners have decided together']);
  await answer(page, { 'Why it goes before the three partners have decided together': 'The police have not answered by the due date' });
  await page.getByRole('button', { name: 'Send the rapid review to the Panel' }).click();
  await page.getByText('The rapid review has been sent to the Panel').first().waitFor();
  await show(page, 'sent');
  const words = await page.getByRole('main').innerText();
  assert.match(words, /Not yet joint/i);
  assert.match(words, /Done\s+Wednesday 9 December 2026, in time/);
}

async function sendNotice(page: Page, show: Show): Promise<void> {
  await show(page, 'incident-notice-owed');
  await way(page, 'Send the decision to the Panel').click();
  await page.getByRole('button', { name: 'Send the decision to the Panel' }).click();
  await page.getByText('The decision has been sent to the Panel').first().waitFor();
}

async function readAsAnalyst(page: Page, show: Show): Promise<void> {
  await show(page, 'panel-inbox');
  await page.getByRole('link', { name: /Rapid review 2026-001/ }).click();
  await show(page, 'panel-item-analyst');
  const words = await page.getByRole('main').innerText();
  assert.match(words, /The police have not answered by the due date/);
  assert.match(words, /The police investigation has to come first/);
  assert.equal(await page.getByRole('button', { name: /acknowledge/i }).count(), 0);
}

async function acknowledge(page: Page, show: Show): Promise<void> {
  await show(page, 'panel-home');
  await page.getByRole('link', { name: /Rapid review 2026-001/ }).click();
  await answer(page, { 'Note to the partnership (optional)': 'Received with thanks' });
  await show(page, 'panel-item-secretariat');
  await page.getByRole('button', { name: /acknowledge/i }).click();
  await page.getByText(/Acknowledged at/).first().waitFor();
}

async function seeAcknowledgedAndRelease(page: Page, show: Show): Promise<void> {
  await show(page, 'incident-acknowledged');
  const words = await page.getByRole('main').innerText();
  assert.match(words, /acknowledged/i);
  assert.match(words, /Received with thanks/);
  await way(page, 'Release the rapid review to the agencies').click();
  await show(page, 'release');
  await page.getByRole('button', { name: 'Release to the agencies that were asked' }).click();
  await page.getByText('The agencies that were asked can now read this version').waitFor();
}

async function readReleased(page: Page, show: Show): Promise<void> {
  await page.getByRole('link', { name: /2026-001/ }).click();
  await page.getByRole('button', { name: 'Read the rapid review' }).click();
  await show(page, 'released');
  assert.match(await page.getByRole('main').innerText(), /The injuries were found at a routine appointment/);
}

async function readAsScrutineer(page: Page, show: Show): Promise<void> {
  await show(page, 'scrutineer');
  assert.match(await page.getByRole('main').innerText(), /Infant harmed at home/);
  // What the frame of every page has is no act on the incident.
  assert.deepEqual(await page.getByRole('main').getByRole('button').allInnerTexts(), []);
  assert.equal(await page.getByRole('main').locator('form').count(), 0);
}
