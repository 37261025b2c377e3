import { clockStanding, type Standing } from '../../../calendar/index.ts';
import { may, type Actor, type Context } from '../../../access/index.ts';
import { incidentOf } from '../../commands/act.ts';
import { dueNow } from '../../due-now.ts';
import { ENDS } from '../../transitions.ts';
import { stageWords } from '../../incident.ts';
import { paths } from '../../paths.ts';
import { listIncidents, type IncidentRecord } from '../../store/index.ts';

interface Row {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly stage: string;
  readonly href: string;
  readonly next: { readonly what: string; readonly standing?: Standing; readonly dueOn?: string } | null;
}

/** The partnership's open incidents with their next dates, soonest first. */
export async function incidentsPart({ tx, now, reveal }: Context, actor: Actor) {
  const records = await listIncidents(tx);
  const rows = records.flatMap((record) => openRow(record, now)).toSorted((a, b) => sortKey(a).localeCompare(sortKey(b)));
  reveal(rows.map(({ id }) => id));
  return { rows, considered: records.length, log: paths.log.to(), mayRecord: may(actor, 'incident:consider') };
}

function openRow(record: IncidentRecord, now: Date): readonly Row[] {
  const { id, reference } = record;
  const incident = incidentOf(record);
  if (incident === null) return [{ id, reference, title: 'Opened and not yet recorded', stage: 'Not yet recorded', href: paths.consider.to({ incident: id }), next: null }];
  if (ENDS.includes(incident.stage)) return [];
  const due = dueNow(incident);
  const clock = due?.clock.ok === true ? { standing: clockStanding(due.clock.value.by, now), dueOn: due.clock.value.by } : {};
  return [{
    id, reference, title: incident.facts.title, stage: stageWords[incident.stage], href: paths.incident.to({ incident: id }),
    next: due === null ? null : { what: due.what, ...clock },
  }];
}

function sortKey({ next, reference }: Row): string {
  return `${next?.dueOn ?? '9999'} ${reference}`;
}
