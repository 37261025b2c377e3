import { momentInWords } from '../../../../kernel/london-time.ts';
import { WORD_TYPE, wordFile } from '../../../../platform/documents/index.ts';
import { file, notFound, view, type Reply } from '../../../../platform/pages/page.ts';
import { definePage, type Context } from '../../../access/index.ts';
import type { ActOf } from '../../pathway/act.ts';
import { MARKING, notificationInWord, whereTheDutyIsMet } from '../../notification/notification-document.ts';
import { departmentsSystem } from '../../notification/notification-sending-form.ts';
import { lockedVersions } from '../../notification/notification-versions.ts';
import { paths } from '../../paths.ts';
import { findIncident, type IncidentRecord } from '../../store/index.ts';
import { aboutIncident } from '../about.ts';
import { whatBecame } from './history.ts';
import { heading } from './shown.ts';

type Version = ActOf<'notification_locked'>;

/** A locked version, as it was asked and answered then. */
export const answersPage = definePage({
  method: 'GET', path: paths.notificationAnswers, may: 'incident:read', audits: 'notification.version-read', about: aboutIncident,
  handle: ({ params, context }) => ofVersion(context, params, (record, version) => view('incidents/notification/version.njk', versionData(record, version))),
});

/** The same to be read across while typing in the Department for Education's system, and to print. */
export const printPage = definePage({
  method: 'GET', path: paths.printNotification, may: 'incident:read', audits: 'notification.printed', about: aboutIncident,
  handle: ({ params, context }) => ofVersion(context, params, (record, version) => view('incidents/notification/print.njk', {
    ...versionData(record, version), title: `Notification, version ${version.data.version}`, marking: MARKING, duty: whereTheDutyIsMet, system: departmentsSystem,
  })),
});

export const wordPage = definePage({
  method: 'GET', path: paths.notificationInWord, may: 'incident:read', audits: 'notification.taken-as-word', about: aboutIncident,
  handle: ({ params, context }) => ofVersion(context, params, async (record, version) => {
    const { data: { version: number } } = version;
    const body = await wordFile(notificationInWord(version, record.reference, whatBecame(record, number)));
    return file(`notification-${record.reference}-version-${number}.docx`, WORD_TYPE, body);
  }),
});

async function ofVersion({ tx }: Context, { incident, version }: { readonly incident: string; readonly version: string }, show: (record: IncidentRecord, version: Version) => Promise<Reply> | Reply): Promise<Reply> {
  const record = await findIncident(tx, incident);
  const found = record === null ? undefined : lockedVersions(record).find(({ data }) => String(data.version) === version);
  return record === null || found === undefined ? notFound : show(record, found);
}

function versionData(record: IncidentRecord, { at, data: { version, parts } }: Version): Readonly<Record<string, unknown>> {
  const address = { incident: record.id, version: String(version) };
  return {
    ...heading(record, `Notification, version ${version}`), reference: record.reference, version, parts, locked: momentInWords(at), became: whatBecame(record, version),
    newer: lockedVersions(record).at(-1)?.data.version !== version, print: paths.printNotification.to(address), word: paths.notificationInWord.to(address),
  };
}
