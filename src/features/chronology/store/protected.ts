import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/index.ts';
import { hiding, type Hide } from '../release/index.ts';

interface Place {
  readonly name: string;
  /** From whoever asks. */
  readonly hidden: boolean;
}

async function read(tx: Tx, incidentId: string): Promise<readonly Place[]> {
  const { rows } = await sql<Place>`select p.name, p.hidden from chronology.protected_locations(${incidentId}) p`.execute(tx);
  return rows;
}

/** Takes out of what is read the protected locations that whoever asks may not see; null where nothing is kept from them. */
export async function hideFromReader(tx: Tx, incidentId: string): Promise<Hide | null> {
  return hiding((await read(tx, incidentId)).filter(({ hidden }) => hidden).map(({ name }) => name));
}

/** What is read, without what whoever asks may not see. */
export async function asMayBeSeen<Value>(tx: Tx, incidentId: string, value: Value): Promise<Value> {
  return (await hideFromReader(tx, incidentId))?.(value) ?? value;
}

/** Every protected location, to keep it out of what leaves. */
export async function protectedLocations(tx: Tx, incidentId: string): Promise<readonly string[]> {
  return (await read(tx, incidentId)).map(({ name }) => name);
}
