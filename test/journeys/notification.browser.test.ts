import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { answer, answerTo, problemAt, problems, way } from '../support/answering.ts';
import { become, liveSite, openBrowser, picture, sitDown } from '../support/browser.ts';
import { awareTyped, childrenTyped, decisionTyped, incidentTyped, sectionsTyped } from './cross-border.typed.ts';

const browser = await openBrowser();

for (const scripts of [true, false]) {
  test(`an incident goes from what happened to the rapid review’s date, with scripts ${scripts ? 'on' : 'off'}`, () => journey(scripts));
}

async function journey(scripts: boolean): Promise<void> {
  const { address, clock } = await liveSite();
  const show = (page: Page, name: string) => picture(page, `notification-${name}-${scripts ? 'js' : 'plain'}`);
  let at = `${address}/`;
  const as = (name: string, when: string, act: (page: Page) => Promise<void>) => sitDown(browser, { scripts }, async (page) => {
    clock.now = new Date(when);
    await become(page, address, name);
    await page.goto(at);
    await act(page);
  });

  await as('Marion Teal', '2024-06-28T16:10:00+01:00', async (page) => {
    await beginAndLeave(page, scripts);
    await show(page, 'home-opened');
  });
  await as('Marion Teal', '2024-06-28T16:30:00+01:00', async (page) => {
    await fillInIncident(page, show);
    await recordIncident(page, show);
    at = page.url();
  });
  await as('Harriet Quayle', '2024-07-01T10:00:00+01:00', (page) => giveView(page, 'A child has died and neglect is suspected', show));
  await as('Dev Ranasinghe', '2024-07-01T11:00:00+01:00', (page) => giveView(page, 'The cause of death is not explained'));
  await as('Colm Astley', '2024-07-01T12:00:00+01:00', (page) => giveView(page, 'A criminal investigation has begun'));
  await as('Oluwaseun Barrow', '2024-07-02T09:00:00+01:00', (page) => decide(page, show));
  await as('Marion Teal', '2024-07-03T15:00:00+01:00', async (page) => {
    await way(page, 'Open the notification').click();
    await show(page, 'task-list');
    await fillInSections(page, show);
    await lock(page, show);
  });
  await as('Marion Teal', '2024-07-04T12:30:00+01:00', (page) => recordSent(page, show));
}

type Show = (page: Page, name: string) => Promise<void>;

/** Somebody who has to go: with scripts what was typed is kept by itself, without by a press. */
async function beginAndLeave(page: Page, scripts: boolean): Promise<void> {
  await page.getByRole('button', { name: 'Record an incident' }).click();
  await answer(page, { 'A title for lists': 'Child found dead' });
  if (scripts) await page.getByText(/^Saved at/).waitFor();
  else await page.getByRole('button', { name: 'Save and come back later' }).click();
  await page.getByRole('link', { name: 'Home' }).click();
}

async function fillInIncident(page: Page, show: Show): Promise<void> {
  await page.getByRole('link', { name: 'Go on recording' }).click();
  assert.equal(await answerTo(page, 'A title for lists'), 'Child found dead');
  await answer(page, incidentTyped);
  await answer(page, { 'When did the council become aware?': { day: '31', month: '6', year: '2024' } });
  await page.getByRole('button', { name: 'Add another child' }).click();
  for (const typed of childrenTyped) await answer(page, typed);
  await page.getByRole('button', { name: 'Continue' }).click();
  await show(page, 'record-refused');
  const reason = 'The day the council became aware must be a real date. There is no “31 6 2024”';
  assert.deepEqual(await problems(page), [reason]);
  assert.equal(await problemAt(page, 'When did the council become aware?'), reason);
  assert.equal(await answerTo(page, 'When did the council become aware?'), '31 6 2024');
  assert.equal(await answerTo(page, 'What became of child 2?'), 'Seriously harmed');
}

async function recordIncident(page: Page, show: Show): Promise<void> {
  await answer(page, awareTyped);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'Check your answers' }).waitFor();
  await show(page, 'record-check');
  await page.getByRole('button', { name: 'Record this incident' }).click();
  await page.getByRole('heading', { name: 'Incident 2024-001' }).waitFor();
  await show(page, 'incident-recorded');
  const words = await page.getByRole('main').innerText();
  // The five working days after Friday 28 June are 1, 2, 3, 4 and 5 July.
  assert.match(words, /Friday 5 July 2024, 5 working days left/i);
  assert.match(words, /The council must notify the Panel/);
  assert.match(words, /section 16C\(1\)\(a\)/);
  assert.match(words, /Ashshire, Bayshire/);
}

