import { eventGroups, isEventTypeName, type EventGroupName, type EventTypeName } from '../../events/index.ts';

/** How the types of two accounts bear on whether they tell of one event. */
export type TypesTogether = 'same' | 'told-two-ways' | 'each-own' | 'opposed' | 'different';

/** Stages of one matter follow each other: asked and answered, begun and ended. */
const STAGE = /_(?:started|ended|opened|allocated|transferred|closed|offered|refused|held|joined|left|raised|resolved|requested|chased|supplied|returned|granted|extended|completed|reviewed|reported|confirmed|reconciled|accepted)$/;
/** Two events by what they mean, though neither name says so. */
const TWO_EVENTS: readonly (readonly [EventTypeName, EventTypeName])[] = [
  ['child_told', 'retraction'], ['was_not_brought', 'health_attendance'], ['was_not_brought', 'child_seen'], ['referral_received', 'threshold_decision'], ['contact_received', 'threshold_decision'],
  ['strategy_discussion', 'conference'], ['strategy_discussion', 'core_group'], ['conference', 'core_group'], ['return_home_interview_held', 'prevention_interview'],
];
/** What every service does for itself: two of them are two. */
const EACH_OWN: ReadonlySet<string> = new Set<EventTypeName>(['case_opened', 'case_allocated', 'case_closed', 'supervision', 'records_check', 'family_contact', 'contact_attempted', 'worker_changed', 'assessment_started', 'assessment_completed', 'analysis_recorded']);
/** Being told of something, which whoever told it records as the thing itself. */
const BEING_TOLD: ReadonlySet<string> = new Set<EventTypeName>(['contact_received', 'referral_received', 'concern_raised', 'information_shared', 'information_supplied']);
const HAPPENS: ReadonlySet<EventGroupName> = new Set<EventGroupName>(['harm', 'missing', 'household', 'housing', 'police_court', 'education', 'voice_outcome']);
/** What one service calls the one and another the other. */
const ONE_EVENT: readonly (readonly EventTypeName[])[] = [
  ['referral_received', 'service_referral', 'health_referral'], ['multi_agency_meeting', 'strategy_discussion'], ['multi_agency_meeting', 'conference'], ['multi_agency_meeting', 'core_group'],
  ['strategy_discussion', 'section47_started'], ['conference', 'plan_started'], ['conference', 'plan_ended'], ['placement_started', 'relative_carer_started'], ['placement_started', 'police_protection_started'],
  ['placement_started', 'epo_granted'], ['order_made', 'plan_started'], ['child_seen', 'child_told'], ['child_seen', 'child_words'], ['child_seen', 'home_conditions'], ['child_seen', 'return_home_interview_held'],
  ['health_attendance', 'injury'], ['health_attendance', 'self_harm'], ['health_attendance', 'birth'], ['health_attendance', 'child_seriously_harmed'], ['moved_home', 'homeless'], ['moved_home', 'accommodation_offered'], ['moved_home', 'moved_area'],
  ['exclusion', 'education_absence'], ['exclusion', 'out_of_education_started'], ['home_education_notice', 'out_of_education_started'],
];

/** Over evened text: an account that tells of the beginning alone and one that tells of the end alone are of two events. */
const ENDS: readonly { readonly opens: RegExp; readonly closes: RegExp }[] = [
  { opens: /\bmissing\b|not back by/, closes: /\bfound\b(?! (?:to be )?missing\b)|\breturned\b(?! the\b| a call\b| rang\b)|\bturned up\b/ },
  { opens: /\barrest|\bremanded\b/, closes: /\breleased\b|\bbailed\b/ },
  { opens: /\bcpplan (?:made|started|began|agreed)\b|\bmade subject\b/, closes: /\bcpplan (?:ended|closed|ceased)\b|\bremoved from (?:a |the )?cpplan\b/ },
  { opens: /\bcase (?:opened|allocated)\b/, closes: /\bcase closed\b/ },
];

const groupOf: ReadonlyMap<string, EventGroupName> = new Map(Object.entries(eventGroups).flatMap(([group, { types }]) => Object.keys(types).map((type) => [type, group] as const)).filter((pair): pair is readonly [string, EventGroupName] => Object.hasOwn(eventGroups, pair[1])));
const known = new Map<string, TypesTogether>();

/** The same for a pair and its reverse. */
export function typesTogether(a: string, b: string): TypesTogether {
  const key = a < b ? `${a} ${b}` : `${b} ${a}`;
  const found = known.get(key) ?? judged(a, b);
  if (isEventTypeName(a) && isEventTypeName(b)) known.set(key, found);
  return found;
}

function judged(a: string, b: string): TypesTogether {
  if (a === b) return EACH_OWN.has(a) ? 'each-own' : 'same';
  const both = (pair: readonly string[]): boolean => pair.includes(a) && pair.includes(b);
  if ((STAGE.test(a) && STAGE.test(b) && a.replace(STAGE, '') === b.replace(STAGE, '')) || TWO_EVENTS.some(both)) return 'opposed';
  if (ONE_EVENT.some(both) || (BEING_TOLD.has(a) && BEING_TOLD.has(b)) || (BEING_TOLD.has(a) && happens(b)) || (BEING_TOLD.has(b) && happens(a))) return 'told-two-ways';
  const [one, other] = [groupOf.get(a), groupOf.get(b)];
  // What is a crime to the police is harm to the others.
  return (one === 'harm' && (other === 'harm' || other === 'police_court')) || (one === 'police_court' && other === 'harm') ? 'told-two-ways' : 'different';
}

function happens(type: string): boolean {
  const group = groupOf.get(type);
  return group !== undefined && HAPPENS.has(group);
}

/** Bits of the matters that an evened text tells the beginning of, and of those that it tells the end of. */
export function endsIn(plain: string): { readonly opens: number; readonly closes: number } {
  const bits = (which: 'opens' | 'closes'): number => ENDS.reduce((found, end, at) => (end[which].test(plain) ? found | (1 << at) : found), 0);
  const [opens, closes] = [bits('opens'), bits('closes')];
  return { opens: opens & ~closes, closes: closes & ~opens };
}
