import { checkAnswers, readForm, type QuestionSet, type Typed } from '../../../platform/forms/index.ts';
import { again, notFound, redirect, view } from '../../../platform/pages/page.ts';
import { definePage, may, signedIn, type Context } from '../../access/index.ts';
import { aboutIncident, incidentBreadcrumbs, namesOf } from '../../incidents/index.ts';
import { correctEntry, formsOf, typeEntry } from '../commands/entries.ts';
import { knownLines } from '../entries/known-lines.ts';
import { paths } from '../paths.ts';
import { chronologyRefusals } from '../refusals.ts';
import { addNote, holdBeside, listJudgements, listNotes, takeNoteBack } from '../store/beside.ts';
import { isCorrected, readEntries, type StoredEntry } from '../store/entries.ts';
import { comparedOf } from '../view/compared.ts';
import { correctionForm, entryForm, typedOf } from '../view/entry-form.ts';
import { isNoteKind, noteWords, saidOfEntry } from '../view/note-words.ts';
import { linesOfEnquiry } from '../view/enquiries.ts';
import { rowOf, whereFrom } from '../view/row.ts';
import { aboutEntry } from './about.ts';
import { incidentRecord } from './on-incident.ts';

type Params = { readonly incident: string; readonly entry: string };

/** One entry whole: its words, its cells as they stood, what reviewers said of it, and the forms that it had before. */
export const entryPage = definePage({
  method: 'GET', path: paths.entry, may: 'chronology:read', audits: 'chronology.read', about: aboutEntry,
  handle: async ({ params, context }) => {
    const data = await shown(context, params, {});
    return data === null ? notFound : view('chronology/entry.njk', data);
  },
});

export const notedPage = definePage({
  method: 'POST', path: paths.note, may: 'chronology:write', audits: 'chronology.noted', about: aboutEntry,
  handle: async ({ params, form, context }) => {
    const record = await incidentRecord(context, params.incident);
    const { tx, now } = context;
    const by = signedIn(context).id;
    const [kind, typed, back, line] = ['kind', 'words', 'back', 'line'].map((name) => (typeof form[name] === 'string' ? form[name].trim() : ''));
    // A line of enquiry that is open already is chosen rather than typed again.
    const words = typed === '' && kind === 'enquiry' ? line : typed;
    await holdBeside(tx, params.incident);
    const note = (await listNotes(tx, params.incident)).find(({ id, entryId }) => id === back && entryId === params.entry);
    // Why a note is taken back is no note of its own.
    const gone = note === undefined && back !== undefined && back !== '';
    if (gone || words === undefined || words === '') {
      const data = await shown(context, params, { kind: kind ?? '', words: '' });
      return data === null ? notFound : again('chronology/entry.njk', [gone ? chronologyRefusals.refusal('CHRONOLOGY_NOTE_BACK_ALREADY') : chronologyRefusals.refusal('CHRONOLOGY_WORDS_MISSING', { field: note === undefined ? 'words' : `back-${note.id}` })], data);
    }
    if (note !== undefined) await takeNoteBack(tx, record, note, words.slice(0, 4000), by, now);
    else await addNote(tx, record, params.entry, kind !== undefined && isNoteKind(kind) ? kind : 'comment', words.slice(0, 4000), by, now);
    return redirect(paths.entry.to(params), note === undefined ? 'The note was added.' : 'The note was taken back. It is kept in the record.');
  },
});

export const correctPage = definePage({
  method: 'GET', path: paths.correct, may: 'chronology:write', audits: 'chronology.form-read', about: aboutEntry,
  handle: async ({ params, context }) => {
    const [entry] = await formsOf(context.tx, params.entry);
    return entry === undefined ? notFound : view('chronology/entry-form.njk', await formData(context, params.incident, correctionForm, typedOf(entry), paths.correct.to(params)));
  },
});

export const correctedPage = definePage({
  method: 'POST', path: paths.correct, may: 'chronology:write', audits: 'chronology.entry-corrected', about: aboutEntry,
  handle: async ({ params, form, context }) => {
    const [entry] = await formsOf(context.tx, params.entry);
    if (entry === undefined) return notFound;
    const typed = readForm(correctionForm, form);
    const answers = checkAnswers(correctionForm, typed, { now: context.now });
    const done = answers.ok ? await correctEntry({ tx: context.tx, now: context.now, by: signedIn(context).id }, entry, answers.value) : answers;
    if (!done.ok) return again('chronology/entry-form.njk', done.refusals, await formData(context, params.incident, correctionForm, typed, paths.correct.to(params)));
    return redirect(paths.entry.to({ ...params, entry: done.value }), 'Corrected. The form that it had before is kept below.');
  },
});

