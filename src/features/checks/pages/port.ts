import type { Tx } from '../../../platform/database/index.ts';
import type { EventRecord } from '../../events/index.ts';

/** Where checks read the record of an incident under review, and where its entries are shown: filled in by whoever puts the program together. */
export interface ReviewRecord {
  readonly events: (tx: Tx, incident: string) => Promise<readonly EventRecord[]>;
  readonly entryAt: (incident: string, entry: string) => string;
  readonly chronologyAt: (incident: string) => string;
}
