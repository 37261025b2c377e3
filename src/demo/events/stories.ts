import { happen, until, type Child } from './life.ts';

const CATEGORIES = ['neglect', 'physical_abuse', 'emotional_abuse', 'domestic_abuse', 'csa', 'missing', 'self_harm'] as const;
const REFERRERS = ['police', 'school', 'general_practice', 'health_visiting', 'hospital', 'housing'] as const;

/** A concern that came to social care, and what was decided about it; sometimes nothing is recorded. */
export function referral(child: Child, day: number): void {
  const { chance } = child;
  const from = chance.pick(REFERRERS);
  const about = chance.pick(CATEGORIES);
  happen(child, 'concern_raised', day, 'A worry about the child was recorded', { agency: from, attributes: { source: chance.in(0.8) ? 'agency' : chance.pick(['family', 'neighbour', 'anonymous']), category: about }, told: [['children_social_care', chance.below(3)]] });
  happen(child, 'referral_received', day + chance.below(3), 'Referral to the council', { attributes: { from, by: chance.in(0.8) ? 'agency' : chance.pick(['family', 'neighbour', 'anonymous']), about: [about] }, told: [[from, 0]] });
  const decided = day + 1 + chance.below(chance.in(0.85) ? 2 : 12);
  const outcome = chance.pick(['nfa', 'nfa', 'early_help', 's17', 's17', 's47']);
  if (chance.in(0.96)) happen(child, 'threshold_decision', decided, 'Decision on the referral', { attributes: { outcome, basis: 'history and checks', ...(chance.in(0.7) ? { concerns_addressed: [about] } : {}) } });
  if (outcome === 's47') enquiry(child, decided);
  if (outcome === 's17' || outcome === 's47') work(child, decided + 1, outcome === 's47' && chance.in(0.4) ? 'cp' : 'cin');
  if (outcome === 'early_help') happen(child, 'service_referral', decided, 'Referred for early help', { attributes: { service: 'Family Help' } });
}

function enquiry(child: Child, day: number): void {
  const { chance } = child;
  const agencies = ['children_social_care', 'police', ...(chance.in(0.8) ? ['health'] : []), ...(chance.in(0.5) ? ['school'] : [])];
  if (chance.in(0.93)) happen(child, 'strategy_discussion', day + chance.below(chance.in(0.9) ? 2 : 9), 'Strategy discussion', { attributes: { agencies, invited: agencies }, told: [['police', 0], ['health', 0]] });
  happen(child, 'section47_started', day + 1, 'Section 47 enquiry begun', { attributes: { about: ['physical_abuse'] }, told: [['police', 0]] });
  happen(child, 'section47_ended', day + 10 + chance.below(9), 'Section 47 enquiry ended', { attributes: { outcome: chance.pick(['conference', 'cin', 'nfa']) } });
}

/** A case that is worked: allocated, seen, supervised, planned, and closed or passed on. */
function work(child: Child, day: number, kind: 'cp' | 'cin'): void {
  const { chance } = child;
  const worker = `w${chance.below(400)}`;
  happen(child, 'case_opened', day, 'Case opened', { attributes: { concern: chance.pick(CATEGORIES) } });
  happen(child, 'case_allocated', day, 'Case allocated', { attributes: { team: `Team ${1 + chance.below(12)}`, worker } });
  if (chance.in(0.9)) happen(child, 'contact_attempted', day + (chance.in(0.85) ? chance.below(2) : 2 + chance.below(6)), 'Telephoned the family', { attributes: { worker, mode: 'phone' } });
  happen(child, 'assessment_completed', day + 20 + chance.below(30), 'Child and family assessment', { attributes: { kind: 'child_and_family', persons_included: chance.in(0.6) ? ['mother', 'father'] : ['mother'], considered: [chance.pick(CATEGORIES)], gaps_stated: chance.in(0.5) ? 'yes' : 'no' } });
  const end = day + 60 + chance.below(300);
  happen(child, 'plan_started', day + 15, kind === 'cp' ? 'Child protection plan' : 'Child in need plan', { attributes: { kind }, told: [['school', 1 + chance.below(9)]] });
  if (kind === 'cp') happen(child, 'conference', day + 15, 'Initial child protection conference', { attributes: { kind: 'initial', agencies: ['police', 'school', 'health'] } });
  if (chance.in(0.7)) happen(child, 'lead_practitioner_started', day + 1, 'Lead practitioner named', { attributes: { person: worker, agencies_told: ['school', 'health'] } });
  for (let visit = day + 3; visit < end; visit += 8 + chance.below(kind === 'cp' ? 8 : 22)) happen(child, 'child_seen', visit, 'Child seen at home', { attributes: { alone: chance.pick(['yes', 'yes', 'no', 'unknown']), place: 'home', worker, ...(chance.in(0.5) ? { observation: 'played, and spoke of school' } : {}) } });
  for (let talk = day + 25; talk < end; talk += 25 + chance.below(20)) happen(child, 'supervision', talk, 'Supervision', { attributes: { chosen_by: chance.pick(['worker', 'supervisor', 'rule']), discussed: 'yes', ...(chance.in(0.3) ? { fresh_look: 'yes' } : {}) } });
  if (kind === 'cp') for (let group = day + 28; group < end; group += 35 + chance.below(14)) happen(child, 'core_group', group, 'Core group', { attributes: { agencies: ['school', 'health'] }, told: [['school', 0]] });
  if (chance.in(0.25)) happen(child, 'worker_changed', day + 40 + chance.below(60), 'Another worker took over', { attributes: { worker: `w${chance.below(400)}` } });
  happen(child, 'plan_ended', end, 'Plan ended', { attributes: { kind } });
  happen(child, 'case_closed', end + chance.below(5), 'Case closed', { attributes: { reason: 'needs met', reason_kind: chance.pick(['improved', 'needs_met', 'non_engagement', 'home_conditions']), causes_addressed: chance.pick(['yes', 'no', 'unknown']) } });
}

