import { agencySummarySet } from './agency-summary-form.ts';
import type { FrozenPart } from '../pathway/frozen-part.ts';
import type { RequestAct } from './request.ts';
import type { HeadingId } from '../review/review-headings.ts';

/** The newest summary that an agency returned. */
export interface AgencySummary {
  readonly agency: string;
  readonly version: number;
  readonly parts: readonly FrozenPart[];
}

/**
 * Each agency's newest summary. One that was asked for more has not taken back what it sent; one
 * whose newest answer is a nil return, or whose request was withdrawn, has none.
 */
export function newestSummaries(records: readonly { readonly organisation: string; readonly acts: readonly RequestAct[] }[]): readonly AgencySummary[] {
  return records.flatMap(({ organisation: agency, acts }): readonly AgencySummary[] => {
    const last = acts.findLast(({ kind }) => kind === 'returned' || kind === 'nil_returned' || kind === 'withdrawn');
    return last?.kind === 'returned' ? [{ agency, version: last.data.version, parts: last.data.parts }] : [];
  });
}

/** What one agency wrote in answer to one question, word for word. */
export interface AgencyWords {
  readonly agency: string;
  readonly wording: string;
  readonly words: string;
}

/** One question of the summary with every agency's answer to it, each on its own: nothing is merged away. */
export interface AskedOfAll {
  readonly name: string;
  readonly wording: string;
  readonly answers: readonly AgencyWords[];
}

/** Which questions of the agencies' summaries bear on a heading of the review. */
const bearsOn: Readonly<Record<HeadingId, readonly string[]>> = {
  family: ['involvement'], characteristics: ['identity'], facts: ['involvement'], status: [], involvement: ['involved-from', 'involved-to', 'involvement'],
  chronology: ['chronology'], episodes: ['episodes'], voice: ['voice'], race: ['identity'], parents: ['parents'], safety: ['safety'], learning: ['learning'],
  'good-practice': ['good-practice'], 'family-told': [], parallel: ['other-agencies'], national: [], scrutiny: [],
};

/** The returned summaries side by side: each question of the form, and under it each agency that answered it. */
export function summariesByQuestion(summaries: readonly AgencySummary[]): readonly AskedOfAll[] {
  const names = [...new Set([...agencySummarySet.questions.map(({ name }) => name), ...summaries.flatMap(answersOf).map(({ name }) => name)])];
  return names.map((name) => ({ name, wording: wordingOf(name, summaries), answers: answersTo([name], summaries) })).filter(({ answers }) => answers.length > 0);
}

/** What each agency wrote that bears on a heading of the review, one question after the other. */
export function wordsOnHeading(heading: HeadingId, summaries: readonly AgencySummary[]): readonly AgencyWords[] {
  return answersTo(bearsOn[heading], summaries);
}

function answersTo(names: readonly string[], summaries: readonly AgencySummary[]): readonly AgencyWords[] {
  return summaries.flatMap((summary) => answersOf(summary)
    .filter(({ name, value }) => names.includes(name) && value.length > 0)
    .map(({ wording, shown }) => ({ agency: summary.agency, wording, words: shown })));
}

function answersOf({ parts }: AgencySummary): FrozenPart['answers'] {
  return parts.flatMap(({ answers }) => answers);
}

/** As it was asked, where it was: the form's wording may have changed since. */
function wordingOf(name: string, summaries: readonly AgencySummary[]): string {
  const frozen = summaries.flatMap(answersOf).find((answer) => answer.name === name)?.wording;
  return frozen ?? agencySummarySet.questions.find((question) => question.name === name)?.wording ?? name;
}
