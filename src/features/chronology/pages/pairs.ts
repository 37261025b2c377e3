import type { Refusal } from '../../../kernel/result.ts';
import { again, redirect, view, type Form } from '../../../platform/pages/page.ts';
import { definePage, may, signedIn, type Context } from '../../access/index.ts';
import { aboutIncident, incidentBreadcrumbs, namesOf } from '../../incidents/index.ts';
import { paths } from '../paths.ts';
import { chronologyRefusals } from '../refusals.ts';
import { proposePairs, type ProposedPair } from '../same-event/index.ts';
import { addJudgement, holdBeside, listJudgements, type JudgedPair, type Said } from '../store/beside.ts';
import { listEntries, readEntries, type EntryLine, type StoredEntry } from '../store/entries.ts';
import { comparedOf } from '../view/compared.ts';
import { readAsked } from '../view/filter.ts';
import { pageLinks } from '../view/page-links.ts';
import { rowOf } from '../view/row.ts';
import { incidentRecord } from './on-incident.ts';

const template = 'chronology/pairs.njk';
/** A person judges a few at a time; the surest come first. */
const SHOWN = 20;

/** Entries of different agencies that may tell the same event, side by side. A person says; both accounts stay. */
export const pairsPage = definePage({
  method: 'GET', path: paths.pairs, may: 'chronology:read', audits: 'chronology.pairs-read', about: aboutIncident,
  handle: async ({ params: { incident }, query, context }) => view(template, await shown(context, incident, pageOf(query))),
});

export const judgedPage = definePage({
  method: 'POST', path: paths.pairs, may: 'chronology:write', audits: 'chronology.pair-judged', about: aboutIncident,
  handle: async ({ params: { incident }, query, form, context }) => {
    const record = await incidentRecord(context, incident);
    const [a, b, said, note] = ['a', 'b', 'said', 'note'].map((name) => text(form, name));
    const known = new Set<string>((await listEntries(context.tx, incident)).map(({ id }) => id));
    if (a === undefined || b === undefined || a === b || !known.has(a) || !known.has(b) || !isSaid(said ?? '')) {
      return again(template, [chronologyRefusals.refusal('CHRONOLOGY_PAIR_NOT_JUDGED', { field: 'said' })], await shown(context, incident, pageOf(query)));
    }
    const given: Given = { pair: [a, b], said: parseSaid(said ?? ''), note: (note ?? '').slice(0, 2000), seen: text(form, 'seen') };
    await holdBeside(context.tx, incident);
    const before = (await listJudgements(context.tx, incident)).find(({ pair }) => pair.includes(a) && pair.includes(b));
    const refusal = before === undefined ? undefined : notToBeChanged(before, given);
    if (refusal !== undefined) return again(template, [refusal], await shown(context, incident, pageOf(query), given));
    if (before === undefined || given.seen === before.id) await addJudgement(context.tx, record, given.pair, given.said, given.note, signedIn(context).id, laterThan(before, context.now));
    return redirect(`${paths.pairs.to({ incident })}${atPage(pageOf(query))}`, 'Kept. Both accounts stay as they are.');
  },
});

/** What a person says of a pair; `seen` is the judgement that they saw, empty where they saw none. */
interface Given {
  readonly pair: readonly [string, string];
  readonly said: Said;
  readonly note: string;
  readonly seen: string;
}

/** Why what was said of a pair stays as it is. What was sent twice is not refused: it stands already. */
function notToBeChanged(before: JudgedPair, { said, note, seen }: Given): Refusal | undefined {
  const twice = before.said === said && (seen === '' || (before.note === note && before.earlier[0]?.id === seen));
  if (seen !== before.id) return twice ? undefined : chronologyRefusals.refusal('CHRONOLOGY_PAIR_JUDGED_ALREADY');
  if (before.said === said) return chronologyRefusals.refusal('CHRONOLOGY_NOTHING_CHANGED', { field: `said-${seen}` });
  return note === '' ? chronologyRefusals.refusal('CHRONOLOGY_REASON_MISSING', { field: `why-${seen}` }) : undefined;
}

