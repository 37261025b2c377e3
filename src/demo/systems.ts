import { addSystem, digestToken, issueKey, openKey } from '../features/access/index.ts';
import { readBatch, takeBatch } from '../features/chronology/index.ts';
import { findRequest } from '../features/incidents/index.ts';
import { newId, parseId } from '../kernel/id.ts';
import { plainDate } from '../kernel/plain-date.ts';
import type { Requests } from './agencies.ts';
import type { Cast } from './cast.ts';
import { at, bornSo, must, written } from './days.ts';
import { demoId } from './id.ts';

/** The system of one agency sends its chronology by itself: two entries that were read, and one whose date a person must read. */
export async function systemSends(cast: Cast, when: Date, requests: Requests): Promise<void> {
  const { tx, days } = cast;
  await cast.as('administrator', when);
  const added = at(days.ago(30), '09:00');
  // As long ago as everybody's roles began: the database asks its own clock who holds one.
  const system = await addSystem(tx, cast.partnershipId, { name: 'CareNotes', organisation: must(parseId<'organisation'>(demoId('organisation', cast.place, 'community'))) }, at(plainDate('2024-01-02'), '09:00'));
  // Nobody keeps the key: a demonstration's own are issued on the page.
  const { key } = await issueKey(tx, system, { purpose: 'Nightly transfer of the chronologies that were asked for', months: 12 }, added);
  const opened = await openKey(tx, digestToken(key), when);
  if (opened?.state !== 'open') throw new Error('the demonstration issued a key that does not work');
  const record = await findRequest(tx, requests['community'] ?? '');
  if (record === null) throw new Error('the demonstration has lost a request');
  const batch = readBatch({ entries: [
    { reference: 'HV-20417', occurred: written(bornSo(2, 1, days.today)), text: 'Health visitor’s two-year review of Corin. Weight below the second centile; speech delayed.', action: 'Referred to speech and language therapy', event_type: 'child_seen', attributes: { alone: 'no' } },
    { reference: 'HV-20983', occurred: written(bornSo(1, 2, days.today)), text: 'Corin was not brought to his first speech and language appointment.', action: 'Second appointment sent', event_type: 'was_not_brought', attributes: { service: 'speech and language therapy' } },
    { reference: 'SN-11852', occurred: 'after half term', text: 'School nurse noted that Isla comes to school without breakfast.', source_of_information: 'School nursing record' },
  ] });
  if (!batch.ok) throw new Error(batch.problems[0].message);
  await takeBatch({ tx, now: when, by: opened.caller, request: newId<'request'>() }, record, batch.value);
}
