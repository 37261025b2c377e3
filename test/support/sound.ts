import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { NARROW, WIDE } from './browser.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Where a page is shown: a live site has no banner, and someone who has not signed in has nothing to leave fast. */
export interface Shown {
  readonly demo: boolean;
  readonly signedIn: boolean;
}

/** What every page of the site must be, at these widths: named, headed, with its frame, no wider than the screen, and nothing that axe objects to. */
export async function assertSound(page: Page, { demo, signedIn }: Shown, widths: readonly number[] = [NARROW, WIDE]): Promise<void> {
  assert.match(await page.title(), /\S – Sightline$/);
  assert.equal(await page.locator('h1').count(), 1, 'a page has one first heading');
  assert.equal(await page.getByRole('region', { name: 'Demonstration' }).isVisible(), demo, 'the demonstration says that it is one');
  assert.equal(await page.getByRole('button', { name: 'Exit this page' }).isVisible(), signedIn, 'whoever has signed in can leave fast');
  const ids = await page.locator('[id]').evaluateAll((elements) => elements.map(({ id }) => id));
  assert.deepEqual(ids.filter((id, index) => ids.indexOf(id) !== index), [], 'an id names one thing, so that links and labels lead to it');
  assert.doesNotMatch(await page.locator('body').innerText(), /<\/?(div|p|span|strong|ul|li|a|dl|dd|blockquote)[ >]/, 'no markup is shown as text');
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const size = await page.locator('html').evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
    assert.ok(size.scrollWidth <= size.clientWidth, `${size.scrollWidth} pixels wide on a screen of ${size.clientWidth}`);
    // "Legacy" is only without pages inside pages, of which there are none, and takes a third of the time.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] }).withTags(RULES).analyze();
    assert.deepEqual(violations.map(({ id, nodes }) => `${id} at ${width}: ${nodes.map(({ html }) => html.slice(0, 300)).join(' ')}`), []);
  }
}

/** That a refused form says so first of all: in the title, and by moving to the list of reasons. */
export async function assertRefused(page: Page): Promise<void> {
  assert.match(await page.title(), /^Error: /);
  await page.locator('.govuk-error-summary').waitFor();
  assert.equal(await page.evaluate(`document.activeElement?.classList.contains('govuk-error-summary')`), true, 'the list of reasons has the focus');
  for (const link of await page.locator('.govuk-error-summary a').all()) {
    const target = (await link.getAttribute('href')) ?? '';
    assert.equal(await page.locator(`main [id="${target.slice(1)}"]`).count(), 1, `${target} leads to one field`);
  }
}