/** Missing from home or care, found, and what followed. */
export function missing(child: Child, day: number): void {
  const { chance } = child;
  const left = day + 0.7 + chance.next() * 0.25;
  const found = left + chance.next() * 1.6;
  happen(child, 'missing_started', left, 'Reported missing', { agency: 'police', timed: true, attributes: { risk_level: chance.pick(['low', 'medium', 'medium', 'high']), exploitation_considered: chance.pick(['yes', 'no', 'unknown']), missing_from: chance.pick(['home', 'care']) }, told: [['children_social_care', chance.below(2)]] });
  happen(child, 'missing_ended', found, 'Found', { agency: 'police', timed: true, attributes: chance.in(0.6) ? { where: 'a friend’s home', with_whom: 'friends' } : {}, told: [['children_social_care', chance.below(2)]] });
  if (chance.in(0.88)) happen(child, 'return_home_interview_offered', found + (chance.in(0.82) ? 0.2 + chance.next() * 2.5 : 3 + chance.next() * 6), 'Return home interview offered', { timed: true, attributes: { independent: chance.in(0.95) ? 'yes' : 'no', worker: `r${chance.below(30)}` } });
  if (chance.in(0.5)) happen(child, 'prevention_interview', found + 0.4, 'Police spoke with the child', { agency: 'police', timed: true, attributes: { worker: `p${chance.below(90)}` } });
  if (chance.in(0.55)) {
    happen(child, 'return_home_interview_held', found + 3 + chance.below(3), 'Return home interview held', { attributes: { worker_agency: 'voluntary', independent: 'yes', may_share: 'yes' } });
    if (chance.in(0.8)) happen(child, 'information_shared', found + 5 + chance.below(5), 'What was learnt was shared', { attributes: { with: ['police'], what: 'return home interview' } });
  }
}

/** What other services record whether or not social care is involved. */
export function everyday(child: Child): void {
  const { chance, days, age } = child;
  const spread = (perYear: number, make: (day: number) => void): void => { for (let day = until(chance, perYear); day < days; day += until(chance, perYear)) make(day); };
  if (age >= 4) spread(1.6, (day) => happen(child, 'education_absence', day, 'Absent', { agency: 'school', attributes: { days: 1 + chance.below(4) } }));
  spread(0.7, (day) => happen(child, 'was_not_brought', day, 'Not brought to an appointment', { agency: 'general_practice', attributes: { service: chance.pick(['dental', 'immunisation', 'paediatrics']) } }));
  spread(0.5, (day) => happen(child, 'domestic_abuse_incident', day, 'Officers attended', { agency: 'police', persons: 'mother;partner', attributes: { person: 'partner' }, told: [['children_social_care', chance.below(5)]] }));
  if (age >= 11) spread(0.35, (day) => {
    happen(child, 'self_harm', day, 'Self-harm', { agency: chance.pick(['school', 'hospital']), told: chance.in(0.6) ? [['children_social_care', chance.below(8)]] : [] });
    if (chance.in(0.75)) happen(child, 'health_referral', day + chance.below(9), 'Referred to child mental health', { agency: 'general_practice', attributes: { for: 'self-harm', to: 'child_mental_health' } });
  });
  spread(0.25, (day) => {
    happen(child, 'new_partner', day, 'A new partner is mentioned', { agency: chance.pick(['housing', 'health_visiting', 'school']), persons: 'mother;partner', attributes: { person: 'partner' } });
    if (chance.in(0.4)) happen(child, 'records_check', day + chance.below(20), 'Records checked', { attributes: { person: 'partner', agencies: ['police', 'health'] } });
  });
  spread(0.06, (day) => happen(child, 'injury', day, 'Injury seen', { agency: 'hospital', persons: 'child', attributes: { explained: chance.pick(['yes', 'no', 'unknown']), kind: chance.pick(['bruise', 'head', 'fracture', 'burn']) } }));
}

/** Moves, and whether the two areas spoke. */
export function move(child: Child, day: number, to: string): void {
  const { chance } = child;
  happen(child, 'moved_area', day, 'Moved to another area', { agency: 'housing', attributes: { from: child.area, to }, told: [['children_social_care', chance.below(20)]] });
  if (chance.in(0.6)) happen(child, 'area_handover_discussion', day + chance.below(12), 'The two areas spoke', { attributes: { from: child.area, to } });
  if (chance.in(0.5)) happen(child, 'area_handover_accepted', day + 5 + chance.below(20), 'Hand-over accepted', { area: to, attributes: { from: child.area, to } });
}

/** Police protection, and the court. */
export function protection(child: Child, day: number): void {
  const { chance } = child;
  const begun = day + chance.next();
  happen(child, 'police_protection_started', begun, 'Taken into police protection', { agency: 'police', timed: true, told: [['children_social_care', 0]] });
  happen(child, 'police_protection_ended', begun + 0.2 + chance.next() * (chance.in(0.95) ? 2.7 : 4), 'Police protection ended', { agency: 'police', timed: true, attributes: { next_step: 'emergency protection order' } });
  if (chance.in(0.5)) happen(child, 'epo_granted', day + 2, 'Emergency protection order', { agency: 'court', attributes: { days: chance.pick([5, 7, 8]) } });
}
