import { isDeepStrictEqual } from 'node:util';
import type { Refusal } from '../../../kernel/result.ts';
import { checkAnswers, freeze, type Answers, type Typed } from '../../../platform/forms/index.ts';
import type { FrozenPart } from '../pathway/frozen-part.ts';
import { againstSection } from './notification-cross-checks.ts';
import { carriedInto, dayOfIncident, type Recorded } from './notification-carried.ts';
import { readContents, type Contents } from './notification-contents.ts';
import { CONTENTS_DRAFT, draftOfSection, sectionsOf, type Section } from './notification-sections.ts';
import type { Draft } from '../store/index.ts';

export type SectionStatus = 'not-started' | 'in-progress' | 'problem' | 'completed';

export const sectionStatusWords = {
  'not-started': 'Not started',
  'in-progress': 'In progress',
  problem: 'There is a problem',
  completed: 'Completed',
} as const satisfies Record<SectionStatus, string>;

/** A section as it stands: what was typed or carried over, and what is against it. */
export interface SectionState {
  readonly section: Section;
  readonly typed: Typed;
  /** The version of its draft; 0 while nobody has saved it. */
  readonly saved: number;
  /** Answers that were carried over and that nobody has saved yet. */
  readonly carried: readonly string[];
  readonly answers: Answers | null;
  readonly refusals: readonly Refusal[];
  readonly status: SectionStatus;
}

/** A notification while it is prepared. */
export interface Preparing {
  readonly contents: Contents;
  readonly contentsSaved: number;
  readonly sections: readonly SectionState[];
  /** Stands for exactly this content: it changes with every saving. */
  readonly fingerprint: string;
}

/** Where the notification stands. Pure: `drafts` are all the drafts of the incident. */
export function preparing(drafts: ReadonlyMap<string, Draft>, recorded: Recorded, now: Date): Preparing {
  const kept = drafts.get(CONTENTS_DRAFT);
  const contents = readContents(kept?.typed ?? {}, recorded.facts);
  const checked = sectionsOf(contents, dayOfIncident(recorded.facts)).map((section) => checkedSection(section, drafts.get(draftOfSection(section.id)), recorded, now));
  const sections = checked.map((state) => withStatus({ ...state, refusals: [...state.refusals, ...againstSection(state, saved(checked), recorded)] }));
  return {
    contents, contentsSaved: kept?.version ?? 0, sections,
    fingerprint: [`${kept?.version ?? 0}`, ...sections.map(({ section, saved }) => `${section.id}:${saved}`)].join(' '),
  };
}

/** Whether every section is completed, so that it can be locked. */
export function isComplete({ sections }: Preparing): boolean {
  return sections.every(({ status }) => status === 'completed');
}

/** Every section as it is frozen into a version: the wording with the answers. */
export function frozenParts({ sections }: Preparing): readonly FrozenPart[] {
  return sections.map(({ section: { id, title, set }, answers }) => ({
    part: id, title, questions: set.id, questionsVersion: set.version, answers: answers === null ? [] : freeze(set, answers),
  }));
}

/** Whether what stands now is what was locked, wording and all. */
export function isUnchangedSince(state: Preparing, locked: readonly FrozenPart[]): boolean {
  return isDeepStrictEqual(frozenParts(state), locked);
}

function checkedSection(section: Section, draft: Draft | undefined, recorded: Recorded, now: Date): SectionState {
  const carried = draft === undefined ? carriedInto(section, recorded) : null;
  const typed = draft?.typed ?? carried?.typed ?? {};
  const answers = checkAnswers(section.set, typed, { now });
  const base = { section, typed, saved: draft?.version ?? 0, carried: carried?.wordings ?? [] };
  return { ...base, answers: answers.ok ? answers.value : null, refusals: answers.ok ? [] : answers.refusals, status: 'completed' };
}

/** What was carried over and nobody has looked at yet does not count against the other sections. */
function saved(sections: readonly SectionState[]): readonly SectionState[] {
  return sections.map((state) => (state.saved === 0 ? { ...state, answers: null } : state));
}

/** Only what is missing is work in progress; anything else against it is a problem. */
function withStatus(state: SectionState): SectionState {
  const { saved, refusals } = state;
  if (saved === 0) return { ...state, status: 'not-started' };
  if (refusals.length === 0) return { ...state, status: 'completed' };
  return { ...state, status: refusals.every(({ code }) => code === 'ANSWER_MISSING') ? 'in-progress' : 'problem' };
}
