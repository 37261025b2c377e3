import { decisionOpen } from '../../commands/review-decision.ts';
import { paths } from '../../paths.ts';
import { namesOf } from '../../store/people.ts';
import type { IncidentOnPage } from '../incident/on-page.ts';
import type { Section } from '../incident/sections.ts';
import { partnersOf } from './partners.ts';
import { peopleIn, shownVersions, standingTag } from './shown.ts';

/** The newest decision, how it stands, and who signed it. */
export async function decisionSection({ tx, actor, record, incident, may }: IncidentOnPage): Promise<Section | null> {
  if (!decisionOpen(incident.stage)) return null;
  const [newest] = shownVersions(record, await namesOf(tx, peopleIn(record)));
  const values = { incident: record.id };
  return {
    id: 'decision', title: 'Decision on a practice review', template: 'incidents/decision/incident-section.njk',
    data: {
      newest, standing: standingTag(incident), readAt: paths.reviewDecision.to(values), mayAnswer: partnersOf(actor, record.partnershipId).length > 0,
      ...(may('review:propose-decision') ? { writeAt: paths.writeReviewDecision.to(values) } : {}),
    },
  };
}
