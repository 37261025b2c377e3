import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Standing } from '../../calendar/index.ts';
import { chasedInWords, requestStanding } from './request-standing.ts';
import { foldRequest, requestStageWords, type AgencyRequest, type RequestStage } from './request.ts';
import type { RequestRecord } from '../store/index.ts';

/** One request as a list shows it. */
export interface RequestRow {
  readonly id: string;
  readonly agency: string;
  readonly stage: RequestStage;
  readonly state: string;
  readonly due: PlainDate;
  /** Null once it is withdrawn. */
  readonly standing: Standing | null;
  /** Whether and when it was chased, as a sentence without its full stop. */
  readonly chased: string;
  readonly request: AgencyRequest;
}

/** The late first, then the next due; the answered and the withdrawn after those that are waited for. */
export function requestRows(records: readonly RequestRecord[], now: Date): readonly RequestRow[] {
  return records.map((record) => requestRow(record, now)).toSorted((a, b) => order(a).localeCompare(order(b)));
}

export function requestRow({ id, organisation, acts }: RequestRecord, now: Date): RequestRow {
  const request = foldRequest(acts);
  return {
    id, agency: organisation, stage: request.stage, state: stateInWords(request), due: request.due,
    standing: requestStanding(request, now), chased: chasedInWords(request), request,
  };
}

function stateInWords(request: AgencyRequest): string {
  if (request.stage === 'asked' && request.again !== undefined) return 'Waiting for more';
  if (request.stage === 'returned' && request.versions > 1) return `${requestStageWords.returned}, version ${request.versions}`;
  return requestStageWords[request.stage];
}

const ORDER: readonly RequestStage[] = ['asked', 'returned', 'nil-returned', 'withdrawn'];

function order({ stage, due, agency }: RequestRow): string {
  return `${ORDER.indexOf(stage)} ${due} ${agency}`;
}
