import type { Tx } from '../../../platform/database/index.ts';
import { foldRequest, listRequests, type RequestRecord } from '../../incidents/index.ts';

/** Whose account a file can be said to be: who was asked, and still is. */
export async function agenciesAsked(tx: Tx, incident: string): Promise<readonly RequestRecord[]> {
  return (await listRequests(tx, incident)).filter(({ acts }) => foldRequest(acts).stage !== 'withdrawn');
}
