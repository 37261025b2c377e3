import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

/** A day as it is typed into three fields, with a time in a fourth where the form asks for one. */
export interface TypedDay {
  readonly day: string;
  readonly month: string;
  readonly year: string;
  readonly time?: string;
}

/** Text to type, an option to choose, or a day. */
export type Given = string | readonly string[] | TypedDay;

/** Answers to questions by their wording, in the order in which they are given. */
export type Answers = Readonly<Record<string, Given>>;

/** Answers questions by their wording, as somebody would who hears the form read out. */
export async function answer(within: Page | Locator, answers: Answers): Promise<void> {
  for (const [wording, given] of Object.entries(answers)) await answerOne(within, wording, given);
}

/** What a question holds now: the text, the option chosen, or the fields of a day. */
export async function answerTo(within: Page | Locator, wording: string): Promise<string> {
  const group = within.getByRole('group', { name: wording, exact: true });
  if ((await group.count()) === 0) return within.getByLabel(wording, { exact: true }).inputValue();
  const chosen = await group.locator('input:checked').evaluateAll((inputs) => inputs.map((input) => input.closest('div')?.querySelector('label')?.textContent?.trim() ?? ''));
  if (chosen.length > 0) return chosen.join(', ');
  return (await Promise.all((await group.getByRole('textbox').all()).map((field) => field.inputValue()))).join(' ').trim();
}

async function answerOne(within: Page | Locator, wording: string, given: Given): Promise<void> {
  const group = within.getByRole('group', { name: wording, exact: true });
  if ((await group.count()) === 0) return answerField(within.getByLabel(wording, { exact: true }), given);
  if (typeof given === 'object' && 'day' in given) return typeDay(group, given);
  for (const option of [given].flat()) await group.getByLabel(option, { exact: true }).check();
}

async function answerField(field: Locator, given: Given): Promise<void> {
  assert.ok(typeof given === 'string', 'one field takes one text');
  const tag = await field.evaluate(({ tagName }) => tagName);
  if (tag === 'SELECT') await field.selectOption({ label: given });
  else await field.fill(given);
}

async function typeDay(group: Locator, { day, month, year, time }: TypedDay): Promise<void> {
  const fields = { Day: day, Month: month, Year: year, ...(time === undefined ? {} : { 'Time, like 14:30': time }) };
  for (const [label, value] of Object.entries(fields)) await group.getByLabel(label, { exact: true }).fill(value);
}

/** Every reason that the page gives why a form was not accepted, as its summary lists them. */
export async function problems(page: Page): Promise<readonly string[]> {
  return (await page.locator('.govuk-error-summary li').allInnerTexts()).map((text) => text.trim());
}

/** The reason beside one question. */
export async function problemAt(page: Page, wording: string): Promise<string> {
  const group = page.locator('.govuk-form-group--error').filter({ has: page.getByText(wording, { exact: true }) }).first();
  return (await group.locator('.govuk-error-message').first().innerText()).replace(/^Error:\s*/, '').trim();
}

/** The first way to something: what is to be done next looks like a button, other ways like links. */
export function way(page: Page, name: string): Locator {
  return page.getByRole('link', { name }).or(page.getByRole('button', { name })).first();
}