export const typePage = definePage({
  method: 'GET', path: paths.typeEntry, may: 'chronology:write', audits: 'chronology.form-read', about: aboutIncident,
  handle: async ({ params, context }) => view('chronology/entry-form.njk', await formData(context, params.incident, entryForm, {}, paths.typeEntry.to(params))),
});

export const typedPage = definePage({
  method: 'POST', path: paths.typeEntry, may: 'chronology:write', audits: 'chronology.entry-typed', about: aboutIncident,
  handle: async ({ params, form, context }) => {
    const typed = readForm(entryForm, form);
    const answers = checkAnswers(entryForm, typed, { now: context.now });
    const record = await incidentRecord(context, params.incident);
    const done = answers.ok ? await typeEntry({ tx: context.tx, now: context.now, by: signedIn(context).id }, record, answers.value) : answers;
    if (!done.ok) return again('chronology/entry-form.njk', done.refusals, await formData(context, params.incident, entryForm, typed, paths.typeEntry.to(params)));
    return redirect(paths.chronology.to(params), 'The entry was added.');
  },
});

async function formData(context: Context, incident: string, set: QuestionSet, typed: Typed, action: string): Promise<Readonly<Record<string, unknown>>> {
  const record = await incidentRecord(context, incident);
  return {
    title: set.title, caption: `Incident ${record.reference}`, breadcrumbs: incidentBreadcrumbs(record, { text: 'Combined chronology', href: paths.chronology.to({ incident }) }),
    set, typed, action, button: set === entryForm ? 'Add the entry' : 'Keep the correction',
  };
}

async function shown(context: Context, params: Params, typed: Typed): Promise<Readonly<Record<string, unknown>> | null> {
  const [entry, ...before] = await formsOf(context.tx, params.entry);
  if (entry === undefined) return null;
  const record = await incidentRecord(context, params.incident);
  const every = await listNotes(context.tx, params.incident);
  const notes = every.filter(({ entryId }) => entryId === entry.id);
  const nameOf = await namesOf(context.tx, [entry, ...before].map(({ recordedBy }) => recordedBy).concat(notes.map(({ by }) => by)));
  const writes = may(context.actor, 'chronology:write', context.scope ?? undefined);
  const row = rowOf(entry, '', undefined);
  return {
    title: `${row.agency}: ${row.when}`, caption: `Incident ${record.reference}`, breadcrumbs: incidentBreadcrumbs(record, { text: 'Combined chronology', href: paths.chronology.to(params) }),
    row, cells: Object.entries(entry.content.cells).map(([heading, value]) => ({ heading, value })), readNotes: entry.content.notes ?? [], known: knownLines(entry.knownTo), from: whereFrom(entry), writes, typed,
    superseded: await isCorrected(context.tx, entry.id), correctAt: paths.correct.to(params), noteAt: paths.note.to(params),
    kinds: saidOfEntry.map((value) => ({ value, text: noteWords[value] })),
    lines: linesOfEnquiry(every).map(({ words }) => words), others: await otherAccounts(context, params.incident, entry),
    notes: notes.map((note) => ({ ...note, kind: noteWords[note.kind], by: nameOf(note.by) })),
    forms: formsInWords([entry, ...before]).map((form) => ({ ...form, by: nameOf(form.recordedBy) })),
  };
}

/** The accounts of other agencies that a person has said tell the same event. */
async function otherAccounts({ tx, reveal }: Context, incident: string, entry: StoredEntry): Promise<readonly object[]> {
  const same = (await listJudgements(tx, incident)).filter(({ said, pair }) => said === 'same' && pair.includes(entry.id));
  const others = await readEntries(tx, same.map(({ pair: [a, b] }) => (a === entry.id ? b : a)));
  reveal(others.map(({ id }) => id));
  return others.map((other) => ({ row: rowOf(other, paths.entry.to({ incident, entry: other.id }), undefined), compared: comparedOf([entry, other]) }));
}

function formsInWords(forms: readonly StoredEntry[]) {
  return forms.map((form) => ({ told: form.told, when: rowOf(form, '', undefined).when, reason: form.reason, at: form.recordedAt, recordedBy: form.recordedBy }));
}
