import { considered, openThrough } from '../../src/features/incidents/pages/considering/considered.fixture.ts';
import { summaryTyped } from '../../src/features/incidents/fixtures/summary-typed.ts';
import type { LiveSite } from './browser.ts';
import { everybody, type Filling } from './samples.ts';
import { Visitor } from './visitor.ts';

type Fields = Readonly<Record<string, string | readonly string[]>>;

const CRITERIA = ['serious', 'importantToArea', 'improvements', 'recurrentThemes', 'workingTogether', 'panelView', 'appropriate'];
const decisionTyped: Fields = { ...Object.fromEntries(CRITERIA.flatMap((name) => [[name, 'yes'], [`${name}-reason`, 'It is']])), conclusion: 'lcspr', do: 'check' };

/** Leaves work at the moments that a demonstration passes over: filled in and waiting to be checked, signed and waiting to be told. */
export async function leaveHalfDone({ server }: LiveSite, filled: readonly Filling[]): Promise<void> {
  const be = (place: string, key: string): Promise<Visitor> => new Visitor(server).be(place, key);
  const incidents = [...new Map(filled.flatMap(({ place, values: { incident } }) => (incident === undefined ? [] : [[incident, place] as const])))];
  const manager = await be('coveshire', 'bm');
  await post(manager, await openThrough(manager), considered());
  await first(incidents.filter(([, place]) => place === 'coveshire'), ([incident]) => post(manager, `/incidents/${incident}/decision/write`, decisionTyped));
  await first(incidents, async ([incident, place]) => {
    for (const partner of ['council', 'health', 'police']) if (await signLate(await be(place, `partner-${partner}`), incident, partner)) return true;
    return false;
  });
  await first(incidents.filter(([, place]) => place === 'coveshire'), ([incident]) => lockCorrection(manager, `/incidents/${incident}/notification`));
  await first(filled.filter(({ organisation }) => organisation !== undefined), async ({ organisation, values: { request } }) => {
    const author = everybody.find((one) => one.role === 'agency_author' && one.organisation === organisation);
    return author !== undefined && post(await be(author.place, author.key), `/requests/${request}/summary`, Object.fromEntries(Object.entries(summaryTyped).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))));
  });
}

/** Corrects a notification that was sent, and locks it: it waits to be sent again. */
async function lockCorrection(manager: Visitor, notification: string): Promise<boolean> {
  if ((await manager.get(`${notification}/sent/correct`)).status !== 200) return false;
  const notifier = { notifier: 'Frances Dunmore', 'notifier-role': 'Service manager', 'notifier-phone': '01632 960 002', 'notifier-email': 'frances.dunmore@coveshire.example', do: 'continue' };
  return (await post(manager, `${notification}/notifier`, notifier)) && post(manager, `${notification}/check`, {});
}

/** Signs a decision that the Panel already has, so that the Panel is owed word of it. */
async function signLate(partner: Visitor, incident: string, part: string): Promise<boolean> {
  const { html } = await partner.get(`/incidents/${incident}/decision`);
  const [, version] = /name="version" value="(\d+)"/.exec(html) ?? [];
  if (version === undefined || !html.includes('The Panel has been sent this decision as it stands') || !html.includes('Your answer for')) return false;
  return (await partner.post(`/incidents/${incident}/decision/sign`, { partner: part, version })).status === 303;
}

/** Sends a form as it was opened with these fields filled in; whether it was there and was accepted. */
async function post(visitor: Visitor, address: string, fields: Fields): Promise<boolean> {
  const { status, html } = await visitor.get(address);
  if (status !== 200) return false;
  const hidden = Object.fromEntries(['seen', 'copy', 'versions'].map((name) => [name, new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '']));
  return (await visitor.post(address, { ...fields, ...hidden })).status === 303;
}

/** Tries one after the other until one succeeds. Throws where none does, because then there is nothing to look at. */
async function first<T>(all: readonly T[], succeeds: (one: T) => Promise<boolean>): Promise<void> {
  for (const one of all) if (await succeeds(one)) return;
  throw new Error(`none of ${all.length} could be used: the demonstration has no case for ${String(succeeds)}`);
}
