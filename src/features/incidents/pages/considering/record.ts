import type { Refusal } from '../../../../kernel/result.ts';
import { again, notFound, redirect, view, type Asked, type Reply } from '../../../../platform/pages/page.ts';
import { freeze, checkAnswers, type Typed } from '../../../../platform/forms/index.ts';
import { definePage, seatsWith, signedIn, type Context } from '../../../access/index.ts';
import { draftOf } from '../../commands/act.ts';
import { consider, open, readConsidered } from '../../commands/consider.ts';
import { keepDraft, type Kept, type SentForm } from '../../commands/keep-draft.ts';
import { childrenIn } from '../../considering/children-typed.ts';
import { MOST_CHILDREN } from '../../pathway/facts.ts';
import { consideredParts, wholeSet } from '../../considering/considered-form.ts';
import { paths } from '../../paths.ts';
import { refusal } from '../../refusals.ts';
import { findDraft, findIncident, type IncidentRecord } from '../../store/index.ts';
import { transitions } from '../../pathway/transitions.ts';
import { aboutIncident } from '../about.ts';
import { doing } from '../doing.ts';
import { draftAgain, draftOpened, otherVersion, sentForm, type DraftShown } from './drafted.ts';
import { readFacts, withChildrenChanged } from './facts-typed.ts';

const formTemplate = 'incidents/considering/record.njk';
const checkTemplate = 'incidents/considering/check.njk';
const form = draftOf('considered');

/** Opens an incident in the partnership whose button was pressed, or in the only one where the person may, and goes to its form. */
export const openPage = definePage({
  method: 'POST', path: paths.log, may: 'incident:consider', audits: 'incident.opened',
  handle: async ({ form: posted, context }) => {
    const places = new Set(seatsWith(signedIn(context), 'incident:consider').flatMap((seat) => seat.partnershipId ?? []));
    const [only] = places.size === 1 ? places : [];
    const partnershipId = posted['partnership'] === undefined ? only : [...places].find((each) => each === posted['partnership']);
    if (partnershipId === undefined) return notFound;
    const incident = await open(doing(context), partnershipId);
    context.reveal([incident]);
    return redirect(paths.consider.to({ incident }));
  },
});

export const recordForm = definePage({
  method: 'GET', path: paths.consider, may: 'incident:consider', audits: 'incident.form-read', about: aboutIncident,
  handle: async ({ params: { incident }, context: { tx } }) => {
    const record = await findIncident(tx, incident);
    if (record === null) return notFound;
    if (record.acts.length > 0) return alreadyRecorded(record);
    const draft = await findDraft(tx, incident, form);
    return view(formTemplate, formData(record, draft?.typed ?? {}, draftOpened(incident, form, draft)));
  },
});

export const recordPost = definePage({
  method: 'POST', path: paths.consider, may: 'incident:consider', audits: 'incident.draft-saved', about: aboutIncident,
  handle: async (asked) => {
    const record = await findIncident(asked.context.tx, asked.params.incident);
    if (record === null) return notFound;
    if (record.acts.length > 0) return alreadyRecorded(record);
    const typed = readFacts(asked.form, consideredParts);
    const changed = withChildrenChanged(asked.form, typed);
    const sent = sentForm(asked.form, changed?.typed ?? typed);
    const kept = await keepDraft(doing(asked.context), record.id, form, sent);
    if (!kept.kept) return showBoth(asked, record, sent, kept);
    if (changed !== undefined) return redirect(`${paths.consider.to({ incident: record.id })}${changed.goTo}`);
    return asked.form['do'] === 'save' ? savedForLater(record) : goOn(asked, record, sent, kept.version);
  },
});

export const checkPage = definePage({
  method: 'GET', path: paths.checkConsidered, may: 'incident:consider', audits: 'incident.form-read', about: aboutIncident,
  handle: async ({ params: { incident }, context }) => checkAgain(context, incident, []),
});

export const considerPage = definePage({
  method: 'POST', path: paths.checkConsidered, may: 'incident:consider', audits: 'incident.considered', about: aboutIncident,
  handle: async ({ params: { incident }, form: posted, context }) => {
    const done = await consider(doing(context), incident, Number(posted['seen']));
    if (!done.ok) return checkAgain(context, incident, done.refusals);
    return redirect(paths.incident.to({ incident }), transitions.considered.done);
  },
});

function goOn({ context }: Asked<string, Context>, record: IncidentRecord, sent: SentForm, seen: number): Reply {
  const command = readConsidered(sent.typed, context);
  if (command.ok) return redirect(paths.checkConsidered.to({ incident: record.id }));
  return again(formTemplate, command.refusals, formData(record, sent.typed, draftAgain(record.id, form, sent, seen)));
}

async function showBoth({ context: { tx } }: Asked<string, Context>, record: IncidentRecord, sent: SentForm, { other }: Extract<Kept, { kept: false }>): Promise<Reply> {
  if (other === null) return alreadyRecorded(record);
  const set = wholeSet(consideredParts(Math.max(childrenIn(sent.typed), childrenIn(other.typed))));
  return again(formTemplate, [refusal('DRAFT_CHANGED', { field: 'other-version' })], {
    ...formData(record, sent.typed, draftAgain(record.id, form, sent, other.version)), other: await otherVersion(tx, set, sent.typed, other),
  });
}

async function checkAgain({ tx, now }: Context, incident: string, refusals: readonly Refusal[]): Promise<Reply> {
  const [record, draft] = [await findIncident(tx, incident), await findDraft(tx, incident, form)];
  if (record === null) return notFound;
  if (record.acts.length > 0) return alreadyRecorded(record);
  const change = paths.consider.to({ incident });
  if (draft === null || !readConsidered(draft.typed, { now }).ok) return redirect(change);
  const parts = consideredParts(childrenIn(draft.typed)).map(({ set, title }) => {
    const answers = checkAnswers(set, draft.typed, { now });
    return { title, frozen: answers.ok ? freeze(set, answers.value) : [] };
  });
  const data = { title: 'Check your answers', caption: caption(record), parts, change, seen: draft.version, button: transitions.considered.button, back: { text: 'Back', href: change } };
  return refusals.length === 0 ? view(checkTemplate, data) : again(checkTemplate, refusals, data);
}

function formData(record: IncidentRecord, typed: Typed, draft: DraftShown): Readonly<Record<string, unknown>> {
  const children = childrenIn(typed);
  return {
    title: 'Record an incident', caption: caption(record), typed, draft, children, parts: consideredParts(children),
    mayAdd: children < MOST_CHILDREN, most: MOST_CHILDREN, back: { text: 'Back to the log', href: paths.log.to() },
  };
}

function savedForLater({ reference }: IncidentRecord): Reply {
  return redirect(paths.log.to(), `Incident ${reference} is saved and not yet recorded. You or a colleague can go on with it from here`);
}

function alreadyRecorded({ id, reference }: IncidentRecord): Reply {
  return redirect(paths.incident.to({ incident: id }), `Incident ${reference} has been recorded. To change what was recorded, correct the facts`);
}

function caption({ reference }: IncidentRecord): string {
  return `Incident ${reference}`;
}
