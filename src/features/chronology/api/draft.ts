import { createHash } from 'node:crypto';
import type { Refusal } from '../../../kernel/result.ts';
import { noteInWords, readEventRow, readKnownTo } from '../../events/index.ts';
import { readOccurred } from '../dates/occurred.ts';
import { entryRefusals } from '../entries/refusals.ts';
import type { ChronologyEntry } from '../entry.ts';
import type { SentEntry } from './sent-entry.ts';

/** Where an entry comes from, as those who read it see it. */
export interface SentFrom {
  readonly agency: string;
  readonly system: string;
}

/** What a person is asked about an entry, at its field. */
export interface Question {
  readonly field: 'occurred' | 'known_to';
  readonly code: string;
  readonly message: string;
}

export interface Drafted {
  readonly entry: ChronologyEntry;
  /** As with a row of a file: the entry is kept in its words, and a person looks at it. */
  readonly questions: readonly Question[];
  /** What the sender may like to know, and nobody has to answer. */
  readonly notes: readonly string[];
}

/** The table that an entry's source names, where no file has one. */
export const SENT_UNDER = 'reference ';

/** SHA-256 of what was sent under the reference: the same for the same content, in whatever order its fields stood. */
export function digestOf(sent: SentEntry): Buffer {
  return createHash('sha256').update(JSON.stringify(sorted({ ...sent, reference: null }))).digest();
}

/** The entry that comes of what was sent, read as a row of a file is. `form` counts what was sent under its reference. */
export function draftOf(sent: SentEntry, { agency, system }: SentFrom, form: number): Drafted {
  const when = readOccurred({ date: sent.occurred, time: '', endDate: '' }, {});
  const told = toldBy(sent);
  const known = told.known_to === undefined ? undefined : readKnownTo(told.known_to);
  const notes = [...when.notes, ...vocabularyNotes(sent, when.occurred)];
  return {
    entry: {
      id: 'sent', occurred: when.occurred, occurred_text: sent.occurred, precision: when.precision, agency, text: sent.text, ...told,
      source: { file: system, table: `${SENT_UNDER}${sent.reference}`, row: form, hash: digestOf(sent).toString('hex') },
      cells: cellsOf(sent), ...(when.notes.length === 0 ? {} : { notes: when.notes }),
    },
    questions: [
      ...when.questions.map((question) => asked('occurred', question)),
      ...(known === undefined || known.ok ? [] : [asked('known_to', entryRefusals.refusal('KNOWN_TO_NOT_READ', { why: known.refusals[0].message }))]),
    ],
    notes,
  };
}

function asked(field: Question['field'], { code, message }: Refusal): Question {
  return { field, code, message };
}

type Told = Partial<Pick<ChronologyEntry, 'event_type' | 'attributes' | 'known_to' | 'area' | 'child' | 'persons' | 'source_of_information' | 'action' | 'analysis' | 'worker'>>;

function toldBy(sent: SentEntry): Told {
  const { persons, attributes } = sent;
  const texts = (['event_type', 'known_to', 'area', 'child', 'source_of_information', 'action', 'analysis', 'worker'] as const)
    .flatMap((field) => (sent[field] == null || sent[field] === '' ? [] : [[field, sent[field]] as const]));
  return {
    ...Object.fromEntries(texts),
    ...(persons == null || persons.length === 0 ? {} : { persons }), ...(attributes == null || Object.keys(attributes).length === 0 ? {} : { attributes }),
  };
}

function vocabularyNotes(sent: SentEntry, occurred: string | null): readonly string[] {
  if (sent.event_type == null || sent.event_type === '' || occurred === null) return [];
  const read = readEventRow({ event_id: 'sent', child_id: 'sent', type: sent.event_type, occurred, attributes: JSON.stringify(sent.attributes ?? {}) });
  return read.ok ? read.value.notes.map(noteInWords) : [];
}

/** Every field as it was sent, for whoever asks later what stood there. */
function cellsOf(sent: SentEntry): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(sent).flatMap(([field, value]) => {
    if (value == null || value === '') return [];
    return [[field, typeof value === 'string' ? value : Array.isArray(value) ? value.join('; ') : JSON.stringify(value)]];
  }));
}

/** With fields in one order, and without silence: what says nothing makes no difference. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value).filter(([, inner]) => inner != null && inner !== '' && !isEmpty(inner)).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]);
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
