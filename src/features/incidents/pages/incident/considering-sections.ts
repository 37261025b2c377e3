import { partnerWords } from '../../pathway/standing.ts';
import { capitalFirst, dayAndTimeInWords } from '../../../../platform/pages/words.ts';
import { instantOf } from '../../../../kernel/london-time.ts';
import type { NotificationDecision } from '../../pathway/act.ts';
import { explainedAid, type Explained } from '../../pathway/decision-aid.ts';
import { limbNames } from '../../pathway/decision-aid-words.ts';
import { PARTNERS } from '../../pathway/facts.ts';
import { decisionWords, factRows, suspicionInWords } from '../../pathway/words-of-facts.ts';
import type { Incident } from '../../pathway/incident.ts';
import type { IncidentOnPage } from './on-page.ts';
import type { Section } from './sections.ts';

const viewWords = { notify: 'Notify', 'do-not-notify': 'Do not notify', 'no-view-yet': 'No view yet' } as const;

/** What the aid answers, and what the council decided. */
export function councilSection({ incident }: IncidentOnPage): Section {
  const decided = 'decided' in incident ? incident.decided : undefined;
  const limbs = decided?.decision.outcome === 'notify' ? decided.decision.limbs.map((limb) => limbNames[limb]) : [];
  const aid = explainedAid(incident.facts, incident.suspicion);
  return {
    id: 'council', title: 'Must this be notified?', template: 'incidents/incident/council.njk',
    data: {
      aid, folded: decided !== undefined && bearsOut(aid, decided.decision.outcome),
      decided: decided === undefined ? null : { outcome: decisionWords[decided.decision.outcome], limbs, reason: decided.decision.reason, at: dayAndTimeInWords(instantOf(decided.at)) },
    },
  };
}

/** Whether the advice is what the council acted on. Advice that differs from the decision stays in sight. */
function bearsOut(aid: readonly Explained[], outcome: NotificationDecision['outcome']): boolean {
  switch (outcome) {
    case 'notify': return aid.some(({ advice: { advice } }) => advice === 'must-notify');
    case 'tell-others': return aid.every(({ advice: { advice } }) => advice !== 'must-notify');
    case 'do-not-notify': return false;
  }
}

/** Where each of the three safeguarding partners stands on notifying. */
export function viewsSection({ incident }: IncidentOnPage): Section {
  const fold = incident.stage === 'considered' ? {} : { folded: 'What each partner thought about notifying' };
  return { id: 'views', title: 'The safeguarding partners’ views', template: 'incidents/incident/views.njk', ...fold, data: { views: viewsShown(incident) } };
}

export interface ViewShown {
  readonly partner: string;
  readonly view: string;
  readonly reason?: string;
  readonly at?: string;
}

/** Each partner's latest view, or that there is none. */
export function viewsShown({ views }: Incident): readonly ViewShown[] {
  return PARTNERS.map((partner) => {
    const given = views[partner];
    return {
      partner: capitalFirst(partnerWords[partner]),
      view: given === undefined ? 'Has not given a view' : viewWords[given.view],
      ...(given?.reason === undefined ? {} : { reason: given.reason }),
      ...(given === undefined ? {} : { at: dayAndTimeInWords(instantOf(given.at)) }),
    };
  });
}

/** The facts as they stand today. */
export function factsSection({ incident: { facts, suspicion } }: IncidentOnPage): Section {
  return {
    id: 'facts', title: 'What is recorded', template: 'incidents/incident/facts.njk', folded: 'Everything recorded about the incident',
    data: { rows: [...factRows(facts), { label: 'Abuse or neglect', text: suspicionInWords(suspicion) }] },
  };
}
