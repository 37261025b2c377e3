import { clockStanding } from '../../../calendar/index.ts';
import { seatsWith, type Actor, type Context } from '../../../access/index.ts';
import { paths } from '../../paths.ts';
import { foldRequest } from '../../requests/request.ts';
import { listRequests } from '../../store/index.ts';

/** What this person's own organisation has been asked and has not answered, soonest first. */
export async function requestsPart({ tx, now, reveal }: Context, actor: Actor) {
  const seats = seatsWith(actor, 'request:answer');
  const mine = (await listRequests(tx)).filter(({ partnershipId, organisationId }) =>
    seats.some((seat) => seat.partnershipId === partnershipId && seat.organisationId === organisationId));
  const waiting = mine.map((record) => ({ record, request: foldRequest(record.acts) })).filter(({ request }) => request.stage === 'asked');
  reveal(waiting.map(({ record }) => record.id));
  return {
    organisations: [...new Set(seats.map(({ organisation }) => organisation))], answered: mine.length - waiting.length, all: paths.requests.to(),
    rows: waiting.toSorted((a, b) => a.request.due.localeCompare(b.request.due)).map(({ record: { id, reference, organisation }, request: { due } }) =>
      ({ reference, organisation, href: paths.request.to({ request: id }), standing: clockStanding(due, now), dueOn: due })),
  };
}
