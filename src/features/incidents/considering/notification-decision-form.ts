import type { Answers, Option, QuestionSet } from '../../../platform/forms/index.ts';
import type { Limb, NotificationDecision } from '../pathway/act.ts';
import type { CommandOf } from '../pathway/command.ts';
import { decisionAid, type Advice } from '../pathway/decision-aid.ts';
import { limbNames } from '../pathway/decision-aid-words.ts';
import type { Incident } from '../pathway/incident.ts';
import { transitions } from '../pathway/transitions.ts';

type Outcome = NotificationDecision['outcome'];

const OUTCOMES: readonly Outcome[] = ['notify', 'tell-others', 'do-not-notify'];

/**
 * The council's decision on notifying. A decision that goes against what the aid answers, or that
 * comes before the aid can tell, is the council's to make; the form then asks why, plainly.
 */
export function notificationDecisionForm(incident: Incident): QuestionSet {
  const advice = decisionAid(incident.facts, incident.suspicion);
  const options = outcomesOpen(incident, advice).map((outcome) => optionOf(outcome, advice));
  const against = outcomesAgainst(advice).filter((outcome) => options.some(({ value }) => value === outcome));
  return {
    id: 'notification-decision', version: '2026-11', title: 'The council’s decision',
    questions: [
      { kind: 'choice', name: 'outcome', wording: 'What does the council decide?', missing: 'Select what the council decides', options },
      { kind: 'long-text', name: 'reason', wording: 'The council’s reasons', missing: transitions.decided_on_notification.missing, maxLength: 4000, hint: 'Say what was considered, and how the partners’ views were taken into account' },
      ...(against.length === 0 ? [] : [{
        kind: 'long-text', name: 'against', wording: 'Why does the council decide otherwise than the decision aid’s answer?', maxLength: 4000,
        missing: 'Enter why the council decides otherwise than the decision aid’s answer', when: { question: 'outcome', is: against },
      } as const]),
    ],
  };
}

/** What was decided. The limbs are those that the facts meet; without one the decision to notify is refused. */
export function notificationDecisionCommand({ facts, suspicion }: Incident, answers: Answers): CommandOf<'decided_on_notification'> {
  const outcome = OUTCOMES.find((each) => each === answers['outcome']) ?? 'do-not-notify';
  const reason = [answers['reason'], answers['against']].filter((part) => part !== undefined).join('\n\nWhy otherwise than the decision aid’s answer: ');
  if (outcome !== 'notify') return { kind: 'decided_on_notification', data: { decision: { outcome, reason } } };
  const limbs = limbsMet(decisionAid(facts, suspicion));
  return { kind: 'decided_on_notification', data: { decision: { outcome, limbs: limbs.length === 0 ? ['16C(1)(a)'] : [...limbs], reason } } };
}

/** The outcomes that the aid's answer speaks against, or cannot speak for yet. */
export function outcomesAgainst(advice: readonly Advice[]): readonly Outcome[] {
  const has = (...wanted: readonly Advice['advice'][]): boolean => advice.some((each) => wanted.includes(each.advice));
  const unsureOfPanel = advice.some((each) => each.advice === 'cannot-tell-yet' && each.about === 'the-panel');
  if (unsureOfPanel || has('must-notify')) return ['tell-others', 'do-not-notify'];
  return has('must-tell-others', 'should-tell-others', 'cannot-tell-yet') ? ['do-not-notify'] : [];
}

function limbsMet(advice: readonly Advice[]): readonly Limb[] {
  return advice.flatMap((each) => (each.advice === 'must-notify' ? [each.limb] : []));
}

/** What can be decided at this stage; telling others alone only where there is a death to tell them of. */
function outcomesOpen({ stage }: Incident, advice: readonly Advice[]): readonly Outcome[] {
  const tellable = advice.some((each) => each.advice === 'must-tell-others' || each.advice === 'should-tell-others');
  const open = new Set<string>(transitions.decided_on_notification.moves.flatMap(({ from, when }) => (from.some((each) => each === stage) ? [when] : [])));
  return OUTCOMES.filter((outcome) => open.has(outcome) && (outcome !== 'tell-others' || tellable));
}

function optionOf(outcome: Outcome, advice: readonly Advice[]): Option {
  switch (outcome) {
    case 'notify': {
      const [limb] = limbsMet(advice);
      return { value: outcome, text: 'Notify the Panel', hint: limb === undefined ? 'On the facts recorded there is no ground yet' : limbNames[limb] };
    }
    case 'tell-others': return { value: outcome, text: 'Tell the Secretary of State and Ofsted only', hint: 'This alone does not start a rapid review' };
    case 'do-not-notify': return { value: outcome, text: 'Do not notify', hint: 'The council can decide again if facts or suspicions change' };
  }
}
