import type { Refusal } from '../../../kernel/result.ts';
import { view } from '../../../platform/pages/page.ts';
import { definePage, may, type Context } from '../../access/index.ts';
import { agencyInWords, readKnownTo, type Knowledge } from '../../events/index.ts';
import { aboutIncident, incidentBreadcrumbs, listRequests } from '../../incidents/index.ts';
import { askedBySource } from '../api/asked.ts';
import { personToken } from '../people/index.ts';
import { drawPicture } from '../picture/draw.ts';
import type { PictureLinks } from '../picture/picture.ts';
import { paths } from '../paths.ts';
import { daysOfChange, serviceInWords, servicesIn, serviceText } from '../replay/index.ts';
import { readEntries, type EntryLine } from '../store/entries.ts';
import { listJudgements, listNotes, type Judgement, type Note } from '../store/beside.ts';
import { listSources, type Source, type SourceId } from '../store/sources.ts';
import { readingOutcomes, type ReadingOutcome } from '../store/readings.ts';
import { listEpisodes } from '../store/episodes.ts';
import { queryOf, type Asked } from '../view/filter.ts';
import { childrenBorn } from '../view/born.ts';
import { silencesOf } from '../view/silence-of.ts';
import { personInWords, sentence, silenceWords } from '../view/silence-words.ts';
import { episodeBars, startedBy } from '../view/episodes.ts';
import { momentsNoted } from '../view/moments.ts';
import { noteWords } from '../view/note-words.ts';
import { pageLinks, SHOWN } from '../view/page-links.ts';
import { pictureOf } from '../view/picture-of.ts';
import { rowOf, type Row } from '../view/row.ts';
import { replayedOf, type KnownOn, type Standings } from '../view/standing.ts';
import { typeInWords } from '../view/lasting.ts';
import { whoTold } from '../view/who.ts';
import { askedFor } from './asked-for.ts';
import { incidentRecord } from './on-incident.ts';

/** The combined chronology: the picture, the table, and what was known when. */
export const chronologyPage = definePage({
  method: 'GET', path: paths.chronology, may: 'chronology:read', audits: 'chronology.read', about: aboutIncident,
  handle: ({ params: { incident }, query, context }) => chronologyShown(context, incident, query),
});

/** The page; `more` says why something that was asked of it could not be done. */
export async function chronologyShown(context: Context, incident: string, query: Readonly<Record<string, string | undefined>>, more: readonly Refusal[] = []) {
  const record = await incidentRecord(context, incident);
  const { asked, refusals, everything, narrowed, lines, knownOn, standings } = await askedFor(context.tx, incident, query);
  const sources = await listSources(context.tx, incident);
  const notes = await listNotes(context.tx, incident);
  const table = await tableOf(context, incident, lines, asked, standings, notes);
  // What was said by then is silent otherwise than what is said now; a filter makes no silence.
  const saidByThen = standings === undefined ? everything : everything.filter(({ id }) => standings.has(id));
  const silence = silencesOf(saidByThen);
  const picture = pictureOf(narrowed, { moments: momentsNoted(notes, lines), episodes: startedBy(episodeBars(await listEpisodes(context.tx, incident)), knownOn?.on), children: childrenBorn(record.acts, everything), silence }, standings, knownOn?.on);
  return {
    ...view('chronology/chronology.njk', {
      title: 'Combined chronology', caption: `Incident ${record.reference}`, breadcrumbs: incidentBreadcrumbs(record),
      asked, choices: choicesOf(saidByThen, everything), counts: countsOf(lines, everything, sources), waiting: filesOf(incident, sources, await askedBySource(context.tx, incident), await readingOutcomes(context.tx, incident, sources.flatMap(({ id, standing }) => (standing === 'waiting' ? id : [])))),
      knownOn: knownOn === null ? null : inWords(knownOn, everything, narrowed, standings, asked), ...table,
      picture: picture === null ? null : { svg: drawPicture(picture, pictureLinks(incident, everything)), description: picture.description },
      silence: everything.length === 0 ? null : silenceWords(everything, silence, sources, await listRequests(context.tx, incident)), entryAt: paths.entry.to({ incident, entry: '' }), silentFrom: silence.least,
      clearAt: paths.chronology.to({ incident }), may: { write: may(context.actor, 'chronology:write', context.scope ?? undefined) },
      at: { add: paths.add.to({ incident }), type: paths.typeEntry.to({ incident }), pairs: paths.pairs.to({ incident }), whoKnew: paths.whoKnew.to({ incident }), episodes: paths.episodes.to({ incident }), enquiries: paths.enquiries.to({ incident }), release: paths.release.to({ incident }), forAgency: paths.forAgency.to({ incident }), people: paths.people.to({ incident }), takeOut: takeOutAddresses(incident, asked) },
    }),
    refusals: [...refusals, ...more],
  };
}

