import { view } from '../../../platform/pages/page.ts';
import { definePage } from '../../access/index.ts';
import { agencyInWords, eventTypeInWords, whenInWords, type EventRecord } from '../../events/index.ts';
import { aboutIncident, findIncident, incidentBreadcrumbs } from '../../incidents/index.ts';
import { checkAt, paths } from '../paths.ts';
import type { Question } from '../review/first-asked.ts';
import { questionsRemembered } from '../review/remembered.ts';
import { catalogue } from '../review/shipped.ts';
import { limitsOf } from './check-view.ts';
import type { ReviewRecord } from './port.ts';

/** What services might have asked then, day by day on what each knew; never what would have predicted the harm. */
export const reviewPage = (record: ReviewRecord) => definePage({
  method: 'GET', path: paths.review, may: 'checks:review', audits: 'checks.review-read', about: aboutIncident,
  handle: async ({ params: { incident }, context }) => {
    const found = await findIncident(context.tx, incident);
    if (found === null) throw new Error('The incident was there a moment ago');
    const events = await record.events(context.tx, incident);
    const byId = new Map(events.map((event) => [event.id, event]));
    const questions = questionsRemembered(events, catalogue());
    const shown = (state: Question['result']['result']) => questions.filter(({ result }) => result.result === state).map((question) => inWords(question, byId, (entry) => record.entryAt(incident, entry)));
    context.reveal(new Set(questions.flatMap(({ result }) => result.evidence)));
    return view('checks/review.njk', {
      title: 'What services might have asked', caption: `Incident ${found.reference}`,
      breadcrumbs: incidentBreadcrumbs(found, { text: 'Combined chronology', href: record.chronologyAt(incident) }),
      events: events.length, fired: shown('fired'), pending: shown('pending'), cannotTell: shown('cannot_tell'), chronologyAt: record.chronologyAt(incident),
    });
  },
});

function inWords({ check, result, asked }: Question, events: ReadonlyMap<string, EventRecord>, entryAt: (entry: string) => string): object {
  return {
    id: check.id, name: check.name, duty: check.duty, holder: check.holder === undefined ? undefined : agencyInWords(check.holder), text: result.text, lesson: check.lesson,
    since: result.since, href: checkAt(check.id), limits: limitsOf(check),
    asked: asked.map(({ agency, area, from, certainty }) => ({ who: `${agencyInWords(agency)}, ${area}`, from, possible: certainty === 'possible' })),
    evidence: result.evidence.flatMap((id) => {
      const event = events.get(id);
      return event === undefined ? [] : [{ href: entryAt(id), when: whenInWords(event.occurred), what: event.known ? eventTypeInWords(event.type) : event.type, text: event.text }];
    }),
  };
}
