import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { NARROW } from './browser.ts';
import { assertRefused, assertSound } from './sound.ts';
import { visitsTo, type Visits } from './visits.ts';

/** Forms that may be sent empty, and why. */
const NOTHING_REQUIRED: Readonly<Record<string, string>> = {
  '/incidents/:incident/review/write': 'what is empty is named as missing, and the deadline does not wait',
  '/coding/assignments/:assignment/units/:unit': 'a draft may be saved however little is in it',
  '/panel/:item': 'the note is optional',
  '/incidents/:incident/chronology/sources/:source': 'the columns stay as they were taken',
};

/** Each part of the site is looked at by a test file of its own, so that two can be looked at together. */
export type Part = 'pathway' | 'beside' | 'national' | 'elsewhere';

const BESIDE = /^\/incidents\/:incident\/(agencies|chronology|checks|review)|^\/requests/;
const NATIONAL = /^\/(codebooks|coding|figures|panel)/;

function partOf(pattern: string): Part {
  if (BESIDE.test(pattern)) return 'beside';
  if (NATIONAL.test(pattern)) return 'national';
  return pattern.startsWith('/incidents') ? 'pathway' : 'elsewhere';
}

/** Tests every page of a part, and every form of it sent empty. Gives the visits, to look at more. */
export async function lookAtEveryPage(part: Part): Promise<Visits> {
  const visits = await visitsTo((pattern) => partOf(pattern) === part);
  describe('every page of the route table', () => looks(visits));
  describe('every form, sent empty', () => refusals(visits));
  return visits;
}

function looks({ samples, visit }: Visits): void {
  for (const [pattern, found] of samples) {
    test(`${pattern} is accessible, fits, and breaks no policy`, async () => {
      assert.ok(found.length > 0, `nobody could open ${pattern}: give the demonstration a case in which this page is there, or fill its address in test/support/samples.ts`);
      for (const sample of found.filter(({ html }) => html !== null)) await visit(sample, (page, signedIn) => assertSound(page, { demo: true, signedIn }));
    });
  }
}

function refusals({ samples, visit }: Visits): void {
  for (const [pattern, [sample]] of samples) {
    if (sample === undefined || !asksSomething(sample.html ?? '') || pattern in NOTHING_REQUIRED) continue;
    test(`${pattern} says what is missing`, () => visit(sample, async (page, signedIn) => {
      await sendEmpty(page.locator('main form[method=post]').filter({ has: page.locator('input:not([type=hidden]), textarea, select') }).first());
      await assertRefused(page);
      // The page has been looked at wide; what is new are the reasons, and it is on a narrow screen that they have no room.
      await assertSound(page, { demo: true, signedIn }, [NARROW]);
    }));
  }
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
