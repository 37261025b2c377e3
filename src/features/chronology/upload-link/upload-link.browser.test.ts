import { test } from 'node:test';
import { liveSite, openBrowser, picture, sitDown, become } from '../../../../test/support/browser.ts';
import { assertRefused, assertSound } from '../../../../test/support/sound.ts';
import { askedOf, ROSA } from './upload-link.fixture.ts';

const browser = await openBrowser();
const site = await liveSite();
const { links } = await askedOf(site.database);
const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

test('a link is made and used in a browser, and every page of it is sound', async () => {
  const { address, code } = await sitDown(browser, { scripts: true }, async (page) => {
    await become(page, site.address, 'Marion Teal');
    await page.goto(site.address + links);
    await picture(page, 'upload-links-none');
    for (const [name, value] of Object.entries(ROSA)) await page.locator(`[name=${name}]`).fill(value);
    await page.getByRole('button', { name: 'Make the link and its code' }).click();
    await assertSound(page, { demo: true, signedIn: true });
    await picture(page, 'upload-link-made');
    const letter = await page.locator('#letter').inputValue();
    const code = await page.locator('#code').innerText();
    await page.getByRole('link', { name: /back to the links/ }).click();
    await assertSound(page, { demo: true, signedIn: true });
    await picture(page, 'upload-links');
    return { address: /\/upload\/\S+/.exec(letter)?.[0] ?? '', code };
  });
  await sitDown(browser, { scripts: true }, async (page) => {
    const stranger = { demo: true, signedIn: false };
    await page.goto(site.address + address);
    await assertSound(page, stranger);
    await page.getByRole('button', { name: 'Go on' }).click();
    await assertRefused(page);
    await assertSound(page, stranger);
    await picture(page, 'upload-code');
    await page.getByLabel('Code').fill(code);
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('heading', { level: 1, name: 'Send the chronology of Coveshire Probation' }).waitFor();
    await page.getByRole('button', { name: 'Send' }).click();
    await assertRefused(page);
    await page.locator('[name=files]').setInputFiles([file('Our record.csv', 'Date,Event\n3 May 2024,Missed an appointment\nlast week,Telephoned\n'), file('Supervision.csv', 'Date,Event\n4 May 2024,Seen at the office\n')]);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('2 files sent').waitFor();
    await assertSound(page, stranger);
    await picture(page, 'upload-files');
  });
});
