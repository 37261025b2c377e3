import { whenInWords } from '../../events/index.ts';
import { SENT_UNDER } from '../api/draft.ts';
import type { StoredEntry } from '../store/entries.ts';
import { whenOf } from '../store/place.ts';
import { typeInWords } from './lasting.ts';
import type { Standings } from './standing.ts';
import { whoTold } from './who.ts';

/** One row of the table, in words. */
export interface Row {
  readonly id: string;
  readonly href: string;
  readonly when: string;
  /** What was written, where it says more or other than `when`. */
  readonly written: string;
  readonly agency: string;
  readonly type: string | undefined;
  readonly told: string;
  readonly action: string;
  readonly analysis: string;
  readonly from: string;
  readonly corrected: boolean;
  readonly standing: string;
  readonly said: string;
  readonly notes: readonly { readonly kind: string; readonly words: string }[];
  /** Other agencies' accounts that a person has said tell the same event. */
  readonly sameAs: readonly { readonly href: string; readonly agency: string }[];
}

export function rowOf(entry: StoredEntry, href: string, standings: Standings | undefined): Omit<Row, 'notes' | 'sameAs'> {
  const { content } = entry;
  const when = whenOf(entry.occurred);
  const words = when === undefined ? 'Date not readable' : whenInWords(when);
  const said = standings?.get(entry.id);
  return {
    id: entry.id, href, when: words, written: content.occurred_text === words || content.occurred_text === entry.occurred ? '' : content.occurred_text,
    agency: whoTold(entry), type: typeInWords(entry.eventType), told: entry.told,
    action: content.action ?? '', analysis: content.analysis ?? '', from: whereFrom(entry), corrected: entry.corrects !== null,
    standing: said?.standing ?? '', said: said?.words ?? '',
  };
}

/** "Police.docx, table 1, row 14"; "CareNotes, reference H-2024-118" for what a system sent. */
export function whereFrom({ content: { source } }: Pick<StoredEntry, 'content'>): string {
  if (source.file === '') return 'Typed';
  if (typeof source.table === 'string' && source.table.startsWith(SENT_UNDER)) return `${source.file}, ${source.table}`;
  const table = typeof source.table === 'number' ? (source.file.endsWith('.csv') ? '' : `, table ${source.table}`) : `, sheet ${source.table}`;
  return `${source.file}${table}, row ${source.row}`;
}
