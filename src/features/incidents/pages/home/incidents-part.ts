import { instantOf } from '../../../../kernel/london-time.ts';
import { may, type Actor, type Context } from '../../../access/index.ts';
import { stageWords } from '../../pathway/incident.ts';
import { hasClock, nextDuty, type Obligation } from '../../pathway/obligations.ts';
import { owedInWords, toDoInWords } from '../../pathway/owed-words.ts';
import { panelItemTitle } from '../../panel/panel-document.ts';
import { paths } from '../../paths.ts';
import type { PanelItem } from '../../store/index.ts';
import { overviewOf, type OpenIncident } from './open-incidents.ts';
import { wayToChase, wayToMeet } from './ways.ts';

const NEWS_DAYS = 14;
const OWED_SHOWN = 2;
const DAY_MS = 86_400_000;

/** What waits for this person, every open incident with who owes what, and what the Panel has acknowledged of late. */
export async function incidentsPart({ tx, now, reveal }: Context, actor: Actor) {
  const { open, items, considered } = await overviewOf(tx, now);
  const news = items.filter((item) => isNews(item, now));
  reveal([...open.flatMap(({ record, requests }) => [record.id, ...requests.map(({ id }) => id)]), ...news.map(({ id }) => id)]);
  return {
    waiting: open.flatMap((one) => waitingFor(actor, one)).toSorted((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999')),
    rows: open.map((one) => cardOf(actor, one)), news: news.map(newsOf),
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
    return way === null ? [] : [{ reference, title: incident.facts.title, way, what: toDoInWords(obligation), ...whenOf(obligation) }];
  });
}

/** An open incident: where it stands, what has to be met next, and what others owe on it beside that. */
function cardOf(actor: Actor, one: OpenIncident) {
  const { record: { id, reference }, incident, owed } = one;
  if (incident === null) return { reference, href: paths.consider.to({ incident: id }), title: 'Opened and not yet recorded', stage: 'Not yet recorded', next: null, owed: [], more: 0 };
  const next = nextDuty(owed);
  const others = owed.filter((each) => each !== next && wayToMeet(actor, one, each.duty) === null);
  // One left over takes no more room than the words that would stand for it.
  const shown = others.length <= OWED_SHOWN + 1 ? others : others.slice(0, OWED_SHOWN);
  return {
    reference, href: paths.incident.to({ incident: id }), title: incident.facts.title, stage: stageWords[incident.stage],
    next: next === undefined ? null : { says: wayToMeet(actor, one, next.duty) === null ? `${next.who} ${owedInWords(next)}` : toDoInWords(next), ...whenOf(next) },
    owed: shown.map((each) => ({ who: each.who, says: owedInWords(each), ...whenOf(each), chase: wayToChase(actor, one, each.duty) })), more: others.length - shown.length,
  };
}

function whenOf({ by, revised, standing, note, duty }: Obligation) {
  return {
    ...(by === undefined ? {} : { dueOn: by, standing }), ...(revised === undefined ? {} : { revised }),
    // Why a clock began is for the incident's own page; how often somebody was chased is for this one.
    ...(note === undefined || hasClock(duty) ? {} : { note }),
  };
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
