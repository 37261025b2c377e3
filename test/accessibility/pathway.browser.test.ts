import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookAtEveryPage } from '../support/every-page.ts';

const { samples, visit } = await lookAtEveryPage('pathway');

test('by keyboard alone: past the frame, out of it fast, through the menu, and to what is to be done', async () => {
  const { who } = samples.get('/incidents')?.[0] ?? { who: null };
  await visit({ address: '/', who }, async (page) => {
    const order: string[] = [];
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press('Tab');
      order.push(String(await page.evaluate(`document.activeElement?.textContent?.trim() ?? ''`)));
    }
    const places = ['Skip to main content', 'Exit this page quickly', 'Sign out', 'Home', 'Incidents', 'Be someone else', 'Record an incident'].map((words) => order.findIndex((one) => one.startsWith(words)));
    assert.equal(places[0], 0, order.join(' | '));
    assert.ok(places.every((place, index) => place >= 0 && (index === 0 || place > (places[index - 1] ?? 0))), order.join(' | '));
  });
  await visit({ address: '/', who }, async (page) => {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate('document.activeElement?.id'), 'main-content');
  });
});
