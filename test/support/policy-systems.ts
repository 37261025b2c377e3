import { at, bytes, idOf, maker } from './policy-names.ts';
import { type Row, type Rules, type Someone, type World, answersFor, find, kept, readsIncidentsOf, secret, seatsOf } from './policy-rules.ts';

// Who may see and add what of agencies' own systems, said by hand, with the rows to try it on.

/** The hospital's own system, which sent something about the first incident. */
export const SYSTEM = idOf('person agency_system at hospital one in one');
const SOURCE = idOf('source of system');

export const systemsOracle: Readonly<Record<string, Rules>> = {
  // Keys are issued, listed and revoked by functions that ask for themselves.
  'access.system_key': secret,

  // Only the system that sends adds; whoever sees what it sent sees under which reference.
  'chronology.sent_entry': {
    ...kept,
    see: (who, row, world) => seesSent(who, find('chronology.source', row['source_id'], world), world),
    add: (who, row, world) => isOwnSending(who, find('chronology.source', row['source_id'], world), world)
      && find('chronology.entry', row['entry_id'], world)['source_id'] === row['source_id'],
  },
};

/** A system sends for one agency in one partnership, and for no other. */
export function sendsFor(who: Someone | null, row: Row, world: World): boolean {
  return seatsOf(who, world, ['agency_system']).some(({ partnership, organisation }) => partnership === row['partnership_id'] && organisation === row['organisation_id']);
}

/** What a system sent itself: nothing else of its agency. */
export function isOwnSending(who: Someone | null, source: Row, world: World): boolean {
  return source['kind'] === 'system' && source['received_by'] === who?.id && sendsFor(who, source, world);
}

function seesSent(who: Someone | null, source: Row, world: World): boolean {
  return readsIncidentsOf(who, source, world) || answersFor(who, source, world) || (source['received_by'] === who?.id && sendsFor(who, source, world));
}

export function isSystem(person: unknown, { people }: World): boolean {
  return people.find(({ id }) => id === person)?.seats.some(({ role }) => role === 'agency_system') === true;
}

export function systemRows(): readonly (readonly [table: string, rows: readonly Row[]])[] {
  return [
    ['access.system_key', [key('key one')]],
    ['chronology.sent_entry', [sent('first', `entry ${SOURCE}`)]],
  ];
}

export function systemAttempts(): readonly (readonly [table: string, rows: readonly Row[]])[] {
  return [
    ['access.system_key', [key('new')]],
    ['chronology.sent_entry', [sent('new', 'second of system'), sent('new', `entry ${idOf('source hospital')}`)]],
  ];
}

function key(name: string): Row {
  return { id: idOf(name), system_id: SYSTEM, purpose: 'x', token_digest: bytes(name), ending: 'abcd', issued_at: at, issued_by: maker, ends_at: new Date(at.getTime() + 1) };
}

function sent(reference: string, entry: string): Row {
  return { source_id: SOURCE, reference, form: 1, position: 0, digest: bytes(reference), entry_id: idOf(entry), problems: '[]', sent_at: at, request: idOf('request') };
}
