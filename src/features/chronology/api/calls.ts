import { defineCall, done, notDone, type AnyCall, type CallReply } from '../../access/index.ts';
import { aboutRequest, findRequest, foldRequest, listRequests, type RequestRecord } from '../../incidents/index.ts';
import { chronologyRefusals } from '../refusals.ts';
import { findSource } from '../store/sources.ts';
import { callPaths } from './paths.ts';
import { readBatch } from './read-batch.ts';
import { sentRefusals } from './refusals.ts';
import { listHeld, sourceOfSystem, type Held } from './store.ts';
import { takeBatch } from './take-batch.ts';

const PAGE = 500;

const gone = { code: 'CALL_RECORD_NOT_FOUND', message: 'There is no such record, or this system may not know that there is' };

/** What the agency was asked and may still answer. */
const requestsCall = defineCall({
  method: 'GET', path: callPaths.requests, may: 'chronology:send', audits: 'system.requests-read',
  handle: async ({ context: { tx, caller, reveal } }) => {
    const open = (await listRequests(tx)).filter(({ acts }) => foldRequest(acts).stage !== 'withdrawn');
    reveal(open.map(({ id }) => id));
    return done({ requests: open.map((record) => asked(record, caller.seats.find(({ partnershipId }) => partnershipId === record.partnershipId)?.partnership ?? '')) });
  },
});

function asked(record: RequestRecord, partnership: string): object {
  const request = foldRequest(record.acts);
  return {
    request: record.id, review: record.reference, partnership, agency: record.organisation, asked_at: request.askedAt, due: request.due, answered: request.stage !== 'asked',
    asked_for: request.text, ...(request.stage === 'asked' && request.again !== undefined ? { asked_again_for: request.again } : {}), entries: callPaths.entries.to({ request: record.id }),
  };
}

/** A batch of entries. The answer is 200 once the batch was read: each entry has its own answer in it. */
const sendCall = defineCall({
  method: 'POST', path: callPaths.entries, may: 'chronology:send', audits: 'system.entries-sent', about: aboutRequest, reads: readBatch,
  handle: async ({ params, body, context }): Promise<CallReply> => {
    const record = await findRequest(context.tx, params.request);
    if (record === null) return notDone(404, gone);
    if (foldRequest(record.acts).stage === 'withdrawn') return notDone(409, chronologyRefusals.refusal('CHRONOLOGY_REQUEST_WITHDRAWN'));
    const answers = await takeBatch({ tx: context.tx, now: context.now, by: context.caller, request: context.request }, record, body);
    context.reveal(new Set(answers.flatMap(({ entry }) => entry ?? [])));
    const count = (status: string) => answers.filter((answer) => answer.status === status).length;
    return done({
      request: record.id, taken: count('taken'), already_held: count('already_held'), corrected: count('corrected'), refused: count('refused'), entries: answers,
    });
  },
});

/** What the calling system has sent for a request, and how each entry stands. */
const heldCall = defineCall({
  method: 'GET', path: callPaths.entries, may: 'chronology:send', audits: 'system.entries-read', about: aboutRequest,
  handle: async ({ params, query, context: { tx, caller, reveal } }): Promise<CallReply> => {
    const after = Number(query['after'] ?? '-1');
    if (!Number.isInteger(after) || after < -1 || after >= 2 ** 31) return notDone(422, sentRefusals.refusal('SENT_PAGE_NOT_READABLE'));
    const id = await sourceOfSystem(tx, params.request, caller.id);
    const source = id === null ? null : await findSource(tx, id);
    const held = source === null ? [] : await listHeld(tx, source.id, { after, most: PAGE });
    reveal(held.map(({ entryId }) => entryId));
    const last = held.at(-1);
    const next = held.length < PAGE || last === undefined ? {} : { next: `${callPaths.entries.to(params)}?after=${last.position}` };
    return done({ request: params.request, set_aside: source?.standing === 'set-aside', entries: held.map(asHeld), ...next });
  },
});

function asHeld({ reference, entryId, forms, sentAt, problems, correctedByPerson }: Held): object {
  return { reference, entry: entryId, status: correctedByPerson ? 'corrected_by_partnership' : forms > 1 ? 'corrected' : 'taken', forms, sent_at: sentAt.toISOString(), problems };
}

export const chronologyCalls: readonly AnyCall[] = [requestsCall, heldCall, sendCall];
