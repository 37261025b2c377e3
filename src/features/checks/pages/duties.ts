import { redirect, view } from '../../../platform/pages/page.ts';
import { definePage, signedIn, type AnyPage } from '../../access/index.ts';
import { agencyInWords } from '../../events/index.ts';
import { listTeams } from '../../cases/index.ts';
import { dutyCounts, type DutyCount } from '../live/counts.ts';
import { digestRead, markDigestRead } from '../live/digest.ts';
import { isPrompt } from '../live/standing.ts';
import { areDuties, waitingOf, type Waiting } from '../live/worklist.ts';
import { checkAt, paths } from '../paths.ts';
import { aboutArea, areaHeading, areaOf } from './about-area.ts';
import { stateOf } from './signal-view.ts';

/** The duties that wait in the cases that a person holds: by duty, and within one by its limit. Never by child, and nothing is counted. */
const dutiesPage = definePage({
  method: 'GET', path: paths.duties, may: 'case:hold', audits: 'duty.list-read',
  handle: async ({ context }) => {
    const waiting = (await waitingOf(context.tx, context.now)).filter(areDuties);
    context.reveal(new Set(waiting.map(({ caseId }) => caseId)));
    return view('checks/duties.njk', { title: 'Duties', digestAt: paths.digest.to(), duties: byDuty(waiting, context.now) });
  },
});

const digestPage = definePage({
  method: 'GET', path: paths.digest, may: 'case:hold', audits: 'duty.digest-read',
  handle: async ({ context }) => {
    const since = await digestRead(context.tx, signedIn(context).id);
    const waiting = await waitingOf(context.tx, context.now, since);
    context.reveal(new Set(waiting.map(({ caseId }) => caseId)));
    return view('checks/digest.njk', { title: 'What came up', back: { href: paths.duties.to(), text: 'Duties' }, duties: byDuty(waiting, context.now), since: since.getTime() === 0 ? undefined : since, shown: context.now.toISOString(), action: paths.digest.to() });
  },
});

const digestDonePage = definePage({
  method: 'POST', path: paths.digest, may: 'case:hold', audits: 'duty.digest-done',
  handle: async ({ form, context }) => {
    // Up to when the page was made: what came up since then waits for the next time.
    const shown = new Date(String(form['shown'] ?? ''));
    await markDigestRead(context.tx, signedIn(context).id, Number.isNaN(shown.getTime()) || shown > context.now ? context.now : shown);
    return redirect(paths.duties.to(), 'What came up is put away. What waits is in the list of duties.');
  },
});

function byDuty(waiting: readonly Waiting[], now: Date): readonly object[] {
  return [...Map.groupBy(waiting, ({ check }) => check)].toSorted(([a], [b]) => a.id.localeCompare(b.id, 'en', { numeric: true })).map(([check, own]) => ({
    id: check.id, duty: check.duty ?? check.name, holder: check.holder === undefined ? undefined : agencyInWords(check.holder), href: checkAt(check.id, check.version), prompt: isPrompt(check),
    rows: own.map(({ signal, caseId, reference }) => ({ reference, state: stateOf(signal, isPrompt(check), now), due: signal.due, words: signal.words, href: paths.signal.to({ case: caseId, signal: signal.id }) })),
  }));
}

/** How many duties wait, by duty and team, for those who lead an area. */
const countsPage = definePage({
  method: 'GET', path: paths.counts, may: 'duty:count', audits: 'duty.counts-read', about: aboutArea,
  handle: async ({ context }) => {
    const area = areaOf(context);
    const counts = await dutyCounts(context.tx, context.now, area, await listTeams(context.tx, area));
    return view('checks/counts.njk', {
      ...(await areaHeading(context, 'Duties by team')), anyOn: counts.length > 0,
      waiting: counts.filter((one) => !nowhere(one)).map(countView), nowhere: counts.filter(nowhere).map(countView),
    });
  },
});

function nowhere({ teams }: DutyCount): boolean {
  return teams.every(({ late, inTime }) => late === 0 && inTime === 0);
}

function countView({ check, teams }: DutyCount): object {
  return {
    id: check.id, duty: check.duty ?? check.name, holder: check.holder === undefined ? undefined : agencyInWords(check.holder), href: checkAt(check.id, check.version),
    teams: teams.map((one) => ({ team: one.team, late: counted(one.late), inTime: counted(one.inTime) })),
  };
}

function counted(count: number | null): string {
  return count === null ? 'Not told' : count === 0 ? 'None' : String(count);
}

export const dutyPages: readonly AnyPage[] = [dutiesPage, digestPage, digestDonePage, countsPage];