async function giveView(page: Page, reason: string, show?: Show): Promise<void> {
  await way(page, 'Give a partner’s view').click();
  await page.getByRole('button', { name: 'Give this view' }).click();
  assert.deepEqual(await problems(page), ['Select whether this should be notified']);
  await answer(page, { 'Should this be notified to the Panel?': 'Yes, it should be notified', 'Why?': reason });
  await show?.(page, 'view');
  await page.getByRole('button', { name: 'Give this view' }).click();
  await page.getByText('The view has been recorded').waitFor();
  assert.match(await page.getByRole('main').innerText(), new RegExp(reason));
}

async function decide(page: Page, show: Show): Promise<void> {
  await way(page, 'Record the council’s decision').click();
  await show(page, 'decide');
  await answer(page, decisionTyped);
  await page.getByRole('button', { name: 'Record the council’s decision' }).click();
  await page.getByText('The council’s decision has been recorded').waitFor();
}

/** Goes from section to section as "Save and continue" leads, until the answers can be checked. */
async function fillInSections(page: Page, show: Show): Promise<void> {
  await page.getByRole('link', { name: 'The incident', exact: true }).click();
  await answer(page, { 'What kind of place is it?': 'Temporary accommodation', 'When did the council become aware of it?': { day: '28', month: '13', year: '2024' } });
  await page.getByRole('button', { name: 'Save and continue' }).click();
  await show(page, 'section-refused');
  assert.match(await problemAt(page, 'When did the council become aware of it?'), /28 13 2024/);
  assert.equal(await answerTo(page, 'When did the council become aware of it?'), '28 13 2024');
  assert.equal(await answerTo(page, 'What kind of place is it?'), 'Temporary accommodation');
  await answer(page, { 'When did the council become aware of it?': { day: '28', month: '6', year: '2024' } });
  for (const [title, typed] of Object.entries(sectionsTyped)) {
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await answer(page, typed);
    await page.getByRole('button', { name: 'Save and continue' }).click();
  }
}

async function lock(page: Page, show: Show): Promise<void> {
  await page.getByRole('heading', { level: 1, name: 'Check your answers' }).waitFor();
  await show(page, 'check');
  const words = await page.getByRole('main').innerText();
  for (const each of ['Perran Vask', 'Morwen Vask', 'Tegen Vask', 'Room 12, Harbour Lodge, Saltmarsh', 'Ashshire, Bayshire', '16C(1)(a)']) assert.ok(words.includes(each), each);
  await page.getByRole('button', { name: 'Lock this version' }).click();
  await page.getByText('This version of the notification is locked').waitFor();
  await show(page, 'locked');
  await page.getByRole('button', { name: 'Print it, to type from' }).click();
  await page.getByRole('heading', { level: 1, name: 'Notification, version 1' }).waitFor();
  await show(page, 'print');
  assert.match(await page.getByRole('main').innerText(), /Between 25 and 28 June 2024|between 25 June 2024 and 28 June 2024/i);
}

async function recordSent(page: Page, show: Show): Promise<void> {
  await way(page, 'Record that the notification was sent').click();
  await answer(page, { 'Reference that the Department for Education’s system gave': 'SIN-0000-TEST', 'When was it sent?': { day: '5', month: '7', year: '2024', time: '12:00' } });
  await page.getByRole('button', { name: 'Record that it was sent' }).click();
  await show(page, 'sent-refused');
  assert.equal(await answerTo(page, 'Reference that the Department for Education’s system gave'), 'SIN-0000-TEST');
  await answer(page, { 'When was it sent?': { day: '4', month: '7', year: '2024', time: '12:00' } });
  await page.getByRole('button', { name: 'Record that it was sent' }).click();
  // Sent on Thursday 4 July: 5, 8 to 12, 15 to 19 and 22 to 25 July are the fifteen working days.
  await page.getByText('The rapid review is due Thursday 25 July 2024').first().waitFor();
  await show(page, 'sent');
}
