import type { Refusal } from '../../../../kernel/result.ts';
import { checkAnswers, type Question, type Typed } from '../../../../platform/forms/index.ts';
import { again, notFound, redirect, view, type Form } from '../../../../platform/pages/page.ts';
import { definePage, type Context } from '../../../access/index.ts';
import { childrenIn } from '../../considering/children-typed.ts';
import { act, draftOf } from '../../commands/act.ts';
import { keepDraft, type SentForm } from '../../commands/keep-draft.ts';
import { factsFrom, factsParts, typedFacts, wholeSet } from '../../considering/considered-form.ts';
import { MOST_CHILDREN } from '../../pathway/facts.ts';
import { paths } from '../../paths.ts';
import { refusal } from '../../refusals.ts';
import { findDraft } from '../../store/index.ts';
import { transitions } from '../../pathway/transitions.ts';
import { factChanges } from '../../pathway/words-of-facts.ts';
import { aboutIncident } from '../about.ts';
import { doing } from '../doing.ts';
import { draftAgain, draftOpened, otherVersion, sentForm, type DraftShown, type OtherVersion } from './drafted.ts';
import { readFacts, withChildrenChanged } from './facts-typed.ts';
import { aroundForm } from './loaded.ts';
import { recorded, type Recorded } from '../recorded.ts';

const template = 'incidents/considering/facts.njk';
const form = draftOf('facts_corrected');

const reason: Question = {
  kind: 'long-text', name: 'reason', wording: 'Why are the facts being corrected?', missing: transitions.facts_corrected.missing, maxLength: 4000,
  hint: 'For example, what came to be known, and from whom',
};

export const factsPage = definePage({
  method: 'GET', path: paths.correctFacts, may: 'incident:consider', audits: 'incident.form-read', about: aboutIncident,
  handle: async ({ params, context: { tx } }) => {
    const found = await recorded(tx, params.incident);
    if (found === null) return notFound;
    const draft = await findDraft(tx, found.record.id, form);
    const typed = draft?.typed ?? { ...typedFacts(found.incident.facts), based: String(timesStated(found)) };
    return view(template, data(found, typed, draftOpened(found.record.id, form, draft)));
  },
});

export const correctFactsPage = definePage({
  method: 'POST', path: paths.correctFacts, may: 'incident:consider', audits: 'incident.facts-corrected', about: aboutIncident,
  handle: async ({ params, form: posted, context }) => {
    const found = await recorded(context.tx, params.incident);
    if (found === null) return notFound;
    const typed = readCorrection(posted);
    const changed = withChildrenChanged(posted, typed);
    const sent = sentForm(posted, changed?.typed ?? typed);
    const kept = await keepDraft(doing(context), found.record.id, form, sent);
    if (!kept.kept) {
      const other = kept.other === null ? undefined : await otherVersion(context.tx, setFor(sent.typed), sent.typed, kept.other);
      return shownAgain(found, sent, kept.other?.version ?? 0, { refusals: [other === undefined ? refusal('ANSWERS_CHANGED') : refusal('DRAFT_CHANGED', { field: 'other-version' })], ...(other === undefined ? {} : { other }) });
    }
    if (changed !== undefined) return redirect(`${paths.correctFacts.to(params)}${changed.goTo}`);
    if (posted['do'] === 'save') return redirect(paths.incident.to(params), 'Your answers are saved. The corrected facts are not recorded yet');
    if (sent.typed['based'] !== String(timesStated(found))) return correctedMeanwhile(found, sent, kept.version, context);
    const refusals = await correct(found, sent.typed, context);
    if (refusals.length === 0) return redirect(paths.incident.to(params), transitions.facts_corrected.done);
    return shownAgain(found, sent, kept.version, { refusals });
  },
});

/** What was typed into the form, and on which statement of the facts it builds. */
export function readCorrection(posted: Form): Typed {
  return { ...readFacts(posted, factsParts, [reason]), based: String(posted['based'] ?? '') };
}

async function correct({ record, incident }: Recorded, typed: Typed, context: Context): Promise<readonly Refusal[]> {
  const answers = checkAnswers(setFor(typed), typed, context);
  if (!answers.ok) return answers.refusals;
  const facts = factsFrom(answers.value, childrenIn(typed));
  if (factChanges(incident.facts, facts).length === 0) return [refusal('NOTHING_CORRECTED')];
  const done = await act(doing(context), record.id, { kind: 'facts_corrected', data: { facts, reason: String(answers.value['reason'] ?? '') } });
  return done.ok ? [] : done.refusals;
}

/** The facts were corrected by somebody else after this form was opened: both are shown, and the next press builds on theirs. */
async function correctedMeanwhile(found: Recorded, sent: SentForm, seen: number, { tx }: Context) {
  const last = found.record.acts.findLast(({ kind }) => kind === 'considered' || kind === 'facts_corrected');
  const typed = { ...sent.typed, based: String(timesStated(found)) };
  const theirs = last === undefined ? undefined : await otherVersion(tx, setFor(typed), { ...typed, reason: '' }, { typed: typedFacts(found.incident.facts), version: 1, savedAt: new Date(last.at), savedBy: last.by });
  return shownAgain(found, { ...sent, typed }, seen, { refusals: [refusal('FACTS_CHANGED', { field: 'other-version' })], ...(theirs === undefined ? {} : { other: theirs }) });
}

function shownAgain(found: Recorded, sent: SentForm, seen: number, { refusals, other }: { readonly refusals: readonly Refusal[]; readonly other?: OtherVersion }) {
  return again(template, refusals, { ...data(found, sent.typed, draftAgain(found.record.id, form, sent, seen)), ...(other === undefined ? {} : { other }) });
}

function setFor(typed: Typed) {
  const set = wholeSet(factsParts(childrenIn(typed)));
  return { ...set, questions: [...set.questions, reason] };
}

/** How often the facts have been stated: once when it was recorded, and once for each correction. */
function timesStated({ record }: Recorded): number {
  return record.acts.filter(({ kind }) => kind === 'considered' || kind === 'facts_corrected').length;
}

function data(found: Recorded, typed: Typed, draft: DraftShown): Readonly<Record<string, unknown>> {
  const children = childrenIn(typed);
  return {
    ...aroundForm(found, 'facts_corrected'), typed, draft, children, parts: factsParts(children), mayAdd: children < MOST_CHILDREN, most: MOST_CHILDREN,
    reason: { id: 'correction', version: '2026-11', title: 'The correction', questions: [reason] },
  };
}
