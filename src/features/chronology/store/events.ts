import type { Tx } from '../../../platform/database/index.ts';
import { readEventRow, type EventRecord } from '../../events/index.ts';
import { listEntries, wholeOf, type StoredEntry } from './entries.ts';

/** The child of an incident's record, where it does not say which of several an entry is about. */
const THE_CHILD = 'child';

/** The entries of an incident that name their type, as events, so that checks can read them. Ids are those of the entries. */
export async function eventsOfChronology(tx: Tx, incidentId: string): Promise<readonly EventRecord[]> {
  const typed = (await listEntries(tx, incidentId)).filter(({ eventType, occurred }) => eventType !== null && occurred !== null);
  return (await wholeOf(tx, typed)).flatMap((entry) => {
    const read = readEventRow(rowOf(entry));
    return read.ok ? [read.value.event] : [];
  });
}

function rowOf({ id, agency, area, eventType, occurred, knownTo, told, content }: StoredEntry): Readonly<Record<string, string>> {
  return {
    event_id: id, child_id: content.child ?? THE_CHILD, type: eventType ?? '', occurred: occurred ?? '', known_to: knownTo, agency, area,
    persons: (content.persons ?? []).join(';'), attributes: content.attributes === undefined ? '' : JSON.stringify(content.attributes), text: told,
  };
}
