import { randomUUID } from 'node:crypto';
import { readForm, summaryRows, type Question, type QuestionSet, type Typed } from '../../../../platform/forms/index.ts';
import type { Tx } from '../../../../platform/database/index.ts';
import { dayAndTimeInWords } from '../../../../platform/pages/words.ts';
import type { Form } from '../../../../platform/pages/page.ts';
import type { SentForm } from '../../commands/keep-draft.ts';
import { paths } from '../../paths.ts';
import type { Draft } from '../../store/index.ts';
import { namesOf } from '../../store/people.ts';

/** What a template needs to save a form as it is filled in. */
export interface DraftShown {
  readonly saveAt: string;
  readonly seen: number;
  readonly copy: string;
}

/** What somebody else saved in between, where it differs from what was sent. */
export interface OtherVersion {
  readonly by: string;
  readonly at: string;
  readonly rows: ReturnType<typeof summaryRows>;
}

/** No draft was saved more often; the database counts a little further. */
const MOST_SAVINGS = 1_000_000_000;
const LONGEST_COPY = 100;

/** A form as it was sent, with the hidden fields that tell its savings apart. A count that no form of ours holds is none. */
export function sentForm(form: Form, typed: Typed): SentForm {
  const seen = Number(form['seen']);
  return { typed, seen: Number.isInteger(seen) && seen > 0 && seen < MOST_SAVINGS ? seen : 0, copy: String(form['copy'] ?? '').slice(0, LONGEST_COPY) };
}

/** The hidden fields of a form that has just been opened. */
export function draftOpened(incident: string, form: string, draft: Draft | null): DraftShown {
  return { saveAt: paths.draft.to({ incident, form }), seen: draft?.version ?? 0, copy: randomUUID() };
}

/** The hidden fields of a form that is shown again: `seen` is what the next saving will build on. */
export function draftAgain(incident: string, form: string, { copy }: SentForm, seen: number): DraftShown {
  return { saveAt: paths.draft.to({ incident, form }), seen, copy: copy === '' ? randomUUID() : copy };
}

/** What the other person typed, question by question, where it is not what was sent. */
export async function otherVersion(tx: Tx, set: QuestionSet, mine: Typed, other: Draft): Promise<OtherVersion> {
  const name = await namesOf(tx, [other.savedBy]);
  const [own, theirs] = [readForm(set, mine), readForm(set, other.typed)];
  const rows = set.questions.map((question) => ({ question, mine: asWritten(question, set, own), theirs: asWritten(question, set, theirs) })).filter((row) => row.mine !== row.theirs);
  return {
    by: name(other.savedBy), at: dayAndTimeInWords(other.savedAt),
    rows: summaryRows(rows.map(({ question, theirs: shown }) => ({ name: question.name, wording: question.wording, value: shown, shown: shown === '' ? 'Left empty' : shown }))),
  };
}

/** What was typed in answer to one question, as words; empty where nothing was. */
export function asWritten(question: Question, set: QuestionSet, typed: Typed): string {
  // Read through its own fields, because one question's name can begin another's.
  const values = Object.values(readForm({ ...set, questions: [question] }, typed)).flat();
  const inWords = 'options' in question ? values.map((value) => question.options.find((option) => option.value === value)?.text ?? value) : values;
  return inWords.filter((value) => value !== '').join('options' in question ? '; ' : ' ');
}
