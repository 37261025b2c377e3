import { again, file, notFound, redirect, view, type Form, type Reply } from '../../../platform/pages/page.ts';
import { refuse, type Refused } from '../../../kernel/result.ts';
import { countOf } from '../../../platform/pages/index.ts';
import { definePage, may, signedIn, type Context } from '../../access/index.ts';
import { agencyInWords, whenInWords } from '../../events/index.ts';
import { incidentBreadcrumbs, namesOf } from '../../incidents/index.ts';
import { holdChronology, readAgain, setAside, takeIn, type Doing } from '../commands/files.ts';
import { isRole, roles, type Role } from '../mapping/role.ts';
import type { Correction, TableMapping } from '../mapping/mapping.ts';
import { paths } from '../paths.ts';
import { chronologyRefusals } from '../refusals.ts';
import { recipientOf } from '../upload-link/store.ts';
import { forget, recall } from '../store/remembered.ts';
import { whenOf } from '../store/place.ts';
import { newestReading, sayWhose, type StoredReading } from '../store/readings.ts';
import { hideFromReader } from '../store/protected.ts';
import { fileOf, findSource, findTwins, type Source } from '../store/sources.ts';
import { roleWords } from '../view/role-words.ts';
import { whereFrom } from '../view/row.ts';
import { aboutSource } from './about.ts';
import { agenciesAsked } from './agencies-asked.ts';
import { incidentRecord } from './on-incident.ts';

const template = 'chronology/source.njk';
const PREVIEWED = 25;
const PROBLEMS_SHOWN = 300;

interface Here {
  readonly source: Source;
  readonly reading: StoredReading | null;
}

/** What was read in one file, and what is still to be asked. */
export const sourcePage = definePage({
  method: 'GET', path: paths.source, may: 'chronology:read', audits: 'chronology.source-read', about: aboutSource,
  handle: async ({ params, context }) => {
    const here = await find(context, params.source);
    return here === null ? notFound : view(template, await shown(context, params.incident, here));
  },
});

export const readAgainPage = definePage({
  method: 'POST', path: paths.readAgain, may: 'chronology:write', audits: 'chronology.read-again', about: aboutSource,
  handle: async ({ params, form, context }) => act(context, params, async (doing, here) => {
    const chosen = text(form, 'whose');
    const whose = (await agenciesAsked(context.tx, params.incident)).find(({ id }) => id === chosen);
    if (chosen !== '' && whose === undefined) return refuse(chronologyRefusals.refusal('CHRONOLOGY_REQUEST_NOT_OPEN', { field: 'whose' }));
    const agency = whose?.organisation ?? text(form, 'agency');
    const read = await readAgain(doing, here.source, agency === '' ? undefined : agency, correctionsOf(form, here.reading));
    if (!read.ok) return read;
    const { entries, problems, learnt } = read.value;
    const remembered = learnt === 0 ? '' : ' The agency’s next files with these headings will be read the same way.';
    return redirect(paths.source.to(params), `Read again: ${countOf(entries.length, 'entry', 'entries')}, ${countOf(problems.length, 'row or table', 'rows or tables')} to look at.${remembered}`);
  }),
});

/** Says of a file that was taken in which of the asked agencies gave it, or that none of them did. Its entries stay as they are. */
export const whosePage = definePage({
  method: 'POST', path: paths.whose, may: 'chronology:write', audits: 'chronology.whose-said', about: aboutSource,
  handle: async ({ params, form, context }) => act(context, params, async ({ tx, now, by }, { source }) => {
    const chosen = text(form, 'whose');
    const whose = (await agenciesAsked(tx, params.incident)).find(({ id }) => id === chosen);
    if (source.kind !== 'file' || source.organisationId !== null || source.standing !== 'taken-in' || (chosen !== '' && whose === undefined)) return refuse(chronologyRefusals.refusal('CHRONOLOGY_REQUEST_NOT_OPEN', { field: 'whose' }));
    await holdChronology(tx, params.incident);
    await sayWhose(tx, source.id, whose?.organisation ?? null, by, now);
    return redirect(paths.source.to(params), 'Kept. The entries stay as they are.');
  }),
});

/** Forgets how an agency's files with these headings are read. This file stays as it was read. */
export const forgetPage = definePage({
  method: 'POST', path: paths.forget, may: 'chronology:write', audits: 'chronology.mapping-forgotten', about: aboutSource,
  handle: async ({ params, form, context }) => act(context, params, async ({ tx, now, by }, { source, reading }) => {
    const id = text(form, 'forget');
    const shownHere = reading?.mapping.some(({ remembered }) => remembered === id) === true;
    if (!shownHere || !(await forget(tx, id, by, now))) return { ok: false, refusals: [chronologyRefusals.refusal('CHRONOLOGY_MAPPING_NOT_REMEMBERED')] };
    return redirect(paths.source.to({ incident: params.incident, source: source.id }), 'Forgotten. The agency’s next files are read by what their headings say. This file stays as it was read.');
  }),
});

export const takeInPage = definePage({
  method: 'POST', path: paths.takeIn, may: 'chronology:write', audits: 'chronology.taken-in', about: aboutSource,
  handle: async ({ params, context }) => act(context, params, async (doing, { source }) => {
    const taken = await takeIn(doing, source);
    return taken.ok ? redirect(paths.chronology.to(params), `${countOf(taken.value, 'entry', 'entries')} taken in.`) : taken;
  }),
});

export const setAsidePage = definePage({
  method: 'POST', path: paths.setAside, may: 'chronology:write', audits: 'chronology.set-aside', about: aboutSource,
  handle: async ({ params, form, context }) => act(context, params, async (doing, { source }) => {
    const done = await setAside(doing, source, text(form, 'reason'));
    return done.ok ? redirect(paths.chronology.to(params), source.standing === 'set-aside' ? 'The file was brought back.' : 'The file was set aside. Nothing was deleted.') : done;
  }),
});

