import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import mammoth from 'mammoth';
import type { Page } from 'playwright-core';
import { answer, answerTo, problems, type Answers } from '../support/answering.ts';
import { become, liveSite, openBrowser, picture, sitDown } from '../support/browser.ts';
import { incidentUnderReview } from '../support/incident-under-review.ts';

const asked = ['Coveshire Community Health', 'Coveshire Homes', 'Coveshire Police', 'Saltmarsh Primary School'];

/** What the made-up school answers; nobody and no place in it exists. */
const schoolTyped: Answers = {
  'Who wrote this summary?': 'Beth Arkwright, deputy head',
  'Which records were searched?': 'Register, safeguarding file and visitors’ book, by name and date of birth',
  'From when was your organisation involved?': 'September 2025',
  'What was your organisation’s involvement?': 'The older brother is on our roll. We met his mother and once his father.',
  'Key dates, in order': '3 March 2026: brother said he was hungry; fed, and mother rung\n9 October 2026: three days away; no record of a call home',
  'Which moments mattered most for the child, and why?': 'The absence in October was the last time somebody could have asked.',
  'What is recorded of the child’s own words, wishes and daily life?': 'He drew his house and left himself out.',
  'What is recorded of the parents and carers, fathers and partners included?': 'His mother came to each meeting. His father was never written to.',
  'What is recorded of race, ethnicity, religion, language, disability and other protected characteristics, and how did they bear on practice?': 'Nobody asked what language was spoken at home.',
  'What has your organisation done at once to keep children safe?': 'He is seen each morning by somebody he knows.',
  'What has your organisation learnt already, and what is it doing about it?': 'First-day calling is done again from 20 November; the deputy head owns it.',
};

type Show = (page: Page, name: string) => Promise<void>;

const browser = await openBrowser();

for (const scripts of [true, false]) {
  test(`agencies are asked, answer, are chased and go into the Word document, with scripts ${scripts ? 'on' : 'off'}`, () => journey(scripts));
}

async function journey(scripts: boolean): Promise<void> {
  const { address, clock, database } = await liveSite();
  const incident = await incidentUnderReview(database);
  const show: Show = (page, name) => picture(page, `agencies-${name}-${scripts ? 'js' : 'plain'}`);
  const as = (name: string, when: string, at: string, act: (page: Page) => Promise<void>) => sitDown(browser, { scripts }, async (page) => {
    clock.now = new Date(when);
    await become(page, address, name);
    await page.goto(address + at);
    await act(page);
  });
  const agencies = `/incidents/${incident}/agencies`;

  await as('Marion Teal', '2026-11-19T09:00:00Z', `/incidents/${incident}`, (page) => askAgencies(page, show));
  await as('Beth Arkwright', '2026-11-23T09:00:00Z', '/', (page) => answerForSchool(page, show));
  await as('Joan Feltham', '2026-11-24T09:00:00Z', '/', (page) => sendNilReturn(page, show));
  await as('Priya Lund', '2026-11-24T10:00:00Z', '/', async (page) => {
    await page.getByText('Nothing is waiting for an answer').waitFor();
    assert.equal((await page.goto(`${address}/incidents/${incident}`))?.status(), 403);
  });
  await as('Marion Teal', '2026-12-03T09:00:00Z', agencies, (page) => chase(page, show));
  await as('Marion Teal', '2026-12-03T09:30:00Z', `/incidents/${incident}/review`, (page) => seeWhatIsMissing(page, show));
  await as('Marion Teal', '2026-12-03T10:00:00Z', `/incidents/${incident}/review`, takeAsWord);
}

async function askAgencies(page: Page, show: Show): Promise<void> {
  await show(page, 'incident-under-review');
  await page.getByRole('button', { name: 'Ask agencies' }).first().click();
  await show(page, 'ask');
  await page.getByRole('button', { name: 'Ask' }).click();
  assert.deepEqual(await problems(page), ['Select at least one agency']);
  await answer(page, { 'Which agencies do you want to ask?': asked });
  await answer(page, { 'Coveshire Homes: by when?': { day: '30', month: '11', year: '2026' } });
  await page.getByRole('button', { name: 'Ask' }).click();
  await page.getByText('4 agencies have been asked for a summary').waitFor();
  await show(page, 'asked');
}

async function answerForSchool(page: Page, show: Show): Promise<void> {
  await show(page, 'author-home');
  await page.getByRole('link', { name: /2026-001/ }).click();
  await show(page, 'author-request');
  assert.doesNotMatch(await page.getByRole('main').innerText(), /Coveshire Homes|Coveshire Police/);
  await page.getByRole('button', { name: 'Write the summary' }).click();
  await answer(page, { 'Who wrote this summary?': 'Beth Arkwright, deputy head' });
  await page.getByRole('button', { name: 'Check what you will send' }).click();
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
  await show(page, 'summary-refused');
  assert.equal(await answerTo(page, 'Who wrote this summary?'), 'Beth Arkwright, deputy head');
  await answer(page, schoolTyped);
  await page.getByRole('button', { name: 'Check what you will send' }).click();
  await page.getByRole('button', { name: 'Send this summary' }).click();
  await page.getByText('Your summary has been sent to the partnership').waitFor();
  await show(page, 'author-answered');
}

async function sendNilReturn(page: Page, show: Show): Promise<void> {
  await page.getByRole('link', { name: /2026-001/ }).click();
  await page.getByRole('button', { name: 'Send a nil return' }).click();
  await page.getByRole('button', { name: 'Send a nil return' }).click();
  assert.deepEqual(await problems(page), ['Enter which records were searched']);
  await show(page, 'nil-refused');
  await answer(page, { 'Which records were searched?': 'Health visiting and community nursing records, by name and date of birth' });
  await page.getByRole('button', { name: 'Send a nil return' }).click();
  await page.getByText('Your nil return has been sent to the partnership').waitFor();
}

async function chase(page: Page, show: Show): Promise<void> {
  await show(page, 'late');
  assert.match(await page.getByRole('main').innerText(), /4 agencies asked: 2 have answered, 2 waited for, of them 2 late|4 agencies asked: 2 have answered/);
  await page.getByRole('button', { name: 'Chase Coveshire Homes' }).click();
  assert.match(await page.getByLabel('Ready text to send').inputValue(), /was due on Monday 30 November 2026/);
  await show(page, 'chase');
  await answer(page, { 'How did you send it?': 'By email' });
  await page.getByRole('button', { name: 'Record that this was sent' }).click();
  await page.getByText('The reminder has been recorded').waitFor();
}

async function seeWhatIsMissing(page: Page, show: Show): Promise<void> {
  await show(page, 'review');
  const words = await page.getByRole('main').innerText();
  assert.match(words, /Due Wednesday 9 December 2026/);
  assert.match(words, /Coveshire Homes/);
  assert.match(words, /He drew his house and left himself out/);
  await page.getByRole('button', { name: 'Write the rapid review' }).click();
  await show(page, 'review-write');
}

async function takeAsWord(page: Page): Promise<void> {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Get it as a Word document' }).click();
  const download = await coming;
  assert.match(download.suggestedFilename(), /^rapid-review-2026-001.*\.docx$/);
  const { value } = await mammoth.extractRawText({ buffer: await readFile(await download.path()) });
  assert.match(value, /He drew his house and left himself out/);
  assert.match(value, /No return received from/);
}
