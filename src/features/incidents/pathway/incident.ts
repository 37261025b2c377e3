import type { Moment } from '../../../kernel/london-time.ts';
import type { ActOf, Addressee, Limb, NotificationDecision, StandingOfDecision } from './act.ts';
import type { Facts, Partner, Suspicion } from './facts.ts';
import type { FrozenPart } from './frozen-part.ts';
import type { ReviewDecision } from './review-decision.ts';

export type PartnerView = ActOf<'partner_view'>['data'] & { readonly at: Moment };
export type Delay = ActOf<'delay_recorded'>['data'] & { readonly at: Moment };

/** The council's decision and when it was recorded. */
export interface Decided<Decision extends NotificationDecision = NotificationDecision> {
  readonly decision: Decision;
  readonly at: Moment;
}

/** A decision by which something is sent; its addressee is fixed by its outcome. */
export type DecidedToSend = Decided<Exclude<NotificationDecision, { outcome: 'do-not-notify' }>>;
export type DecidedNotToSend = Decided<Extract<NotificationDecision, { outcome: 'do-not-notify' }>>;

/** A notification as it was frozen. */
export interface Locked {
  readonly version: number;
  readonly addressee: Addressee;
  readonly parts: readonly FrozenPart[];
  readonly at: Moment;
}

/** A notification recorded as sent in the Department for Education's system. */
export interface Sent {
  readonly version: number;
  readonly reference: string;
  readonly sentAt: Moment;
  /** How the partnership ran the rapid review's clock on that day, where it had chosen a way of its own. */
  readonly variant?: string;
}

export type PartnerAnswer =
  | { readonly answer: 'signed'; readonly at: Moment }
  | { readonly answer: 'dissented'; readonly reason: string; readonly at: Moment };

/** A decision put to the partners, with what each has said to this version of it. */
export interface ProposedDecision {
  readonly version: number;
  readonly decision: ReviewDecision;
  /** The questions and answers as they were frozen. */
  readonly parts: readonly FrozenPart[];
  readonly at: Moment;
  readonly answers: Readonly<Partial<Record<Partner, PartnerAnswer>>>;
}

/** A rapid review as it went; `standing` is how the partners stood on that day. */
export interface SentReview {
  readonly version: number;
  readonly sentAt: Moment;
  readonly standing: StandingOfDecision;
  readonly reason?: string;
  /** The version of the decision that went inside it. */
  readonly decision?: number;
  readonly parts: readonly FrozenPart[];
}

/** The Panel was told of a decision: with a rapid review, or by a notice of its own. */
export interface SentNotice {
  readonly decision: number;
  readonly standing: StandingOfDecision;
  readonly sentAt: Moment;
}

/** What an incident has in every stage. */
export interface Core {
  readonly facts: Facts;
  readonly suspicion: Suspicion;
  /** The latest from each partner. */
  readonly views: Readonly<Partial<Record<Partner, PartnerView>>>;
  readonly delays: readonly Delay[];
  readonly consideredAt: Moment;
  /** The newest version of each kind so far: they count up through the incident and are never used twice. */
  readonly versions: { readonly notification: number; readonly decision: number; readonly review: number; readonly release: number };
}

interface AfterSending {
  readonly decided: DecidedToSend;
  readonly sent: Sent;
  /** Locked after the notification went, to correct it. */
  readonly correction?: Locked & { readonly sentAt?: Moment };
}

interface InReview {
  /** The newest decision put to the partners. */
  readonly proposed?: ProposedDecision;
  readonly notices: readonly SentNotice[];
  /** The newest version released to the agencies that were asked. */
  readonly released?: number;
}

/** An incident, by stage: what a stage cannot have is not there to be misread. */
export type Incident =
  | (Core & { readonly stage: 'considered' })
  | (Core & { readonly stage: 'not-notified'; readonly decided: DecidedNotToSend })
  | (Core & { readonly stage: 'preparing'; readonly decided: DecidedToSend })
  | (Core & { readonly stage: 'locked'; readonly decided: DecidedToSend; readonly ready: Locked })
  | (Core & AfterSending & { readonly stage: 'others-told' })
  | (Core & AfterSending & InReview & { readonly stage: 'rapid-review' })
  | (Core & AfterSending & InReview & { readonly stage: 'review-sent'; readonly reviews: readonly [SentReview, ...SentReview[]] })
  | (Core & AfterSending & { readonly stage: 'withdrawn'; readonly withdrawn: { readonly reason: string; readonly told: string; readonly at: Moment } });

export type Stage = Incident['stage'];
export type InStage<S extends Stage> = Extract<Incident, { stage: S }>;

/** The stages in the order of the pathway, in words for lists, headings and the diagram. */
export const stageWords = {
  considered: 'Considered, not yet decided',
  'not-notified': 'Not notified',
  preparing: 'Notification being prepared',
  locked: 'Notification ready to send',
  'others-told': 'Secretary of State and Ofsted told',
  'rapid-review': 'Rapid review under way',
  'review-sent': 'Rapid review sent',
  withdrawn: 'Notification withdrawn',
} as const satisfies Record<Stage, string>;

/** Which limbs the council relied on; empty when it decided to tell others only. */
export function limbsOf({ decision }: DecidedToSend): readonly Limb[] {
  return decision.outcome === 'notify' ? decision.limbs : [];
}

export function addresseeOf({ decision }: DecidedToSend): Addressee {
  return decision.outcome === 'notify' ? 'panel' : 'others';
}
