import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { instantOf, momentInWords, momentOf, type Moment } from '../../../kernel/london-time.ts';
import { londonDate } from '../../../kernel/plain-date.ts';
import { clockChoices, settingsOn, type ClockSettings } from '../../calendar/index.ts';
import { decide } from '../pathway/decide.ts';
import { fold } from '../pathway/fold.ts';
import type { Incident, Locked } from '../pathway/incident.ts';
import { panelNotification, type SentVersion } from '../notification/notification-content.ts';
import { refusal } from '../refusals.ts';
import { addActs, holdIncident, sendToPanel, type IncidentRecord } from '../store/index.ts';
import type { Command, CommandOf } from '../pathway/command.ts';
import { incidentOf, type Doing } from './act.ts';

/**
 * Records that the locked version was sent in the Department for Education's system, and in the
 * same transaction gives it to the Panel's inbox where the Panel is whom it is for. Refuses
 * `SENT_ALREADY` where somebody (or a second press) recorded it before.
 */
export function recordSent(doing: Doing, incidentId: string, sent: CommandOf<'notified'>['data']): Promise<Result<IncidentRecord>> {
  return send(doing, incidentId, { kind: 'notified', data: sent }, {
    before: (incident) => (hasGone(incident) ? [refusal('SENT_ALREADY', { reference: incident.sent.reference, when: momentInWords(incident.sent.sentAt) })] : []),
    version: (incident) => (incident.stage === 'locked' ? { locked: incident.ready, sentAt: sent.sentAt } : null),
  });
}

/** Records that the newest locked correction was sent too; the Panel gets it as a new version beside the first. */
export function recordCorrectionSent(doing: Doing, incidentId: string, sentAt: Moment): Promise<Result<IncidentRecord>> {
  return send(doing, incidentId, { kind: 'correction_sent', data: { sentAt } }, {
    before: () => [],
    version: (incident) => {
      const correction = correctionOf(incident);
      return correction === null || !hasGone(incident) ? null : { locked: correction, sentAt, corrects: incident.sent.version };
    },
  });
}

interface Sending {
  readonly before: (incident: Incident) => readonly ReturnType<typeof refusal>[];
  /** What goes to the Panel, worked out from the incident as it was before the act. */
  readonly version: (incident: Incident) => SentVersion | null;
}

async function send(doing: Doing, incidentId: string, command: Command, { before, version }: Sending): Promise<Result<IncidentRecord>> {
  const { tx, by, now } = doing;
  const record = await holdIncident(tx, incidentId);
  const incident = record === null ? null : incidentOf(record);
  if (record === null || incident === null) return refuse(refusal('INCIDENT_NOT_RECORDED'));
  const [against] = before(incident);
  if (against !== undefined) return refuse(against);
  const decided = decide(incident, command, { now, settings: await settingsFor(doing, record, command) });
  if (!decided.ok) return decided;
  await addActs(tx, record, by, now, decided.value);
  const after = fold([...record.acts, ...decided.value.map((act) => ({ ...act, at: momentOf(now), by }))]);
  const sent = version(incident);
  const toPanel = (after.stage === 'rapid-review' || after.stage === 'review-sent') && sent !== null;
  if (toPanel) await sendToPanel(tx, record, 'notification', sent.locked.version, panelNotification(after, sent), by, now);
  return ok(record);
}

/** How the partnership runs the rapid review's clock on the day when it begins; kept with the act, because a later choice must not move it. */
async function settingsFor({ tx }: Doing, { partnershipId }: IncidentRecord, command: Command): Promise<ClockSettings> {
  if (command.kind !== 'notified') return {};
  return settingsOn(await clockChoices(tx, partnershipId), londonDate(instantOf(command.data.sentAt)));
}

function hasGone(incident: Incident): incident is Extract<Incident, { sent: unknown }> {
  return 'sent' in incident;
}

function correctionOf(incident: Incident): Locked | null {
  return 'correction' in incident && incident.correction !== undefined && incident.correction.sentAt === undefined ? incident.correction : null;
}