function pictureLinks(incident: string, lines: readonly EntryLine[]): PictureLinks {
  const agencies = new Map(lines.map((line) => [whoTold(line), line.agency]));
  // Relative to this very page, because thousands of whole addresses would be half of what is sent.
  const entries = paths.entry.to({ incident, entry: '' }).slice(paths.chronology.to({ incident }).lastIndexOf('/') + 1);
  return {
    entry: (entry) => `${entries}${entry}`,
    days: (lane, from, to) => `?${new URLSearchParams({ agency: agencies.get(lane) ?? '', from, to }).toString()}#entries-heading`,
  };
}

function takeOutAddresses(incident: string, asked: Asked): readonly object[] {
  const query = queryOf(asked, {});
  return [['word', 'Word'], ['excel', 'Excel'], ['csv', 'CSV'], ['json', 'JSON']].map(([format = '', text]) => ({ text, href: `${paths.takeOut.to({ incident, format })}${query}` }));
}

async function tableOf({ tx, reveal }: Context, incident: string, lines: readonly EntryLine[], asked: Asked, standings: Standings | undefined, notes: readonly Note[]): Promise<object> {
  const pages = Math.max(1, Math.ceil(lines.length / SHOWN));
  const page = Math.min(asked.page, pages);
  const shown = lines.slice((page - 1) * SHOWN, page * SHOWN);
  const whole = new Map((await readEntries(tx, shown.map(({ id }) => id))).map((entry) => [entry.id, entry]));
  reveal(shown.map(({ id }) => id));
  const same = sameAs(await listJudgements(tx, incident), lines, incident);
  const rows = shown.flatMap(({ id }): readonly Row[] => {
    const entry = whole.get(id);
    if (entry === undefined) return [];
    return [{ ...rowOf(entry, paths.entry.to({ incident, entry: id }), standings), notes: notes.filter(({ entryId }) => entryId === id).map(({ kind, words }) => ({ kind: noteWords[kind], words })), sameAs: same.get(id) ?? [] }];
  });
  return { rows, paging: pageLinks(page, pages, (to) => `${paths.chronology.to({ incident })}${queryOf(asked, { page: to })}`), first: (page - 1) * SHOWN + 1, last: (page - 1) * SHOWN + rows.length };
}

/** For each entry, the others that a person has said tell the same event. */
function sameAs(judgements: readonly Judgement[], lines: readonly EntryLine[], incident: string): ReadonlyMap<string, Row['sameAs']> {
  const agencies = new Map<string, string>(lines.map((line) => [line.id, whoTold(line)]));
  const links = new Map<string, { href: string; agency: string }[]>();
  for (const { pair: [a, b], said } of judgements) {
    if (said !== 'same') continue;
    for (const [from, to] of [[a, b], [b, a]] as const) {
      const agency = agencies.get(to);
      if (agency !== undefined) links.set(from, [...(links.get(from) ?? []), { href: paths.entry.to({ incident, entry: to }), agency }]);
    }
  }
  return links;
}

