import { dateInWords } from '../../../kernel/plain-date.ts';
import type { Refusal } from '../../../kernel/result.ts';
import type { Answers } from '../../../platform/forms/index.ts';
import type { Recorded } from './notification-carried.ts';
import { checkChild, crossCheck } from './notification-checks.ts';
import type { Section } from './notification-sections.ts';
import { limbsOf } from '../pathway/incident.ts';
import { refusal } from '../refusals.ts';

/** A section's accepted answers; null where it has none yet. */
export interface Answered {
  readonly section: Section;
  readonly answers: Answers | null;
}

/** What is against one section in the light of the others. Sections without accepted answers are judged by nothing. */
export function againstSection({ section, answers }: Answered, all: readonly Answered[], recorded: Recorded): readonly Refusal[] {
  if (answers === null) return [];
  const children = all.filter((each) => each.section.one?.of === 'child');
  const incident = all.find((each) => each.section.id === 'incident')?.answers ?? {};
  if (section.one?.of === 'child') return checkChild(answers, incident);
  if (section.id === 'incident') return [...againstIncident(answers, children), ...againstDays(answers, recorded), ...againstGround(answers, children, recorded)];
  if (section.id !== 'others') return [];
  return bare(crossCheck({ incident: {}, children: children.map(() => ({})), others: answers }, recorded.facts.children.length), 'others');
}

function againstIncident(incident: Answers, children: readonly Answered[]): readonly Refusal[] {
  return bare(crossCheck({ incident, children: givenBy(children) ?? [], others: {} }, 0), 'incident');
}

/** The days that the clock counts from have one value: the incident's. */
function againstDays(answers: Answers, { facts, suspicion }: Recorded): readonly Refusal[] {
  const { 'council-aware': aware, 'suspected-on': suspected } = answers;
  const since = 'since' in suspicion ? suspicion.since : undefined;
  return [
    ...(aware !== facts.councilAware ? [refusal('AWARE_DIFFERS', { day: dateInWords(facts.councilAware), field: 'council-aware' })] : []),
    ...(since !== undefined && suspected !== undefined && suspected !== since ? [refusal('SUSPECTED_DIFFERS', { day: dateInWords(since), field: 'suspected-on' })] : []),
  ];
}

/** The grounds are the council's: the form may say neither more nor less than was decided. */
function againstGround({ ground }: Answers, children: readonly Answered[], { decided }: Recorded): readonly Refusal[] {
  const chosen = [ground ?? []].flat();
  const limbs: readonly string[] = limbsOf(decided);
  const differs = chosen.some((each) => each.startsWith('16C') && !limbs.includes(each)) || limbs.some((limb) => !chosen.includes(limb));
  return [
    ...(differs ? [refusal('GROUND_NOT_DECIDED', { decided: limbs.length === 0 ? 'to tell the Secretary of State and Ofsted only' : `section ${limbs.join(' and ')}`, field: 'ground' })] : []),
    ...deathGap(chosen, givenBy(children)),
  ];
}

function deathGap(chosen: readonly string[], children: readonly Answers[] | null): readonly Refusal[] {
  if (children === null) return [];
  const died = children.filter(({ outcome }) => outcome === 'died');
  const lookedAfter = died.some((child) => String(child['looked-after']).startsWith('by-'));
  const careLeaver = died.some((child) => child['care-leaver'] === 'yes');
  const without = (chosen.includes('looked-after-death') && !lookedAfter) || (chosen.includes('care-leaver-death') && !careLeaver);
  return without ? [refusal('GROUND_WITHOUT_DEATH', { field: 'ground' })] : [];
}

/** Every child's answers; null while one has none, because what they come to together is not known yet. */
function givenBy(children: readonly Answered[]): readonly Answers[] | null {
  const given = children.flatMap(({ answers }) => (answers === null ? [] : [answers]));
  return given.length === children.length ? given : null;
}

function bare(placed: ReturnType<typeof crossCheck>, part: 'incident' | 'others'): readonly Refusal[] {
  return placed.filter((each) => each.part === part).map(({ code, message, field }) => (field === undefined ? { code, message } : { code, message, field }));
}
