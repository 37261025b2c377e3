import { z } from 'zod';
import { Facts, Partner, Suspicion } from './facts.ts';
import { day, moment, person, version, words } from './field.ts';
import { FrozenPart } from './frozen-part.ts';
import { ReviewDecision } from './review-decision.ts';

/** The limbs of Children Act 2004 section 16C(1): (a) harmed in the area, (b) resident and harmed outside England. */
export const Limb = z.enum(['16C(1)(a)', '16C(1)(b)']);
export type Limb = z.infer<typeof Limb>;

/** Whom a notice is for. Deaths of looked-after children and care leavers alone go to `others`: the Secretary of State and Ofsted. */
export const Addressee = z.enum(['panel', 'others']);
export type Addressee = z.infer<typeof Addressee>;

/** What the council decided. */
export const NotificationDecision = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('notify'), limbs: z.array(Limb).min(1).readonly(), reason: words }),
  z.strictObject({ outcome: z.literal('tell-others'), reason: words }),
  z.strictObject({ outcome: z.literal('do-not-notify'), reason: words }),
]);
export type NotificationDecision = z.infer<typeof NotificationDecision>;

/** Where the three partners stand on a decision; anything but `joint` is marked wherever it is shown. */
export const StandingOfDecision = z.enum(['no-decision-yet', 'not-yet-joint', 'with-dissent', 'joint']);
export type StandingOfDecision = z.infer<typeof StandingOfDecision>;

const done = { at: moment, by: person };

function act<const Kind extends string, Data extends z.ZodRawShape>(kind: Kind, data: Data) {
  return z.strictObject({ kind: z.literal(kind), ...done, data: z.strictObject(data) });
}

/**
 * Everything that can be done to an incident. `at` is when it was recorded and `by` the person who
 * did; `data` is what the row holds. Nothing is changed afterwards: a correction is a new act.
 */
export const Act = z.discriminatedUnion('kind', [
  act('considered', { facts: Facts, suspicion: Suspicion }),
  act('facts_corrected', { facts: Facts, reason: words }),
  act('suspicion_recorded', { suspicion: Suspicion, reason: words }),
  act('partner_view', { partner: Partner, view: z.enum(['notify', 'do-not-notify', 'no-view-yet']), reason: words.exactOptional() }),
  act('decided_on_notification', { decision: NotificationDecision }),
  act('notification_locked', { version, addressee: Addressee, parts: z.array(FrozenPart).min(1).readonly() }),
  act('notified', { version, addressee: Addressee, reference: words, sentAt: moment, variant: words.exactOptional() }),
  act('sending_corrected', { reference: words, sentAt: moment, reason: words }),
  act('correction_sent', { version, sentAt: moment }),
  act('notification_withdrawn', { reason: words, told: words }),
  act('delay_recorded', {
    clock: z.enum(['notify-panel', 'rapid-review']),
    due: day,
    reason: words,
    told: z.array(z.strictObject({ who: words, on: day })).min(1).readonly(),
    revised: day,
    learningActedOn: words,
  }),
  act('review_decision_proposed', { version, decision: ReviewDecision, parts: z.array(FrozenPart).readonly() }),
  act('partner_signed', { partner: Partner, version }),
  act('partner_dissented', { partner: Partner, version, reason: words }),
  act('rapid_review_sent', { version, sentAt: moment, standing: StandingOfDecision, reason: words.exactOptional(), parts: z.array(FrozenPart).min(1).readonly() }),
  act('decision_notice_sent', { decision: version, sentAt: moment, standing: StandingOfDecision, reason: words.exactOptional() }),
  act('released', { version, parts: z.array(FrozenPart).min(1).readonly() }),
]);
export type Act = z.infer<typeof Act>;
export type ActKind = Act['kind'];
export type ActOf<Kind extends ActKind> = Extract<Act, { kind: Kind }>;

/** An act before it is known who did it and when: the store adds both. */
export type NewAct = Act extends infer Each ? (Each extends Act ? Omit<Each, 'at' | 'by'> : never) : never;

export const ACT_KINDS: readonly ActKind[] = Act.options.map((option) => option.shape.kind.value);