/** What can be asked for. Whose knowledge, of everything; agencies and kinds, of what is shown, because a kind alone would tell what was still to come. */
function choicesOf(lines: readonly EntryLine[], everything: readonly EntryLine[]): object {
  // By its words, because entries that were typed name an agency otherwise than those of its file.
  const agencies = [...new Map(lines.map(({ agency }) => [agencyInWords(agency), agency])).values()].filter((agency) => agency !== '');
  const types = [...new Set(lines.flatMap(({ eventType }) => eventType ?? []))];
  const services = servicesIn(knownOnce(everything));
  return {
    agencies: agencies.map((value) => ({ value, text: agencyInWords(value) })).toSorted(byText),
    persons: [...new Map([...new Set(lines.flatMap(({ persons }) => persons))].map((name) => [personToken(name), name]))].map(([value, name]) => ({ value, text: sentence(personInWords(name)) })).toSorted(byText),
    types: types.map((value) => ({ value, text: typeInWords(value) ?? value })).toSorted(byText),
    services: services.map((service) => ({ value: serviceText(service), text: serviceInWords(service) })).toSorted(byText),
  };
}

/** Who knew, each service once: thousands of entries name the same few, and their dates are not asked for here. */
function knownOnce(lines: readonly EntryLine[]): readonly Knowledge[] {
  const once = new Map<string, string>();
  for (const { knownTo } of lines) for (const part of knownTo.split(';')) {
    const service = part.slice(0, part.indexOf('='));
    if (service !== '' && !once.has(service)) once.set(service, part);
  }
  const read = readKnownTo([...once.values()].join(';'));
  return read.ok ? read.value : replayedOf(lines).flatMap(({ knownTo }) => knownTo);
}

function byText(a: { readonly text: string }, b: { readonly text: string }): number {
  return a.text.localeCompare(b.text, 'en-GB');
}

function countsOf(lines: readonly EntryLine[], everything: readonly EntryLine[], sources: readonly Source[]): object {
  return {
    shown: lines.length, all: everything.length, agencies: new Set(everything.map(whoTold)).size,
    files: sources.filter(({ kind, standing }) => kind === 'file' && standing === 'taken-in').length, undated: everything.filter(({ occurred }) => occurred === null).length,
  };
}

/** What still waits for a person comes first, and of that what has rows that need one. */
function filesOf(incident: string, sources: readonly Source[], asked: ReadonlyMap<string, number>, readings: ReadonlyMap<SourceId, ReadingOutcome>): readonly object[] {
  return sources.filter(({ kind }) => kind !== 'typed').map(({ id, kind, fileName, agency, standing, entries }) => {
    const waits = standing === 'waiting';
    const read = waits ? readings.get(id) : undefined;
    return {
      href: (kind === 'file' ? paths.source : paths.fromSystem).to({ incident, source: id }), fileName: fileName ?? 'sent by its own system', agency: agencyInWords(agency), standing,
      waits, nothing: read?.entries === 0, entries: read?.entries ?? entries, asked: read?.problems.length ?? asked.get(id) ?? 0,
    };
  }).toSorted((a, b) => Number(b.waits) - Number(a.waits) || (a.waits ? Number(b.asked > 0) - Number(a.asked > 0) : 0));
}

/** What replay shows, and the days on which it would show more. */
function inWords({ on, service }: KnownOn, everything: readonly EntryLine[], lines: readonly EntryLine[], standings: Standings | undefined, asked: Asked): object {
  const days = daysOfChange(replayedOf(everything), service);
  const link = (day: string | undefined) => (day === undefined ? null : { day, href: queryOf(asked, { known: day }) });
  const count = (standing: string) => lines.filter(({ id }) => standings?.get(id)?.standing === standing).length;
  return {
    on, whose: service === undefined ? 'any agency' : serviceInWords(service), known: count('known'), possible: count('possible'), others: count('others'), notSaid: count('not-said'),
    earlier: link(days.findLast((day) => day < on)), later: link(days.find((day) => day > on)),
  };
}
