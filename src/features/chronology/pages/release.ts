import { checkAnswers, readForm, type Typed } from '../../../platform/forms/index.ts';
import type { Refusal } from '../../../kernel/result.ts';
import { again, file, notFound, redirect, view } from '../../../platform/pages/page.ts';
import { definePage, signedIn, type Context } from '../../access/index.ts';
import { aboutIncident, incidentBreadcrumbs, namesOf } from '../../incidents/index.ts';
import { releaseFile, releaseNow, signRelease } from '../commands/releases.ts';
import { paths } from '../paths.ts';
import { chronologyRefusals } from '../refusals.ts';
import type { Finding } from '../release/index.ts';
import { addNameList, newestNameList } from '../store/releases.ts';
import { findingsInWords } from '../view/findings.ts';
import { nameListForm, readNameList, typedNameList } from '../view/name-list-form.ts';
import { storedInWords } from '../view/family.ts';
import { FORMATS } from './formats.ts';
import { incidentRecord } from './on-incident.ts';

const LIST = 'chronology/names.njk';
const RELEASE = 'chronology/release.njk';

/** The list of names and roles, kept by versions. */
export const namesPage = definePage({
  method: 'GET', path: paths.names, may: 'chronology:write', audits: 'chronology.release-read', about: aboutIncident,
  handle: async ({ params: { incident }, context }) => {
    const kept = await newestNameList(context.tx, incident);
    return view(LIST, await listData(context, incident, kept === null ? {} : typedNameList(kept.content), kept?.version ?? 0));
  },
});

export const namesKeptPage = definePage({
  method: 'POST', path: paths.names, may: 'chronology:write', audits: 'chronology.names-kept', about: aboutIncident,
  handle: async ({ params: { incident }, form, context }) => {
    const typed = readForm(nameListForm, form);
    const version = Number(form['version']);
    const answers = checkAnswers(nameListForm, typed, { now: context.now });
    const content = answers.ok ? readNameList(typed) : answers;
    if (!content.ok) return again(LIST, content.refusals, await listData(context, incident, typed, version));
    const reviewed = answers.ok && answers.value['reviewed'] !== undefined;
    const kept = await addNameList(context.tx, await incidentRecord(context, incident), content.value, reviewed, version, signedIn(context).id, context.now);
    if (!kept) return again(LIST, [chronologyRefusals.refusal('CHRONOLOGY_NAMES_CHANGED')], await listData(context, incident, typed, version));
    return redirect(paths.release.to({ incident }), reviewed ? 'The list was kept.' : 'The list was kept. Nothing leaves until somebody has read it against the accounts.');
  },
});

/** What would leave, word for word, or what holds it. */
export const releasePage = definePage({
  method: 'GET', path: paths.release, may: 'chronology:write', audits: 'chronology.release-read', about: aboutIncident,
  handle: async ({ params: { incident }, context }) => view(RELEASE, await releaseData(context, incident)),
});

export const releaseSignedPage = definePage({
  method: 'POST', path: paths.release, may: 'chronology:write', audits: 'chronology.release-signed', about: aboutIncident,
  handle: async ({ params: { incident }, form, context }) => {
    const record = await incidentRecord(context, incident);
    const kept = await newestNameList(context.tx, incident);
    const digest = typeof form['digest'] === 'string' ? form['digest'] : '';
    const refused = async (refusals: readonly Refusal[]) => again(RELEASE, refusals, await releaseData(context, incident));
    if (kept === null || form['read'] !== 'yes') return refused([chronologyRefusals.refusal('CHRONOLOGY_RELEASE_NOT_READ', { field: 'read' })]);
    const signed = await signRelease({ tx: context.tx, now: context.now, by: signedIn(context).id }, record, kept, digest);
    return signed.ok ? redirect(paths.release.to({ incident }), 'Signed. What leaves now is called anonymised, until anything in it changes.') : refused(signed.refusals);
  },
});

/** Word, Excel or CSV, only where nothing holds it. */
export const releaseFilePage = definePage({
  method: 'GET', path: paths.releaseFile, may: 'chronology:write', audits: 'chronology.release-taken', about: aboutIncident,
  handle: async ({ params: { incident, format }, context }) => {
    const wanted = FORMATS.get(format);
    const kept = await newestNameList(context.tx, incident);
    if (wanted === undefined || wanted.kind === 'json' || kept === null) return notFound;
    const now = await releaseNow(context.tx, incident, kept);
    context.reveal(now.read);
    const made = now.kind === 'held' ? now : await releaseFile(now, wanted.kind);
    if (made.kind === 'not-written') return again(RELEASE, made.refusals, await releaseData(context, incident));
    return made.kind === 'held' ? view(RELEASE, await releaseData(context, incident, made.findings)) : file(made.name, wanted.type, made.bytes);
  },
});

async function frame(context: Context, incident: string): Promise<Readonly<Record<string, unknown>>> {
  const record = await incidentRecord(context, incident);
  return { caption: `Incident ${record.reference}`, breadcrumbs: incidentBreadcrumbs(record, { text: 'Combined chronology', href: paths.chronology.to({ incident }) }), names: paths.names.to({ incident }) };
}

async function listData(context: Context, incident: string, typed: Typed, version: number): Promise<Readonly<Record<string, unknown>>> {
  return { ...(await frame(context, incident)), title: 'Names and roles', set: nameListForm, typed, version, action: paths.names.to({ incident }), release: paths.release.to({ incident }) };
}

async function releaseData(context: Context, incident: string, inFile: readonly Finding[] = []): Promise<Readonly<Record<string, unknown>>> {
  const kept = await newestNameList(context.tx, incident);
  const data = { ...(await frame(context, incident)), title: 'Release without names', action: paths.release.to({ incident }) };
  if (kept === null) return { ...data, list: null };
  const now = await releaseNow(context.tx, incident, kept);
  context.reveal(now.read);
  const findings = now.kind === 'held' ? now.findings : inFile;
  const list = { ...kept, by: (await namesOf(context.tx, [kept.by]))(kept.by) };
  if (now.kind === 'held' || findings.length > 0) return { ...data, list, held: findingsInWords(findings, (entry) => paths.entry.to({ incident, entry })) };
  return {
    ...data, list, released: { entries: now.release.entries.map((entry) => ({ ...entry, when: entry.occurred === null ? 'Date not readable' : storedInWords(entry.occurred) })), digest: now.release.digest, standing: now.standing, signed: now.signed },
    files: [['word', 'Word'], ['excel', 'Excel'], ['csv', 'CSV']].map(([format = '', text]) => ({ text, href: paths.releaseFile.to({ incident, format }) })),
  };
}
