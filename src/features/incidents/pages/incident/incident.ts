import { notFound, redirect, view } from '../../../../platform/pages/page.ts';
import { definePage, may, signedIn, type Context } from '../../../access/index.ts';
import { incidentOf } from '../../commands/act.ts';
import { stageWords } from '../../pathway/incident.ts';
import { paths } from '../../paths.ts';
import { findIncident, type IncidentRecord } from '../../store/index.ts';
import { namesOf } from '../../store/people.ts';
import { actsOpenTo } from '../../pathway/transitions.ts';
import { childrenInWords } from '../../considering/considered-form.ts';
import { occurredInWords, suspicionInWords } from '../../pathway/words-of-facts.ts';
import { aboutIncident } from '../about.ts';
import { actAddresses, mainActs } from './act-addresses.ts';
import { clocksShown } from './clocks-shown.ts';
import { historyOf, type HistoryItem } from './history.ts';
import { reviewStep } from '../review/next-step.ts';
import { isIdle, nextStep } from './next-step.ts';
import type { IncidentOnPage } from './on-page.ts';
import { owings } from './owings.ts';
import type { PartOfIncident } from '../parts.ts';
import { sections, type MakeSection, type Section } from './sections.ts';

const HISTORY_SHOWN = 3;

/** The incident: what is due and what to do next, then what it is, then how it came to this. */
export const incidentPage = (parts: readonly PartOfIncident[], others: readonly MakeSection[]) => definePage({
  method: 'GET', path: paths.incident, may: 'incident:read', audits: 'incident.read', about: aboutIncident,
  handle: async ({ params, context }) => {
    const record = await findIncident(context.tx, params.incident);
    if (record === null) return notFound;
    const page = await onPage(context, record);
    if (page !== null) return view('incidents/incident/incident.njk', { ...frame(record), ...(await shown(page, others)), parts: partsOpenTo(page, parts), ...(page.may('audit:read') ? { seenAt: paths.incidentSeen.to({ incident: record.id }) } : {}) });
    if (may(context.actor, 'incident:consider', context.scope ?? undefined)) return redirect(paths.consider.to({ incident: record.id }));
    return view('incidents/incident/not-recorded.njk', frame(record));
  },
});

/** Everything the page is made from; null while the incident has been opened and not recorded. */
export async function onPage(context: Context, record: IncidentRecord): Promise<IncidentOnPage | null> {
  const incident = incidentOf(record);
  if (incident === null) return null;
  const actor = signedIn(context);
  const holds: IncidentOnPage['may'] = (permission) => may(actor, permission, { of: 'partnership', partnershipId: record.partnershipId });
  const nameOf = await namesOf(context.tx, record.acts.map(({ by }) => by));
  return { tx: context.tx, now: context.now, actor, record, incident, may: holds, open: actsOpenTo(incident, holds), nameOf };
}

async function shown(page: IncidentOnPage, others: readonly MakeSection[]): Promise<Readonly<Record<string, unknown>>> {
  const { incident, record, now, nameOf } = page;
  const next = (await reviewStep(page)) ?? nextStep(page);
  const made: Section[] = [];
  for (const make of [...others, ...sections]) {
    const section = await make(page);
    if (section !== null) made.push(section);
  }
  return {
    lead: incident.facts.title, stage: stageWords[incident.stage], next, clocks: clocksShown(incident, now),
    facts: keyFacts(page), acts: links(page, next.action?.href), sections: made, owed: await owings(page), ...newestFirst(historyOf(record.acts, nameOf)),
  };
}

function partsOpenTo({ may, record }: IncidentOnPage, parts: readonly PartOfIncident[]): readonly object[] {
  return parts.filter((part) => may(part.may)).map(({ text, about, address }) => ({ text, about, href: address(record.id) }));
}

/** The newest of the history in sight, and what is older folded. */
function newestFirst(history: readonly HistoryItem[]): { readonly history: readonly HistoryItem[]; readonly earlier: readonly HistoryItem[] } {
  return { history: history.slice(0, HISTORY_SHOWN), earlier: history.slice(HISTORY_SHOWN) };
}

function frame({ reference }: IncidentRecord): Readonly<Record<string, unknown>> {
  return { title: `Incident ${reference}`, breadcrumbs: [{ text: 'Incidents', href: paths.log.to() }, { text: reference }] };
}

/** Enough to know which incident this is; everything recorded is in its own part. */
function keyFacts({ incident: { facts, suspicion, stage } }: IncidentOnPage): readonly { readonly label: string; readonly text: string }[] {
  return [
    { label: 'Where it stands', text: stageWords[stage] },
    { label: 'When it happened', text: occurredInWords(facts) },
    { label: 'Who was harmed', text: childrenInWords(facts.children) },
    { label: 'Abuse or neglect', text: suspicionInWords(suspicion) },
    ...(facts.otherAreas.length > 0 ? [{ label: 'Other areas involved', text: facts.otherAreas.join(', ') }] : []),
  ];
}

/** Links to exactly the acts that this person may do now and that have a page, but for the one that is offered already. */
function links({ open, record, incident }: IncidentOnPage, offered: string | undefined): { readonly main: readonly object[]; readonly more: readonly object[] } {
  const all = open.filter((kind) => !isIdle(incident, kind)).flatMap((kind) => {
    const address = actAddresses[kind];
    return address === undefined || address.to({ incident: record.id }) === offered ? [] : [{ kind, text: address.text, href: address.to({ incident: record.id }) }];
  });
  const once = all.filter(({ href }, index) => all.findIndex((other) => other.href === href) === index);
  return { main: once.filter(({ kind }) => mainActs.has(kind)), more: once.filter(({ kind }) => !mainActs.has(kind)) };
}
