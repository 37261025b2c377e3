import type { Refusal } from '../../../kernel/result.ts';
import { again, file, notFound, redirect, view } from '../../../platform/pages/page.ts';
import { countOf } from '../../../platform/pages/index.ts';
import { definePage, signedIn, type Context } from '../../access/index.ts';
import { aboutIncident, incidentBreadcrumbs, listRequests } from '../../incidents/index.ts';
import { chronologyFile } from '../exchange/write.ts';
import { paths } from '../paths.ts';
import { chronologyRefusals } from '../refusals.ts';
import { forAgency, isOwn, type ForAgency } from '../release/index.ts';
import { addNote, holdBeside, listNotes, takeNoteBack, type Note } from '../store/beside.ts';
import { listEntries, wholeOf, type EntryLine, type StoredEntry } from '../store/entries.ts';
import { protectedLocations } from '../store/protected.ts';
import { findingsInWords } from '../view/findings.ts';
import { recipientsOf, releasesTo, type Agency } from '../view/recipients.ts';
import { rowOf } from '../view/row.ts';
import { FORMATS } from './formats.ts';
import { incidentRecord } from './on-incident.ts';

const template = 'chronology/for-agency.njk';
/** So many entries of others can be ticked at once; words narrow them. */
const OFFERED = 100;
const NAME = /^e-([0-9a-f-]{36})$/;

/** What one agency may have: its own entries and those that were released to it. */
export const forAgencyPage = definePage({
  method: 'GET', path: paths.forAgency, may: 'chronology:write', audits: 'chronology.read', about: aboutIncident,
  handle: async ({ params: { incident }, query, context }) => view(template, await shown(context, incident, (query['whose'] ?? '').trim(), (query['words'] ?? '').trim())),
});

/** Releases the ticked entries to the agency, or takes their release back. */
export const releasedToPage = definePage({
  method: 'POST', path: paths.forAgency, may: 'chronology:write', audits: 'chronology.noted', about: aboutIncident,
  handle: async ({ params: { incident }, form, context }) => {
    const [whose = '', words = '', back] = ['whose', 'words', 'back'].map((name) => (typeof form[name] === 'string' ? form[name].trim() : ''));
    await holdBeside(context.tx, incident);
    const here = await find(context, incident, whose);
    const ticked = new Set(Object.keys(form).flatMap((name) => NAME.exec(name)?.[1] ?? []));
    const chosen = here.lines.filter(({ id }) => ticked.has(id));
    const refused = async (refusal: Refusal) => again(template, [refusal], await shown(context, incident, whose, words));
    if (here.agency === undefined) return refused(chronologyRefusals.refusal('CHRONOLOGY_RECIPIENT_MISSING', { field: 'whose' }));
    if (chosen.length === 0) return refused(chronologyRefusals.refusal('CHRONOLOGY_ENTRIES_MISSING', { field: back === 'yes' ? 'released' : 'others' }));
    const record = await incidentRecord(context, incident);
    const by = signedIn(context).id;
    for (const { id } of chosen) {
      const notes = here.releases.get(id) ?? [];
      if (back === 'yes') for (const note of notes) await takeNoteBack(context.tx, record, note, `No longer released to ${here.agency.name}`, by, context.now);
      else if (notes.length === 0) await addNote(context.tx, record, id, 'released_to', here.agency.name, by, context.now);
    }
    const said = `${countOf(chosen.length, 'entry', 'entries')} ${back === 'yes' ? 'taken back from' : 'released to'} ${here.agency.name}.`;
    return redirect(`${paths.forAgency.to({ incident })}?${new URLSearchParams({ whose }).toString()}`, said);
  },
});

