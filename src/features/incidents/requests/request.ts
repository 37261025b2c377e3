import { z } from 'zod';
import { day, moment, person, words } from '../pathway/field.ts';
import { FrozenPart } from '../pathway/frozen-part.ts';
import type { TransitionTable } from '../pathway/transition-table.ts';
import { stageAfter } from '../pathway/transition-table.ts';

const done = { at: moment, by: person };

/**
 * The history of what one agency was asked for a rapid review. It is kept apart from the
 * incident's, because the agency's author may read this and nothing else of the incident.
 */
export const RequestAct = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('asked'), ...done, data: z.strictObject({ due: day, text: words }) }),
  z.strictObject({ kind: z.literal('chased'), ...done, data: z.strictObject({ text: words, how: z.enum(['email', 'telephone', 'in-person', 'other']) }) }),
  z.strictObject({ kind: z.literal('due_moved'), ...done, data: z.strictObject({ due: day, reason: words }) }),
  z.strictObject({ kind: z.literal('returned'), ...done, data: z.strictObject({ version: z.int().min(1), parts: z.array(FrozenPart).min(1).readonly() }) }),
  z.strictObject({ kind: z.literal('nil_returned'), ...done, data: z.strictObject({ searched: words }) }),
  z.strictObject({ kind: z.literal('asked_again'), ...done, data: z.strictObject({ due: day, reason: words }) }),
  z.strictObject({ kind: z.literal('withdrawn'), ...done, data: z.strictObject({ reason: words }) }),
]);
export type RequestAct = z.infer<typeof RequestAct>;
export type RequestActKind = RequestAct['kind'];
/** Before it is known who did it and when. */
export type NewRequestAct = RequestAct extends infer Each ? (Each extends RequestAct ? Omit<Each, 'at' | 'by'> : never) : never;
type RequestActOf<Kind extends RequestActKind> = Extract<RequestAct, { kind: Kind }>;

interface Asked {
  /** The agency's own due date, as last moved. */
  readonly due: RequestActOf<'asked'>['data']['due'];
  readonly askedAt: RequestAct['at'];
  readonly text: string;
  readonly chases: readonly RequestActOf<'chased'>[];
  /** Versions returned so far. */
  readonly versions: number;
}

/** A request, by stage. A nil return is an answer: it says what was searched and that nothing was held. */
export type AgencyRequest =
  | (Asked & { readonly stage: 'asked'; readonly again?: string })
  | (Asked & { readonly stage: 'returned'; readonly returned: RequestActOf<'returned'> })
  | (Asked & { readonly stage: 'nil-returned'; readonly nil: RequestActOf<'nil_returned'> })
  | (Asked & { readonly stage: 'withdrawn'; readonly reason: string });

export type RequestStage = AgencyRequest['stage'];

export const requestStageWords = {
  asked: 'Waiting for the agency',
  returned: 'Summary returned',
  'nil-returned': 'Nil return: no involvement found',
  withdrawn: 'Request withdrawn',
} as const satisfies Record<RequestStage, string>;

const ANSWERABLE = ['asked', 'returned', 'nil-returned'] as const;

/** What can be done with a request, where it leads and who may. */
export const requestTransitions = {
  asked: {
    may: 'request:send', button: 'Ask this agency', done: 'The agency has been asked for a summary',
    reason: 'none', moves: [{ from: ['nothing'], to: 'asked' }],
  },
  chased: {
    may: 'request:chase', button: 'Record that this was sent', done: 'The reminder has been recorded',
    reason: 'none', moves: [{ from: ['asked'], to: 'asked' }],
  },
  due_moved: {
    may: 'request:send', button: 'Agree another date', done: 'The agency’s due date has been moved',
    reason: 'required', missing: 'Enter why the date is being moved', moves: [{ from: ['asked'], to: 'asked' }],
  },
  returned: {
    may: 'request:answer', button: 'Send this summary', done: 'Your summary has been sent to the partnership',
    reason: 'none', moves: [{ from: ANSWERABLE, to: 'returned' }],
  },
  nil_returned: {
    may: 'request:answer', button: 'Send a nil return', done: 'Your nil return has been sent to the partnership',
    reason: 'required', missing: 'Enter which records were searched', moves: [{ from: ANSWERABLE, to: 'nil-returned' }],
  },
  asked_again: {
    may: 'request:send', button: 'Ask for more', done: 'The agency has been asked for more',
    reason: 'required', missing: 'Enter what more is needed', moves: [{ from: ['returned', 'nil-returned'], to: 'asked' }],
  },
  withdrawn: {
    may: 'request:send', button: 'Withdraw this request', done: 'The request has been withdrawn',
    reason: 'required', missing: 'Enter why the request is being withdrawn', moves: [{ from: ['asked'], to: 'withdrawn' }],
  },
} as const satisfies TransitionTable<RequestStage, RequestActKind>;

export const REQUEST_ENDS: readonly RequestStage[] = ['returned', 'nil-returned', 'withdrawn'];

/** Throws when the acts could not have happened in that order. */
export function foldRequest(acts: readonly RequestAct[]): AgencyRequest {
  const request = acts.reduce<AgencyRequest | null>(evolveRequest, null);
  if (request === null) throw new Error('a request without acts has no state');
  return request;
}

export function requestStageAfter(from: RequestStage | 'nothing', kind: RequestActKind): RequestStage | undefined {
  return stageAfter<RequestStage, RequestActKind>(requestTransitions, from, { kind });
}

function evolveRequest(state: AgencyRequest | null, act: RequestAct): AgencyRequest {
  const from = state?.stage ?? 'nothing';
  if (requestStageAfter(from, act.kind) === undefined) throw new Error(`${act.kind} cannot follow at the stage ${from}`);
  if (state !== null) return applied(state, act);
  if (act.kind !== 'asked') throw new Error('a request begins by asking');
  return { stage: 'asked', due: act.data.due, askedAt: act.at, text: act.data.text, chases: [], versions: 0 };
}

function applied(state: AgencyRequest, act: RequestAct): AgencyRequest {
  const { due, askedAt, text, chases, versions } = state;
  const asked: Asked = { due, askedAt, text, chases, versions };
  switch (act.kind) {
    case 'asked': throw new Error('a request begins once');
    case 'chased': return { ...state, chases: [...chases, act] };
    case 'due_moved': return { ...state, due: act.data.due };
    case 'returned': return { ...asked, stage: 'returned', versions: act.data.version, returned: act };
    case 'nil_returned': return { ...asked, stage: 'nil-returned', nil: act };
    case 'asked_again': return { ...asked, stage: 'asked', due: act.data.due, again: act.data.reason };
    case 'withdrawn': return { ...asked, stage: 'withdrawn', reason: act.data.reason };
  }
}