// The newest counts, so a change is never dated before what it changes, whatever the clocks of two servers say.
function laterThan(before: JudgedPair | undefined, now: Date): Date {
  return before === undefined || before.at < now ? now : new Date(before.at.getTime() + 1);
}

async function shown(context: Context, incident: string, page: number, typed?: Given): Promise<Readonly<Record<string, unknown>>> {
  const record = await incidentRecord(context, incident);
  const lines = await listEntries(context.tx, incident);
  const here = new Set<string>(lines.map(({ id }) => id));
  const judgements = (await listJudgements(context.tx, incident)).filter(({ pair }) => pair.every((id) => here.has(id)));
  const judged = new Set(judgements.map(({ pair }) => pair.join(' ')));
  const open = pairsOf(lines).filter(({ pair: [a, b] }) => !judged.has([a, b].toSorted().join(' ')));
  const pages = Math.max(1, Math.ceil(judgements.length / SHOWN));
  const at = Math.min(page, pages);
  const said = judgements.slice((at - 1) * SHOWN, at * SHOWN);
  const whole = new Map<string, StoredEntry>((await readEntries(context.tx, [...open.slice(0, SHOWN), ...said].flatMap(({ pair }) => pair))).map((entry) => [entry.id, entry]));
  context.reveal(whole.keys());
  const nameOf = await namesOf(context.tx, said.flatMap(({ by, earlier }) => [by, ...earlier.map((one) => one.by)]));
  const pairs = open.slice(0, SHOWN).flatMap(({ pair, reasons }) => sideBySide(incident, whole, pair).map((sides) => ({ ...sides, reasons })));
  const told = said.flatMap((one) => sideBySide(incident, whole, one.pair).map((sides) => ({ ...sides, ...one, forms: [one, ...one.earlier].map((form) => ({ ...form, by: nameOf(form.by) })) })));
  const address = paths.pairs.to({ incident });
  return {
    title: 'The same event told twice?', caption: `Incident ${record.reference}`, breadcrumbs: incidentBreadcrumbs(record, { text: 'Combined chronology', href: paths.chronology.to({ incident }) }),
    pairs, told, typed, open: open.length, judged: judged.size, action: `${address}${atPage(at)}`, paging: pageLinks(at, pages, (to) => `${address}${atPage(to)}`), writes: may(context.actor, 'chronology:write', context.scope ?? undefined),
  };
}

function pageOf(query: Readonly<Record<string, string | undefined>>): number {
  return readAsked(query).page;
}

function atPage(page: number): string {
  return page > 1 ? `?page=${page}` : '';
}

function sideBySide(incident: string, whole: ReadonlyMap<string, StoredEntry>, [a, b]: readonly [string, string]) {
  const [one, other] = [whole.get(a), whole.get(b)];
  if (one === undefined || other === undefined) return [];
  return [{ sides: [one, other].map((entry) => rowOf(entry, paths.entry.to({ incident, entry: entry.id }), undefined)), compared: comparedOf([one, other]) }];
}

/** What the table of entries holds, as far as accounts are compared by it. */
function pairsOf(lines: readonly EntryLine[]): readonly ProposedPair[] {
  return proposePairs(lines.map(({ id, agency, area, occurred, told, eventType, persons }) => ({ id, agency, area, occurred, text: told, persons, ...(eventType === null ? {} : { event_type: eventType }) })));
}

const SAID: ReadonlySet<string> = new Set(['same', 'different', 'cannot_tell']);

function isSaid(text: string): boolean {
  return SAID.has(text);
}

function parseSaid(text: string): Said {
  return text as Said;
}

function text(form: Form, name: string): string {
  const value = form[name];
  return typeof value === 'string' ? value.trim() : '';
}