/** Word, Excel, CSV or JSON, without protected locations; nothing where one may be left. */
export const forAgencyFilePage = definePage({
  method: 'GET', path: paths.forAgencyFile, may: 'chronology:write', audits: 'chronology.taken-out', about: aboutIncident,
  handle: async ({ params: { incident, format }, query, context }) => {
    const whose = (query['whose'] ?? '').trim();
    const wanted = FORMATS.get(format);
    const here = await find(context, incident, whose);
    if (wanted === undefined) return notFound;
    if (here.agency === undefined) return view(template, await shown(context, incident, '', ''));
    const { whole, leaving } = await leavingFor(context, incident, here, here.agency);
    if (leaving.kind === 'held') return view(template, await shown(context, incident, whose, ''));
    context.reveal(leaving.entries.map(({ id }) => id));
    const entries = leaving.entries.map((entry) => ({ ...entry, id: whole.get(entry.id)?.content.source.file === '' ? entry.id : (whole.get(entry.id)?.content.id ?? entry.id) }));
    const made = await chronologyFile({ entries, same_event: [], problems: [], mapping: [] }, wanted.kind);
    if (!made.ok) return again(template, made.refusals, await shown(context, incident, whose, ''));
    const record = await incidentRecord(context, incident);
    return file(`chronology-${record.reference}-for-one-agency.${wanted.kind}`, wanted.type, made.value);
  },
});

interface Here {
  readonly lines: readonly EntryLine[];
  readonly agencies: readonly Agency[];
  readonly agency: Agency | undefined;
  readonly releases: ReadonlyMap<string, readonly Note[]>;
}

async function find({ tx }: Context, incident: string, whose: string): Promise<Here> {
  const lines = await listEntries(tx, incident);
  const agencies = recipientsOf(lines, (await listRequests(tx, incident)).map(({ organisation }) => organisation));
  return { lines, agencies, agency: agencies.find(({ name }) => name === whose), releases: releasesTo(await listNotes(tx, incident), whose) };
}

async function leavingFor({ tx }: Context, incident: string, { lines, releases }: Here, { agency, area }: Agency): Promise<{ readonly whole: ReadonlyMap<string, StoredEntry>; readonly leaving: ForAgency }> {
  const read = await wholeOf(tx, lines);
  const whole = new Map<string, StoredEntry>(read.map((entry) => [entry.id, entry]));
  const entries = read.map(({ id, content }) => ({ ...content, id }));
  return { whole, leaving: forAgency(entries, { agency, area, released: new Set(releases.keys()) }, await protectedLocations(tx, incident)) };
}

async function shown(context: Context, incident: string, whose: string, words: string): Promise<Readonly<Record<string, unknown>>> {
  const record = await incidentRecord(context, incident);
  const here = await find(context, incident, whose);
  const home = paths.forAgency.to({ incident });
  const frame = {
    title: 'For one agency', caption: `Incident ${record.reference}`, breadcrumbs: incidentBreadcrumbs(record, { text: 'Combined chronology', href: paths.chronology.to({ incident }) }),
    action: home, words, whose: here.agency?.name ?? '', agencies: here.agencies.map(({ name }) => ({ value: name, text: name, selected: name === whose })),
  };
  const { agency } = here;
  if (agency === undefined) return frame;
  const { whole, leaving } = await leavingFor(context, incident, here, agency);
  const own = new Set(here.lines.filter((line) => isOwn(line, agency)).map(({ id }) => id));
  const row = (id: string) => { const entry = whole.get(id); return entry === undefined ? [] : [rowOf(entry, paths.entry.to({ incident, entry: id }), undefined)]; };
  const found = words === '' ? here.lines : await listEntries(context.tx, incident, { words: words.split(/\s+/) });
  const others = found.filter(({ id }) => !own.has(id) && !here.releases.has(id));
  const released = here.lines.filter(({ id }) => here.releases.has(id) && !own.has(id));
  context.reveal([...released, ...others.slice(0, OFFERED)].map(({ id }) => id));
  const query = new URLSearchParams({ whose }).toString();
  return {
    ...frame, agency: agency.name, own: own.size, released: released.flatMap(({ id }) => row(id)), others: others.slice(0, OFFERED).flatMap(({ id }) => row(id)), left: Math.max(0, others.length - OFFERED), leaves: own.size + released.length,
    held: leaving.kind === 'held' ? findingsInWords(leaving.findings, (entry) => paths.entry.to({ incident, entry })) : null,
    files: [['word', 'Word'], ['excel', 'Excel'], ['csv', 'CSV'], ['json', 'JSON']].map(([format = '', text]) => ({ text, href: `${paths.forAgencyFile.to({ incident, format })}?${query}` })),
  };
}
