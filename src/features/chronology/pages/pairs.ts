import { again, redirect, view, type Form } from '../../../platform/pages/page.ts';
import { definePage, may, signedIn, type Context } from '../../access/index.ts';
import { aboutIncident, incidentBreadcrumbs } from '../../incidents/index.ts';
import { paths } from '../paths.ts';
import { chronologyRefusals } from '../refusals.ts';
import { proposePairs, type ProposedPair } from '../same-event/index.ts';
import { addJudgement, holdBeside, listJudgements, type Said } from '../store/beside.ts';
import { listEntries, readEntries, type EntryLine, type StoredEntry } from '../store/entries.ts';
import { comparedOf } from '../view/compared.ts';
import { rowOf } from '../view/row.ts';
import { incidentRecord } from './on-incident.ts';

const template = 'chronology/pairs.njk';
/** A person judges a few at a time; the surest come first. */
const SHOWN = 20;

/** Entries of different agencies that may tell the same event, side by side. A person says; both accounts stay. */
export const pairsPage = definePage({
  method: 'GET', path: paths.pairs, may: 'chronology:read', audits: 'chronology.pairs-read', about: aboutIncident,
  handle: async ({ params: { incident }, context }) => view(template, await shown(context, incident)),
});

export const judgedPage = definePage({
  method: 'POST', path: paths.pairs, may: 'chronology:write', audits: 'chronology.pair-judged', about: aboutIncident,
  handle: async ({ params: { incident }, form, context }) => {
    const record = await incidentRecord(context, incident);
    const [a, b, said, note] = ['a', 'b', 'said', 'note'].map((name) => text(form, name));
    const known = new Set<string>((await listEntries(context.tx, incident)).map(({ id }) => id));
    if (a === undefined || b === undefined || a === b || !known.has(a) || !known.has(b) || !isSaid(said ?? '')) {
      return again(template, [chronologyRefusals.refusal('CHRONOLOGY_PAIR_NOT_JUDGED', { field: 'said' })], await shown(context, incident));
    }
    await holdBeside(context.tx, incident);
    const before = (await listJudgements(context.tx, incident)).find(({ pair }) => pair.includes(a) && pair.includes(b));
    if (before !== undefined && before.said !== said) return again(template, [chronologyRefusals.refusal('CHRONOLOGY_PAIR_JUDGED_ALREADY')], await shown(context, incident));
    if (before === undefined) await addJudgement(context.tx, record, [a, b], parseSaid(said ?? ''), (note ?? '').slice(0, 2000), signedIn(context).id, context.now);
    return redirect(paths.pairs.to({ incident }), 'Kept. Both accounts stay as they are.');
  },
});

async function shown(context: Context, incident: string): Promise<Readonly<Record<string, unknown>>> {
  const record = await incidentRecord(context, incident);
  const lines = await listEntries(context.tx, incident);
  const judgements = await listJudgements(context.tx, incident);
  const judged = new Set(judgements.map(({ pair }) => pair.join(' ')));
  const open = pairsOf(lines).filter(({ pair: [a, b] }) => !judged.has([a, b].toSorted().join(' ')));
  const same = judgements.filter(({ said }) => said === 'same').toReversed();
  const whole = new Map<string, StoredEntry>((await readEntries(context.tx, [...open.slice(0, SHOWN), ...same.slice(0, SHOWN)].flatMap(({ pair }) => pair))).map((entry) => [entry.id, entry]));
  context.reveal(whole.keys());
  const pairs = open.slice(0, SHOWN).flatMap(({ pair, reasons }) => sideBySide(incident, whole, pair).map((sides) => ({ ...sides, reasons })));
  const confirmed = same.slice(0, SHOWN).flatMap(({ pair, note }) => sideBySide(incident, whole, pair).map((sides) => ({ ...sides, note })));
  return {
    title: 'The same event told twice?', caption: `Incident ${record.reference}`, breadcrumbs: incidentBreadcrumbs(record, { text: 'Combined chronology', href: paths.chronology.to({ incident }) }),
    pairs, confirmed, open: open.length, judged: judged.size, action: paths.pairs.to({ incident }), writes: may(context.actor, 'chronology:write', context.scope ?? undefined),
  };
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