export const fileAsSentPage = definePage({
  method: 'GET', path: paths.fileAsSent, may: 'chronology:read', audits: 'chronology.file-taken', about: aboutSource,
  handle: async ({ params, context }) => {
    const here = await find(context, params.source);
    const sent = here === null ? null : await fileOf(context.tx, here.source.id);
    return sent === null ? notFound : file(safeName(sent.name), 'application/octet-stream', sent.bytes);
  },
});

async function find({ tx }: Context, id: string): Promise<Here | null> {
  const source = await findSource(tx, id);
  return source === null ? null : { source, reading: await newestReading(tx, id) };
}

type Params = { readonly incident: string; readonly source: string };

/** Does it, or shows the page again with why not. */
async function act(context: Context, params: Params, does: (doing: Doing, here: Here) => Promise<Reply | Refused>): Promise<Reply> {
  const here = await find(context, params.source);
  if (here === null) return notFound;
  const done = await does({ tx: context.tx, now: context.now, by: signedIn(context).id }, here);
  return 'kind' in done ? done : again(template, done.refusals, await shown(context, params.incident, here));
}

/** Who sent it or put it in, in words. */
async function broughtBy({ tx }: Context, { receivedBy, uploadLinkId }: Source): Promise<string> {
  if (uploadLinkId !== null) return `${(await recipientOf(tx, uploadLinkId)) ?? 'Somebody of the agency'}, through an upload link`;
  return receivedBy === null ? '' : (await namesOf(tx, [receivedBy], 'Somebody of the agency'))(receivedBy);
}

interface ShownTable extends TableMapping {
  readonly memory: { readonly id: string; readonly at: Date; readonly by: string } | null;
}

/** How each table was read; beside one that was read as is remembered, who said so and when. */
async function tablesOf({ tx }: Context, source: Source, reading: StoredReading | null): Promise<readonly ShownTable[]> {
  const known = await recall(tx, source.partnershipId, source.agency);
  const nameOf = await namesOf(tx, known.map(({ by }) => by));
  return (reading?.mapping ?? []).map((table) => {
    const found = known.find(({ id }) => id === table.remembered);
    return { ...table, memory: found === undefined ? null : { id: found.id, at: found.at, by: nameOf(found.by) } };
  });
}

/** A role for each column, as the form names them: `role-<table>-<column>`. */
function correctionsOf(form: Form, reading: StoredReading | null): readonly Correction[] {
  return (reading?.mapping ?? []).map((table, index) => {
    const chosen = table.columns.flatMap(({ column }): readonly (readonly [string, Role])[] => {
      const role = text(form, `role-${index}-${column}`);
      return isRole(role) ? [[String(column), role]] : [];
    });
    const read = text(form, `read-${index}`);
    const said = { table: table.table, roles: new Map(chosen), ...(read === '' ? {} : { read: read === 'yes' }) };
    // The row that was taken for the headings stays it, and none stays none: what is said of columns says nothing of rows.
    return table.read ? { ...said, heading_row: table.heading_row, headings: new Map(table.columns.map(({ column, heading }) => [column, heading])) } : said;
  });
}

async function shown(context: Context, incident: string, { source, reading }: Here): Promise<Readonly<Record<string, unknown>>> {
  const record = await incidentRecord(context, incident);
  const writes = may(context.actor, 'chronology:write', context.scope ?? undefined);
  const params = { incident, source: source.id };
  const asked = source.organisationId === null && writes ? await agenciesAsked(context.tx, incident) : [];
  const tables = await tablesOf(context, source, reading);
  return {
    title: source.fileName ?? 'Typed entries', caption: `Incident ${record.reference}`, breadcrumbs: incidentBreadcrumbs(record, { text: 'Combined chronology', href: paths.chronology.to({ incident }) }),
    source: { ...source, agency: agencyInWords(source.agency) }, broughtBy: await broughtBy(context, source), twins: (await findTwins(context.tx, source)).map(({ id, fileName }) => ({ fileName, href: paths.source.to({ incident, source: id }) })), writes, waiting: source.standing === 'waiting',
    at: { takeIn: paths.takeIn.to(params), setAside: paths.setAside.to(params), readAgain: paths.readAgain.to(params), file: (await hideFromReader(context.tx, incident)) === null ? paths.fileAsSent.to(params) : null, forget: paths.forget.to(params), whose: paths.whose.to(params) },
    asked: asked.map(({ id, organisation }) => ({ value: id, text: organisation, selected: organisation.toLowerCase() === source.agencySaid?.toLowerCase() })),
    counts: { entries: reading?.entries.length ?? 0, problems: reading?.problems.length ?? 0 },
    whoseNotKnown: reading?.problems.some(({ code }) => code === 'AGENCY_NOT_KNOWN') === true,
    problems: (reading?.problems ?? []).slice(0, PROBLEMS_SHOWN), tables, remembers: tables.some(({ memory }) => memory !== null),
    roles: roles.map((value) => ({ value, text: roleWords[value] })),
    preview: (reading?.entries ?? []).slice(0, PREVIEWED).map((entry) => {
      const when = whenOf(entry.occurred);
      return { when: when === undefined ? 'Not readable' : whenInWords(when), written: entry.occurred_text, agency: agencyInWords(entry.agency), told: entry.text, from: whereFrom({ content: entry }) };
    }),
  };
}

function text(form: Form, name: string): string {
  const value = form[name];
  return (typeof value === 'string' ? value : (value?.[0] ?? '')).trim();
}

/** As a header can hold it. */
function safeName(name: string): string {
  return name.replaceAll(/[^\w .()-]/g, '_');
}
