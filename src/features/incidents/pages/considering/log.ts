import { dateInWords, londonDate } from '../../../../kernel/plain-date.ts';
import { view } from '../../../../platform/pages/page.ts';
import { listInWords } from '../../../../platform/pages/words.ts';
import { clockStanding, type Standing } from '../../../calendar/index.ts';
import { definePage, seatsWith, signedIn, type Context, type Permission } from '../../../access/index.ts';
import { incidentOf } from '../../commands/act.ts';
import { dueNow, revisedDate } from '../../pathway/due-now.ts';
import { stageWords, type Incident, type Stage } from '../../pathway/incident.ts';
import { paths } from '../../paths.ts';
import { listIncidents, type IncidentRecord } from '../../store/index.ts';
import { decisionWords, suspicionInWords } from '../../pathway/words-of-facts.ts';

type StageInLog = Stage | 'not-recorded';

const stages: Readonly<Record<StageInLog, string>> = { 'not-recorded': 'Not yet recorded', ...stageWords };

interface Row {
  readonly reference: string;
  readonly year: string;
  readonly stage: StageInLog;
  readonly stageWords: string;
  readonly href: string;
  readonly title: string;
  readonly aware?: string;
  readonly suspicion?: string;
  readonly decision: string;
  readonly next: { readonly what: string; readonly standing?: Standing; readonly dueOn?: string; readonly later?: string; readonly revised?: string } | null;
}

/** Every incident considered, notified or not, with what is due next. */
export const logPage = definePage({
  method: 'GET', path: paths.log, may: 'incident:read', audits: 'incident.log-read',
  handle: async ({ query, context }) => {
    const records = await listIncidents(context.tx);
    const all = records.map((record) => rowOf(record, context.now));
    const stage = isStage(query['stage']) ? query['stage'] : undefined;
    const year = all.some((row) => row.year === query['year']) ? query['year'] : undefined;
    const shown = all.flatMap((row, index) => ((stage === undefined || row.stage === stage) && (year === undefined || row.year === year) ? [{ row, id: records[index]?.id ?? '' }] : []));
    context.reveal(shown.map(({ id }) => id));
    return view('incidents/considering/log.njk', {
      title: 'Incidents', rows: shown.map(({ row }) => row), total: all.length, filtered: stage !== undefined || year !== undefined,
      places: listInWords(partnerships(context, 'incident:read').map(({ name }) => name)), recordIn: partnerships(context, 'incident:consider'), log: paths.log.to(),
      stages: choices('Any stage', Object.entries(stages).map(([value, text]) => ({ value, text })), stage),
      years: choices('Any year', [...new Set(all.map((row) => row.year))].map((value) => ({ value, text: value })), year),
    });
  },
});

function rowOf(record: IncidentRecord, now: Date): Row {
  const incident = incidentOf(record);
  const { reference, id } = record;
  const year = reference.slice(0, 4);
  if (incident === null) {
    const opened = `Opened on ${dateInWords(londonDate(record.openedAt))}. Nothing is in the record until it is recorded`;
    return { reference, year, stage: 'not-recorded', stageWords: stages['not-recorded'], href: paths.consider.to({ incident: id }), title: opened, decision: 'No decision yet', next: null };
  }
  const { facts, suspicion, stage } = incident;
  return {
    reference, year, stage, stageWords: stages[stage], href: paths.incident.to({ incident: id }), title: facts.title,
    aware: dateInWords(facts.councilAware), suspicion: suspicionInWords(suspicion), decision: decisionOf(incident), next: nextOf(incident, now),
  };
}

function decisionOf(incident: Incident): string {
  return 'decided' in incident ? decisionWords[incident.decided.decision.outcome] : 'No decision yet';
}

function nextOf(incident: Incident, now: Date): Row['next'] {
  const due = dueNow(incident);
  if (due === null) return null;
  if (!due.clock.ok) return { what: due.what };
  const { by, later } = due.clock.value;
  const revised = revisedDate(incident, due.clock.value);
  return { what: due.what, standing: clockStanding(by, now), dueOn: by, ...(later === undefined ? {} : { later }), ...(revised === undefined ? {} : { revised: dateInWords(revised) }) };
}

function choices(any: string, values: readonly { readonly value: string; readonly text: string }[], chosen: string | undefined) {
  return [{ value: '', text: any, selected: chosen === undefined }, ...values.map((each) => ({ ...each, selected: each.value === chosen }))];
}

function isStage(text: string | undefined): text is StageInLog {
  return text !== undefined && Object.hasOwn(stages, text);
}

/** The partnerships where this person may, each once. */
function partnerships(context: Context, permission: Permission): readonly { readonly id: string; readonly name: string }[] {
  const seats = seatsWith(signedIn(context), permission);
  return [...new Map(seats.flatMap(({ partnershipId: id, partnership: name }) => (id === null || name === null ? [] : [[id, { id, name }] as const]))).values()];
}
