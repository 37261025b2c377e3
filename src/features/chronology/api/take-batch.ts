import type { Caller } from '../../access/index.ts';
import type { RequestRecord } from '../../incidents/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { ChronologyEntry } from '../entry.ts';
import { addCorrections, addEntries, type EntryId } from '../store/entries.ts';
import type { SourceId } from '../store/sources.ts';
import { decide } from './decide.ts';
import { digestOf, draftOf, type Question } from './draft.ts';
import { pointerTo, type RowRead, type SentProblem } from './read-batch.ts';
import { sentRefusals } from './refusals.ts';
import type { SentEntry } from './sent-entry.ts';
import { addForms, countHeld, heldUnder, holdSending, holdStanding, openSource, type SentForm } from './store.ts';

/** What became of one entry of a batch, in the order in which it was sent. */
export interface RowAnswer {
  readonly reference: string | null;
  readonly status: 'taken' | 'already_held' | 'corrected' | 'refused';
  /** The entry's id; left out where it was refused. */
  readonly entry?: EntryId;
  /** Refused: why. Otherwise: what a person is asked about it, or the sender is told. */
  readonly problems: readonly SentProblem[];
  readonly notes?: readonly string[];
}

export interface Sending {
  readonly tx: Tx;
  readonly now: Date;
  readonly by: Caller;
  /** The call, as in the trail. */
  readonly request: string;
}

/** A form whose entry is in the database, or (no id yet) is among those that go there together. */
type Draft = Omit<SentForm, 'entryId'> & { entryId?: EntryId | undefined };

/** An entry to be written, with what it corrects. */
interface Waiting {
  readonly draft: Draft;
  readonly entry: ChronologyEntry;
  readonly after?: Draft;
  readonly reason: string;
}

interface State extends Sending {
  readonly record: RequestRecord;
  readonly source: SourceId;
  readonly held: Map<string, Draft[]>;
  readonly added: Draft[];
  waiting: Waiting[];
  references: number;
}

/** Takes a batch in, entry by entry in its order. Those that could not be read are answered and hold up no other. */
export async function takeBatch(sending: Sending, record: RequestRecord, rows: readonly RowRead[]): Promise<readonly RowAnswer[]> {
  const readable = rows.flatMap((row) => (row.ok ? [row.entry.reference] : []));
  if (readable.length === 0) return rows.map((row) => refused(row));
  await holdSending(sending.tx, record.id);
  const source = await openSource(sending.tx, record, sending.by.id, sending.now);
  const state: State = {
    ...sending, record, source, added: [], waiting: [],
    held: await heldUnder(sending.tx, source, readable), references: await countHeld(sending.tx, source),
  };
  const answers: { readonly row: RowRead; readonly taken?: Taken }[] = [];
  for (const row of rows) answers.push(row.ok ? { row, taken: await takeRow(state, row.entry, row.at) } : { row });
  await writeWaiting(state);
  await addForms(sending.tx, source, state.added.map(whole), sending.request, sending.now);
  return answers.map(({ row, taken }) => (taken === undefined ? refused(row) : answered(taken)));
}

interface Taken {
  readonly reference: string;
  readonly status: 'taken' | 'already_held' | 'corrected';
  readonly form: Draft;
  readonly problems: readonly SentProblem[];
  readonly notes: readonly string[];
}

async function takeRow(state: State, sent: SentEntry, at: number): Promise<Taken> {
  const { reference } = sent;
  const digest = digestOf(sent);
  const held = state.held.get(reference) ?? [];
  const decision = decide(held, digest);
  const { entry, questions, notes } = draftOf(sent, { agency: state.record.organisation, system: state.by.name }, held.length + 1);
  const answer = { reference, status: decision.kind, notes };
  if (decision.kind === 'already_held') {
    const later = decision.stands ? [] : [{ ...sentRefusals.refusal('SENT_LATER_FORM_STANDS'), field: 'reference', pointer: pointerTo(at, ['reference']) }];
    return { ...answer, form: decision.form, problems: [...decision.form.problems.map((question) => atPlace(question, at)), ...later] };
  }
  const form: Draft = { reference, form: held.length + 1, position: held[0]?.position ?? state.references, digest, problems: questions };
  if (decision.kind === 'taken') {
    state.references += 1;
    state.waiting.push({ draft: form, entry, reason: '' });
  } else {
    // What it corrects may itself be waiting to be written.
    if (decision.after.entryId === undefined) await writeWaiting(state);
    const reason = sent.reason == null || sent.reason === '' ? `Sent again with other content by ${state.by.name}` : sent.reason;
    state.waiting.push({ draft: form, entry, after: decision.after, reason });
  }
  state.held.set(reference, [...held, form]);
  state.added.push(form);
  return { ...answer, form, problems: questions.map((question) => atPlace(question, at)) };
}

/** Writes what waits together. A correction stands beside the form that stands now, be it a person's: all of them stay. */
async function writeWaiting(state: State): Promise<void> {
  const { tx, source, by, now, waiting } = state;
  state.waiting = [];
  const first = waiting.filter(({ after }) => after === undefined);
  if (first.length > 0) written(first, await addEntries(tx, source, first.map(({ entry }) => entry), by.id, now, first[0]?.draft.position ?? 0));
  const later = waiting.flatMap(({ after, ...one }) => (after === undefined ? [] : [{ ...one, after: whole(after).entryId }]));
  if (later.length === 0) return;
  const standing = await holdStanding(tx, later.map(({ after }) => after));
  written(later, await addCorrections(tx, source, later.map(({ after, entry, reason }) => ({ corrects: standing.get(after) ?? after, entry, reason })), by.id, now));
}

function written(waiting: readonly Pick<Waiting, 'draft'>[], ids: readonly EntryId[]): void {
  for (const [index, { draft }] of waiting.entries()) draft.entryId = ids[index];
}

function whole(form: Draft): SentForm {
  if (form.entryId === undefined) throw new Error('a form without its entry');
  return { ...form, entryId: form.entryId };
}

function answered({ reference, status, form, problems, notes }: Taken): RowAnswer {
  return { reference, status, entry: whole(form).entryId, problems, ...(notes.length === 0 ? {} : { notes }) };
}

function refused(row: RowRead): RowAnswer {
  return row.ok ? { reference: row.entry.reference, status: 'refused', problems: [] } : { reference: row.reference, status: 'refused', problems: row.problems };
}

function atPlace(question: Question, at: number): SentProblem {
  return { ...question, pointer: pointerTo(at, [question.field]) };
}
