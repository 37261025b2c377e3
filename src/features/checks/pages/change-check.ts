import { again, notFound, redirect, view, type Form, type Reply } from '../../../platform/pages/page.ts';
import { checkAnswers, readForm, type QuestionSet, type Typed } from '../../../platform/forms/index.ts';
import { unlessRefused, type Refusal, type Result } from '../../../kernel/result.ts';
import { definePage, type AnyPage, type Context } from '../../access/index.ts';
import { sentenceOf } from '../language/sentence.ts';
import { paths } from '../paths.ts';
import { editForm, fieldOnForm, typedOf, whyForm, withAnswers } from '../versions/edit-form.ts';
import { newestOf, readDraft, writeVersion, type Draft, type Newest } from '../versions/write.ts';
import { outcomesOf, otherwise } from '../versions/cases.ts';
import { aboutArea, areaHeading, areaOf, governing } from './about-area.ts';

const template = { form: 'checks/change.njk', text: 'checks/change-text.njk' } as const;

const textForm: QuestionSet = { id: 'check-text', version: '1', title: 'The check as text', questions: [{ kind: 'long-text', name: 'text', wording: 'The whole check', missing: 'Enter the check', maxLength: 20_000 }] };

/** One of the two ways to change a check: by its parts, or as text. */
interface Way {
  readonly template: string;
  readonly sets: (newest: Newest) => readonly QuestionSet[];
  readonly begin: (newest: Newest) => Typed;
  /** What was typed, as a change; refused in its place. */
  readonly read: (newest: Newest, typed: Typed, context: Context) => Result<Draft>;
}

const byParts: Way = {
  template: template.form,
  sets: ({ check }) => editForm(check),
  begin: ({ check }) => typedOf(check),
  read: (newest, typed, context) => {
    const { check, text } = newest;
    const sets = editForm(check);
    const parts = sets.map((set) => checkAnswers(set, typed, context));
    const refusals = parts.flatMap((part): readonly Refusal[] => (part.ok ? [] : part.refusals));
    const answers = unlessRefused(refusals, () => Object.assign({}, ...parts.map((part) => (part.ok ? part.value : {}))));
    return answers.ok ? readDraft(newest, withAnswers(text, check, answers.value), fieldOnForm) : answers;
  },
};

const asText: Way = {
  template: template.text,
  sets: () => [textForm],
  begin: ({ text }) => ({ text }),
  read: (newest, typed, context) => {
    const checked = checkAnswers(textForm, typed, context);
    return checked.ok ? readDraft(newest, `${String(checked.value['text'])}\n`, () => 'text') : checked;
  },
};

const changePage = definePage({ method: 'GET', path: paths.changeCheck, may: 'live:govern', audits: 'live.form-read', about: aboutArea, handle: ({ params, context }) => opened(context, params.check, byParts) });
const changedPage = definePage({ method: 'POST', path: paths.changeCheck, may: 'live:govern', audits: 'live.version-written', about: aboutArea, handle: ({ params, form, context }) => sent(context, params.check, form, byParts) });
const textPage = definePage({ method: 'GET', path: paths.changeText, may: 'live:govern', audits: 'live.form-read', about: aboutArea, handle: ({ params, context }) => opened(context, params.check, asText) });
const textSentPage = definePage({ method: 'POST', path: paths.changeText, may: 'live:govern', audits: 'live.version-written', about: aboutArea, handle: ({ params, form, context }) => sent(context, params.check, form, asText) });

async function opened(context: Context, id: string, way: Way): Promise<Reply> {
  const newest = await newestOf(governing(context), id);
  return newest === null ? notFound : view(way.template, await changeData(context, newest, way, way.begin(newest)));
}

async function sent(context: Context, id: string, form: Form, way: Way): Promise<Reply> {
  const newest = await newestOf(governing(context), id);
  if (newest === null) return notFound;
  const typed: Typed = { ...Object.assign({}, ...[...way.sets(newest), whyForm].map((set) => readForm(set, form))), accepted: form['accepted'] ?? '', seen: form['seen'] ?? '' };
  const draft = way.read(newest, typed, context);
  const shown = async (refusals: readonly Refusal[]): Promise<Reply> => again(way.template, refusals, await changeData(context, newest, way, typed, draft.ok ? draft.value : undefined));
  if (form['do'] === 'look') return shown(draft.ok ? [] : draft.refusals);
  const why = checkAnswers(whyForm, typed, context);
  if (!draft.ok || !why.ok) return shown([draft, why].flatMap((part): readonly Refusal[] => (part.ok ? [] : part.refusals)));
  const done = await writeVersion(governing(context), newest, draft.value, { from: Number(form['seen']), why: String(why.value['why']), accepted: form['accepted'] === 'yes' });
  if (!done.ok) return shown(done.refusals);
  return redirect(paths.checkVersion.to({ partnership: areaOf(context), check: id, version: String(done.value) }), `Version ${done.value} is kept. It asks nothing yet: try it, and then another safeguarding partner can switch it on.`);
}

async function changeData(context: Context, newest: Newest, way: Way, typed: Typed, draft?: Draft): Promise<Readonly<Record<string, unknown>>> {
  const { check } = newest;
  const partnership = areaOf(context);
  const { breadcrumbs, ...heading } = await areaHeading(context, `Change ${check.id}: ${check.name}`);
  const at = { partnership, check: check.id };
  const now = draft?.check ?? check;
  const outcomes = draft?.outcomes ?? outcomesOf(check);
  return {
    ...heading, breadcrumbs: [...[breadcrumbs].flat().slice(0, -1), { text: check.id, href: paths.areaCheck.to(at) }, { text: 'Change it' }],
    sets: way.sets(newest), whyForm, typed, seen: typed['seen'] ?? check.version, looked: draft !== undefined, sentence: sentenceOf(now), words: now.words.fired, cases: outcomes.length, otherwise: otherwise(outcomes),
    action: (way === asText ? paths.changeText : paths.changeCheck).to(at), other: (way === asText ? paths.changeCheck : paths.changeText).to(at),
  };
}

export const changePages: readonly AnyPage[] = [changePage, changedPage, textPage, textSentPage];
