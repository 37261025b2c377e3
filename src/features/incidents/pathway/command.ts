import type { Act, ActKind, ActOf } from './act.ts';

/** What a command leaves out of its act, because it follows from the incident and not from the person. */
interface Follows {
  readonly notification_locked: 'version' | 'addressee';
  readonly notified: 'version' | 'addressee' | 'variant';
  readonly correction_sent: 'version';
  readonly delay_recorded: 'due';
  readonly review_decision_proposed: 'version';
  readonly rapid_review_sent: 'version' | 'standing';
  readonly decision_notice_sent: 'decision' | 'standing';
  readonly released: 'version';
}

type Left<Kind extends ActKind> = Kind extends keyof Follows ? Follows[Kind] : never;

/** What somebody asks to be done to an incident: the kind of act and what they say. */
export type Command = { [Kind in ActKind]: { readonly kind: Kind; readonly data: Omit<ActOf<Kind>['data'], Left<Kind>> } }[ActKind];

export type CommandOf<Kind extends Act['kind']> = Extract<Command, { kind: Kind }>;
