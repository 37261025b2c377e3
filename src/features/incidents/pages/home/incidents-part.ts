import { instantOf } from '../../../../kernel/london-time.ts';
import { clockStanding } from '../../../calendar/index.ts';
import { may, type Actor, type Context } from '../../../access/index.ts';
import { stageWords } from '../../pathway/incident.ts';
import type { Obligation } from '../../pathway/obligations.ts';
import { panelItemTitle } from '../../panel/panel-document.ts';
import { paths } from '../../paths.ts';
import type { PanelItem } from '../../store/index.ts';
import { overviewOf, type OpenIncident } from './open-incidents.ts';
import { wayToChase, wayToMeet } from './ways.ts';

const NEWS_DAYS = 14;
const DAY_MS = 86_400_000;

/** What waits for this person, every open incident with who owes what, and what the Panel has acknowledged of late. */
export async function incidentsPart({ tx, now, reveal }: Context, actor: Actor) {
  const { open, items, considered } = await overviewOf(tx, now);
  const news = items.filter((item) => isNews(item, now));
  reveal([...open.flatMap(({ record, requests }) => [record.id, ...requests.map(({ id }) => id)]), ...news.map(({ id }) => id)]);
  return {
    waiting: open.flatMap((one) => waitingFor(actor, one)).toSorted((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999')), rows: open.map((one) => cardOf(actor, one, now)), news: news.map(newsOf),
    considered, log: paths.log.to(), mayRecord: may(actor, 'incident:consider'),
  };
}

/** What this person can do something about, one line each. */
function waitingFor(actor: Actor, one: OpenIncident) {
  const { record, incident, owed } = one;
  const { id, reference } = record;
  if (incident === null) {
    const mayRecord = may(actor, 'incident:consider', { of: 'partnership', partnershipId: record.partnershipId });
    return mayRecord ? [{ reference, title: 'Opened and not yet recorded', what: 'Record it, so that its dates can be worked out', way: { text: 'Go on recording', href: paths.consider.to({ incident: id }) } }] : [];
  }
  return owed.flatMap((obligation) => {
    const way = wayToMeet(actor, one, obligation.duty);
    return way === null ? [] : [{ reference, title: incident.facts.title, way, ...shownDuty(obligation) }];
  });
}

/** An open incident: where it stands, its next date, and what others owe on it. */
function cardOf(actor: Actor, one: OpenIncident, now: Date) {
  const { record: { id, reference }, incident, owed } = one;
  if (incident === null) return { reference, href: paths.consider.to({ incident: id }), title: 'Opened and not yet recorded', stage: 'Not yet recorded', next: null, owed: [] };
  const next = owed.find(({ by }) => by !== undefined);
  const others = owed.filter(({ duty }) => wayToMeet(actor, one, duty) === null);
  return {
    reference, href: paths.incident.to({ incident: id }), title: incident.facts.title, stage: stageWords[incident.stage],
    next: next?.by === undefined ? null : { who: next.who, what: next.what, standing: clockStanding(next.by, now), dueOn: next.by },
    owed: others.map((obligation) => ({ ...shownDuty(obligation), who: obligation.who, ...toWhomOf(obligation), chase: wayToChase(actor, one, obligation.duty) })),
  };
}

/** To whom it is owed, where the duty's own words do not say so already. */
function toWhomOf({ duty, toWhom }: Obligation): { readonly toWhom?: string } {
  return duty.kind === 'decide' || duty.kind === 'notify' || duty.kind === 'send-review' ? {} : { toWhom };
}

function shownDuty({ what, by, standing, note, duty }: Obligation) {
  // Why a clock began is for the incident's own page; how often somebody was chased is for this one.
  const noted = note === undefined || duty.kind === 'decide' || duty.kind === 'notify' || duty.kind === 'send-review' ? {} : { note };
  return { what, ...(by === undefined ? {} : { dueOn: by, standing }), ...noted };
}

function isNews({ acts: [act] }: PanelItem, now: Date): boolean {
  return act !== undefined && now.getTime() - instantOf(act.at).getTime() <= NEWS_DAYS * DAY_MS;
}

function newsOf(item: PanelItem) {
  const [act] = item.acts;
  return {
    title: panelItemTitle(item), href: paths.incident.to({ incident: item.incidentId }), at: act?.at ?? item.sentAt,
    ...(act?.data.note === undefined ? {} : { note: act.data.note }),
  };
}
