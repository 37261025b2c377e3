import type { EventDefinitions } from '../definition.ts';

const PARTNERSHIP = ['safeguarding_partnership'] as const;
const PARTNERS = { local_authority: 'Local authority', integrated_care_board: 'Integrated care board', police: 'Police' } as const;
const PARTNER = { kind: 'choice', wording: 'Which safeguarding partner?', options: PARTNERS } as const;
const ASKED = { kind: 'agency', wording: 'Which service?' } as const;
const RECOMMENDATION = { kind: 'text', wording: 'Which recommendation?', hint: 'Its reference' } as const;
const ACTION = { kind: 'text', wording: 'Which action?', hint: 'Its reference' } as const;
const REASON = { kind: 'text', wording: 'What reasons were given?' } as const;

/** What a partnership itself does about an incident, from hearing of it to evidence of impact. */
export const workflowTypes = {
  incident_known: { wording: 'Council became aware of the incident', description: 'The day the council came to know of it.', recordedBy: ['children_social_care'], capitals: [], checks: ['P-122', 'P-131'], attributes: {} },
  abuse_suspected: { wording: 'Abuse or neglect first suspected', description: 'It may be suspected later than the incident became known.', recordedBy: ['children_social_care'], capitals: [], checks: ['P-122'], attributes: {} },
  notification_decided: { wording: 'Decision whether to notify', description: 'The council decided whether the incident must be notified.', recordedBy: ['children_social_care'], capitals: [], checks: ['P-122', 'P-123'], attributes: { decision: { kind: 'choice', wording: 'What was decided?', options: { notify: 'Notify', not_notify: 'Do not notify' }, checks: ['P-122', 'P-123'] }, reasons: REASON } },
  incident_notified: { wording: 'Incident notified to the Panel', description: 'The notification was sent.', recordedBy: ['children_social_care'], capitals: [], timed: true, checks: ['P-122', 'P-123', 'P-131'], attributes: { reference: { kind: 'text', wording: 'What is its reference?', checks: ['P-131'] } } },
  summary_requested: { wording: 'Summary asked for', description: "A service was asked for its summary of the child's life.", recordedBy: PARTNERSHIP, capitals: [], attributes: { from: ASKED, due: { kind: 'date', wording: 'By when?' } } },
  summary_chased: { wording: 'Summary chased', description: 'A service was reminded of its summary.', recordedBy: PARTNERSHIP, capitals: [], attributes: { from: ASKED } },
  summary_returned: { wording: 'Summary returned', description: 'A service sent its summary, or said that it has nothing to send.', recordedBy: PARTNERSHIP, capitals: [], attributes: { from: ASKED, nil: { kind: 'yes-no', wording: 'Did the service say that it has nothing?' } } },
  other_area_named: { wording: 'Another area named as knowing the family', description: 'Whoever recorded the incident named another area whose services know the family. The area of the entry is that area.', recordedBy: ['children_social_care'], capitals: [], checks: ['P-127'], attributes: {} },
  area_invited: { wording: 'Another area asked to take part', description: "Another partnership was told of the incident and asked to contribute.", recordedBy: PARTNERSHIP, capitals: [], checks: ['P-127'], attributes: { to_area: { kind: 'area', wording: 'Which area?', checks: ['P-127'] } } },
  protection_team_formed: {
    wording: 'Child protection team formed or changed', description: 'Who is in the multi-agency child protection team from that day on.', recordedBy: ['children_social_care', 'safeguarding_partnership'], capitals: [], checks: ['P-130'],
    attributes: {
      nhs: { kind: 'number', wording: 'How many members from the NHS?', checks: ['P-130'] },
      police: { kind: 'number', wording: 'How many from the police?', checks: ['P-130'] },
      local_authority: { kind: 'number', wording: 'How many appointed by the local authority?', checks: ['P-130'] },
      social_workers: { kind: 'number', wording: 'How many of those are social workers?', checks: ['P-130'] },
      educators: { kind: 'number', wording: 'How many of those are from education?', checks: ['P-130'] },
    },
  },
  contribution_invited: {
    wording: 'Family or practitioners invited to contribute', description: 'Someone was asked to contribute to a review, or it was decided not to ask.', recordedBy: PARTNERSHIP, capitals: [], checks: ['P-142'],
    attributes: { role: { kind: 'choice', wording: 'Who?', options: { mother: 'Mother', father: 'Father', other_carer: 'Another carer', child: 'Child or sibling', practitioners: 'Practitioners' }, checks: ['P-142'] }, invited: { kind: 'yes-no', wording: 'Were they invited?', checks: ['P-142'] }, reasons: { ...REASON, checks: ['P-142'] } },
  },
  decision_signed: {
    wording: 'Partner signed or dissented', description: 'A delegated safeguarding partner took a position on the decision.', recordedBy: PARTNERSHIP, capitals: [], checks: ['P-125'],
    attributes: { partner: { ...PARTNER, checks: ['P-125'] }, agrees: { kind: 'yes-no', wording: 'Does this partner agree?', checks: ['P-125'] }, reasons: REASON },
  },
  review_decided: {
    wording: 'Decision on a practice review', description: 'The partners decided whether to carry out a local child safeguarding practice review.', recordedBy: PARTNERSHIP, capitals: [], checks: ['P-124', 'P-125'],
    attributes: { decision: { kind: 'choice', wording: 'What was decided?', options: { lcspr: 'Carry out a local review', national: 'Propose a national review', none: 'No review' }, checks: ['P-124'] }, reasons: { ...REASON, checks: ['P-124'] } },
  },
  delay_recorded: { wording: 'Delay recorded', description: 'A statutory limit was or will be missed, and why.', recordedBy: PARTNERSHIP, capitals: [], checks: ['P-123', 'P-126'], attributes: { reason: { ...REASON, checks: ['P-126'] }, until: { kind: 'date', wording: 'What is the revised date?' } } },
  rapid_review_started: { wording: 'Rapid review started', description: 'The partners began the rapid review.', recordedBy: PARTNERSHIP, capitals: [], checks: ['P-123', 'P-127'], attributes: {} },
  rapid_review_submitted: { wording: 'Rapid review sent to the Panel', description: 'The rapid review and the decision were sent to the Panel.', recordedBy: PARTNERSHIP, capitals: [], checks: ['P-123', 'P-124'], attributes: { joint: { kind: 'yes-no', wording: 'Had all three partners joined the decision?', checks: ['P-125'] } } },
  panel_received: { wording: 'Received by the Panel', description: 'The Panel acknowledged what it was sent.', recordedBy: ['panel'], capitals: [], attributes: { reference: { kind: 'text', wording: 'What is its reference?' } } },
  panel_replied: { wording: 'Reply from the Panel', description: 'The Panel said what it thinks of the decision.', recordedBy: ['panel'], capitals: [], checks: ['P-134'], attributes: { agrees: { kind: 'yes-no', wording: 'Does the Panel agree?' } } },
  review_started: { wording: 'Practice review started', description: 'A practice review began.', recordedBy: PARTNERSHIP, capitals: [], checks: ['P-126', 'P-127'], attributes: {} },
  review_completed: { wording: 'Practice review completed', description: 'The report was finished.', recordedBy: PARTNERSHIP, capitals: [], checks: ['P-126'], attributes: {} },
  review_published: { wording: 'Practice review published', description: 'The report was published.', recordedBy: PARTNERSHIP, capitals: [], checks: ['P-126'], attributes: {} },
  publication_held: { wording: 'Publication held back', description: 'It was decided not to publish yet, or not at all.', recordedBy: PARTNERSHIP, capitals: [], checks: ['P-126'], attributes: { reason: { ...REASON, checks: ['P-126'] } } },
  recommendation_made: { wording: 'Recommendation made', description: 'A review made a recommendation.', recordedBy: PARTNERSHIP, capitals: [], checks: ['P-134'], attributes: { recommendation: RECOMMENDATION, addressee: { kind: 'choice', wording: 'To whom?', options: { local: 'Local services', national: 'National bodies or government' }, checks: ['P-134'] } } },
  recommendation_answered: {
    wording: 'Recommendation answered', description: 'Those it was made to said what they will do, or what has changed.', recordedBy: PARTNERSHIP, capitals: [], checks: ['P-135'],
    attributes: { recommendation: RECOMMENDATION, answer: { kind: 'choice', wording: 'What was the answer?', options: { accepted: 'Accepted', accepted_in_part: 'Accepted in part', rejected: 'Rejected', progress: 'Progress reported', shelved: 'Shelved' }, checks: ['P-135'] } },
  },
  national_issue_referred: { wording: 'National issue sent up', description: 'A partnership told the Panel of an issue that is not for it alone.', recordedBy: PARTNERSHIP, capitals: [], checks: ['P-134'], attributes: { recommendation: RECOMMENDATION } },
  action_set: { wording: 'Action set', description: 'Someone was given something to do.', recordedBy: PARTNERSHIP, capitals: [], checks: ['P-132'], attributes: { action: ACTION, owner: ASKED, due: { kind: 'date', wording: 'By when?', checks: ['P-132'] } } },
  action_done: { wording: 'Action reported done', description: 'An action was said to be done.', recordedBy: PARTNERSHIP, capitals: [], checks: ['P-132'], attributes: { action: ACTION, evidence: { kind: 'number', wording: 'How many pieces of evidence came with it?', checks: ['P-132'] } } },
  assurance_answered: { wording: 'Assurance given', description: 'A service answered how it knows that something is done.', recordedBy: PARTNERSHIP, capitals: [], checks: ['P-133'], attributes: { from: ASKED, answer: { kind: 'yes-no', wording: 'Did it say yes?', checks: ['P-133'] }, evidence: { kind: 'number', wording: 'How many pieces of evidence came with it?', checks: ['P-133'] } } },
} as const satisfies EventDefinitions;
