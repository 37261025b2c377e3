import type { PlainDate } from '../../../kernel/plain-date.ts';
import { parsePartialDate, type PartialDate } from '../../../kernel/partial-date.ts';
import { isAfter } from '../../../kernel/partial-date-order.ts';
import type { Refusal } from '../../../kernel/result.ts';
import type { Answers } from '../../../platform/forms/index.ts';
import { refusal } from '../refusals.ts';

/** How many children the Department for Education's system takes details of. */
const MOST = 4;

/** The answers of a whole notification, each part already checked by itself. */
export interface NotificationAnswers {
  readonly incident: Answers;
  readonly children: readonly Answers[];
  readonly others: Answers;
}

/** A refusal and the part of the notification that it belongs to; `child` counts from 0. */
export type PlacedRefusal = Refusal & { readonly part: 'incident' | 'child' | 'others'; readonly child?: number };

/**
 * What the parts cannot see alone: a birth after the incident, an age that does not agree, an
 * adult, a death before the incident, no ground among the outcomes, children not accounted for.
 * Only what is certain is refused: a date known to the month is not held to a day.
 */
export function crossCheck({ incident, children, others }: NotificationAnswers, recorded: number): readonly PlacedRefusal[] {
  return [
    ...groundGap(incident, children).map((each) => ({ ...each, part: 'incident' as const })),
    ...children.flatMap((answers, child) => checkChild(answers, incident).map((each) => ({ ...each, part: 'child' as const, child }))),
    ...countGap(children.length, recorded, others).map((each) => ({ ...each, part: 'others' as const })),
  ];
}

/** What is wrong with one child's answers beside those about the incident. */
export function checkChild(child: Answers, incident: Answers): readonly Refusal[] {
  const happened = dateIn(incident, 'incident-date');
  const born = dateIn(child, 'birth-date');
  const age = typeof child['age'] === 'string' ? Number(child['age']) : undefined;
  if (born === undefined && age === undefined) return [refusal('AGE_OR_BIRTH_MISSING', { field: 'birth-date' })];
  if (happened === undefined) return [];
  if (born !== undefined && isAfter(born, happened) === 'certain') return [refusal('INCIDENT_BEFORE_BIRTH', { field: 'birth-date' })];
  const ages = born === undefined ? { youngest: age ?? 0, oldest: age ?? 0 } : agesOn(born, happened);
  return [...ageGap(age, ages), ...adultGap(child, ages), ...deathGap(child, happened)];
}

interface Ages {
  readonly youngest: number;
  readonly oldest: number;
}

/** The ages that the child may have been, given what is known of both dates. */
function agesOn(born: PartialDate, happened: PartialDate): Ages {
  const { earliest: firstBirth, latest: lastBirth } = born;
  const youngest = lastBirth === null || happened.earliest === null ? 0 : Math.max(0, yearsBetween(lastBirth, happened.earliest));
  const oldest = firstBirth === null || happened.latest === null ? Number.POSITIVE_INFINITY : Math.max(0, yearsBetween(firstBirth, happened.latest));
  return { youngest, oldest };
}

function ageGap(age: number | undefined, { youngest, oldest }: Ages): readonly Refusal[] {
  if (age === undefined || (youngest <= age && age <= oldest)) return [];
  const words = youngest === oldest ? String(youngest) : `between ${youngest} and ${oldest}`;
  return [refusal('AGE_AND_BIRTH_DIFFER', { age: words, field: 'age' })];
}

function adultGap(child: Answers, { youngest }: Ages): readonly Refusal[] {
  if (youngest < 18) return [];
  const field = child['birth-date'] === undefined ? 'age' : 'birth-date';
  if (child['care-leaver'] !== 'yes' || child['outcome'] !== 'died') return [refusal('CHILD_NOT_UNDER_18', { field })];
  return youngest > 24 ? [refusal('CARE_LEAVER_TOO_OLD', { field })] : [];
}

// Harm can come before the day that is recorded for the incident only if that day is unsure.
function deathGap(child: Answers, happened: PartialDate): readonly Refusal[] {
  const died = dateIn(child, 'death-date');
  return died !== undefined && isAfter(happened, died) === 'certain' ? [refusal('DEATH_BEFORE_INCIDENT', { field: 'death-date' })] : [];
}

function groundGap(incident: Answers, children: readonly Answers[]): readonly Refusal[] {
  const grounds = [incident['ground'] ?? []].flat();
  const harmed = children.some(({ outcome }) => outcome === 'died' || outcome === 'seriously-harmed');
  const limb = grounds.some((ground) => ground.startsWith('16C'));
  if (limb && children.length > 0 && !harmed) return [refusal('OUTCOME_IS_NOT_A_GROUND', { field: 'ground' })];
  const aware = dateIn(incident, 'council-aware');
  const happened = dateIn(incident, 'incident-date');
  const early = aware !== undefined && happened !== undefined && isAfter(happened, aware) === 'certain';
  return early ? [refusal('AWARE_BEFORE_INCIDENT', { day: happened.words, field: 'council-aware' })] : [];
}

function countGap(given: number, recorded: number, others: Answers): readonly Refusal[] {
  if (given === 0) return [refusal('NO_CHILDREN')];
  if (given > MOST) return [refusal('TOO_MANY_CHILDREN', { field: 'further-children' })];
  if (given >= recorded || others['further-children'] !== undefined) return [];
  const words = recorded === 1 ? '1 child is' : `${recorded} children are`;
  return [refusal('CHILDREN_DIFFER', { recorded: words, given: String(given), field: 'further-children' })];
}

function dateIn(answers: Answers, name: string): PartialDate | undefined {
  const text = answers[name];
  if (typeof text !== 'string') return undefined;
  const words = answers[`${name}-as-typed`];
  const read = parsePartialDate(text, typeof words === 'string' ? words : text);
  return read.ok ? read.value : undefined;
}

function yearsBetween(from: PlainDate, to: PlainDate): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
}
