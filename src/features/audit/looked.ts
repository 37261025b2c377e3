import type { Tx } from '../../platform/database/index.ts';
import type { PersonId } from './entry.ts';
import { auditEvents } from './event.ts';

/** One entry of the trail, for a reader. `person` is null before anyone had signed in. */
export interface Looked {
  readonly seq: number;
  readonly at: Date;
  readonly person: PersonId | null;
  /** The event's sentence: "Read an incident". */
  readonly what: string;
  readonly refused: boolean;
}

/** Where to go on from: entries older than one, or newer; from the newest where neither is given. */
export interface From {
  readonly before?: number | undefined;
  readonly after?: number | undefined;
}

/**
 * Who did or saw what about these records, newest first, at most `most`, as far as the policies show
 * it: the trail of a partnership to those who answer for it, and to nobody else. The records are of
 * one partnership, so `seq` orders them.
 */
export async function whoLooked(tx: Tx, records: readonly string[], { before, after }: From, most: number): Promise<{ readonly entries: readonly Looked[]; readonly older: boolean; readonly newer: boolean }> {
  const about = tx.selectFrom('audit.entry').where('subject', 'in', [...records]).where('chain', 'like', 'partnership:%');
  const upward = after !== undefined && before === undefined;
  const near = upward ? about.where('seq', '>', after).orderBy('seq') : before === undefined ? about.orderBy('seq', 'desc') : about.where('seq', '<', before).orderBy('seq', 'desc');
  const rows = await near.select(['seq', 'at', 'person', 'event', 'outcome']).limit(most + 1).execute();
  const more = rows.length > most;
  const entries = rows.slice(0, most).map(parseLooked);
  return upward ? { entries: entries.toReversed(), older: true, newer: more } : { entries, older: more, newer: before !== undefined };
}

function parseLooked({ seq, at, person, event, outcome }: { readonly seq: number | string; readonly at: Date; readonly person: string | null; readonly event: string; readonly outcome: string }): Looked {
  const sentences: Readonly<Record<string, string>> = auditEvents;
  // An event of an older version may have left the table since, and its row has not.
  return { seq: Number(seq), at, person: person as PersonId | null, what: sentences[event] ?? event, refused: outcome === 'refused' };
}
