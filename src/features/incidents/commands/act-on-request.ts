import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { decideRequest, type RequestCommand } from '../requests/decide-request.ts';
import { refusal } from '../refusals.ts';
import { foldRequest } from '../requests/request.ts';
import { addRequestActs, dropRequestDraft, holdRequest, type RequestRecord } from '../store/index.ts';
import type { Doing } from './act.ts';
import { isSecondPress } from './second-press.ts';

/**
 * Does one act to a request, or says why not and leaves everything as it was. The request is held
 * until the transaction ends. A draft that has become an answer is dropped.
 */
export async function actOnRequest({ tx, by, now }: Doing, requestId: string, command: Exclude<RequestCommand, { kind: 'asked' }>): Promise<Result<RequestRecord>> {
  const record = await holdRequest(tx, requestId);
  if (record === null) return refuse(refusal('REQUEST_NOT_FOUND'));
  const decided = decideRequest(foldRequest(record.acts), command, { now });
  if (!decided.ok) return decided;
  if (isSecondPress(record.acts, decided.value, by, now)) return refuse(refusal('RECORDED_JUST_NOW'));
  await addRequestActs(tx, record.id, record.acts.length, by, now, [decided.value]);
  if (command.kind === 'returned' || command.kind === 'nil_returned') await dropRequestDraft(tx, record.id);
  return ok(record);
}
