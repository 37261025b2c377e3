import { parsePartialDate } from '../../../kernel/partial-date.ts';
import { instantOf, type Moment } from '../../../kernel/london-time.ts';
import { dateInWords, londonDate } from '../../../kernel/plain-date.ts';
import type { Refusal } from '../../../kernel/result.ts';
import type { Limb, NotificationDecision } from './act.ts';
import { decisionAid, type Advice, type AidFacts } from './decision-aid.ts';
import { missingFactWords } from './decision-aid-words.ts';
import type { Facts, Suspicion } from './facts.ts';
import type { Incident } from './incident.ts';
import { refusal } from '../refusals.ts';

/** Dates that cannot be: awareness in the future, or certainly before the incident. */
export function checkFacts({ councilAware, occurred }: Facts, now: Date): readonly Refusal[] {
  const happened = parsePartialDate(occurred.edtf);
  const earliest = happened.ok ? happened.value.earliest : null;
  const today = londonDate(now);
  return [
    ...(earliest !== null && earliest > today ? [refusal('INCIDENT_AFTER_TODAY', { field: 'occurred' })] : []),
    ...(councilAware > today ? [refusal('AWARE_STILL_TO_COME', { field: 'councilAware' })] : []),
    ...(earliest !== null && earliest > councilAware ? [refusal('AWARE_BEFORE_INCIDENT', { day: dateInWords(earliest), field: 'councilAware' })] : []),
  ];
}

export function checkSuspicion(suspicion: Suspicion, now: Date): readonly Refusal[] {
  return 'since' in suspicion && suspicion.since > londonDate(now) ? [refusal('SUSPECTED_STILL_TO_COME', { field: 'since' })] : [];
}

/**
 * What is against the council's decision. A decision to notify needs a ground in the facts
 * recorded. A decision not to is the council's to make, whatever the aid says: it needs its reasons.
 */
export function checkDecision(incident: Incident, decision: NotificationDecision): readonly Refusal[] {
  const advice = decisionAid(incident.facts, incident.suspicion);
  switch (decision.outcome) {
    case 'do-not-notify': return [];
    case 'tell-others': return advice.some(isTelling) ? [] : [refusal('TELL_OTHERS_WITHOUT_GROUND', { field: 'outcome' })];
    case 'notify': return checkLimbs(decision.limbs, advice, incident.facts);
  }
}

function checkLimbs(limbs: readonly Limb[], advice: readonly Advice[], facts: AidFacts): readonly Refusal[] {
  const grounds = advice.flatMap((each) => (each.advice === 'must-notify' ? [each.limb] : []));
  const gap = gapInWords(advice, facts);
  if (grounds.length === 0) return [refusal('NOTIFY_WITHOUT_GROUND', { gap, field: 'outcome' })];
  return limbs.filter((limb) => !grounds.includes(limb)).map((limb) => refusal('LIMB_DOES_NOT_FIT', { limb, gap: whereWords(facts), field: 'limbs' }));
}

function isTelling({ advice }: Advice): boolean {
  return advice === 'must-tell-others' || advice === 'should-tell-others';
}

/** Why there is no ground, as the middle of a sentence. */
function gapInWords(advice: readonly Advice[], facts: AidFacts): string {
  for (const each of advice) {
    if (each.advice === 'not-met') return each.because === 'no-abuse-or-neglect' ? 'abuse or neglect is neither known nor suspected' : 'no child is recorded as having died or been seriously harmed';
    if (each.advice === 'cannot-tell-yet' && each.about === 'the-panel') return `it is not recorded ${each.missing.map((fact) => missingFactWords[fact]).join(', nor ')}`;
  }
  return whereWords(facts);
}

function whereWords({ where }: AidFacts): string {
  switch (where.in) {
    case 'area': return 'it happened in this council’s area';
    case 'elsewhere-in-england': return `it happened in the area of ${where.council}, which has the duty to notify`;
    case 'outside-england': return `it happened outside England, in ${where.country}, and limb (b) needs a child who normally lives in this area`;
    case 'not-known': return 'it is not recorded where it happened';
  }
}

/** What is against a reference and a time of sending. */
export function checkSent({ facts }: Incident, { reference, sentAt }: { readonly reference: string; readonly sentAt: Moment }, now: Date): readonly Refusal[] {
  return [
    ...(reference.trim() === '' ? [refusal('REFERENCE_MISSING', { field: 'reference' })] : []),
    ...checkSentAt(facts, sentAt, now),
  ];
}

export function checkCorrection(incident: Incident, { sentAt }: { readonly sentAt: Moment }, now: Date): readonly Refusal[] {
  const waiting = 'correction' in incident && incident.correction !== undefined && incident.correction.sentAt === undefined;
  return waiting ? checkSentAt(incident.facts, sentAt, now) : [refusal('NOTHING_TO_CORRECT')];
}

function checkSentAt({ councilAware }: Facts, sentAt: Moment, now: Date): readonly Refusal[] {
  if (instantOf(sentAt) > now) return [refusal('SENT_STILL_TO_COME', { field: 'sentAt' })];
  const early = londonDate(instantOf(sentAt)) < councilAware;
  return early ? [refusal('SENT_BEFORE_AWARE', { day: dateInWords(councilAware), field: 'sentAt' })] : [];
}
