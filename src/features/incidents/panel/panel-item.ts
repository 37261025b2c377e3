import { z } from 'zod';
import { moment, person, words } from '../pathway/field.ts';
import type { TransitionTable } from '../pathway/transition-table.ts';

/** What the Panel did with something it received. The Panel sees the item and never the incident. */
export const PanelAct = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('acknowledged'), at: moment, by: person, data: z.strictObject({ note: words.exactOptional() }) }),
]);
export type PanelAct = z.infer<typeof PanelAct>;

/** What can be sent to the Panel. */
export const PANEL_ITEM_KINDS = ['notification', 'rapid_review', 'decision_notice'] as const;
export type PanelItemKind = (typeof PANEL_ITEM_KINDS)[number];

export const panelItemWords = {
  notification: 'Notification',
  rapid_review: 'Rapid review',
  decision_notice: 'Decision on a local child safeguarding practice review',
} as const satisfies Record<PanelItemKind, string>;

export type PanelStage = 'received' | 'acknowledged';

export const panelStageWords = { received: 'Waiting to be acknowledged', acknowledged: 'Acknowledged' } as const satisfies Record<PanelStage, string>;

type PanelMove = PanelItemKind | PanelAct['kind'];

const sending = { button: 'Send to the Panel', done: 'It has been sent to the Panel', reason: 'none', moves: [{ from: ['nothing'], to: 'received' }] } as const;

/** An item is received by being sent, with the sender's permission. */
export const panelTransitions = {
  notification: { ...sending, may: 'notification:record-sent' },
  rapid_review: { ...sending, may: 'review:send' },
  decision_notice: { ...sending, may: 'review:send' },
  acknowledged: {
    may: 'panel:acknowledge', button: 'Acknowledge', done: 'The partnership can see that this was received',
    reason: 'none', moves: [{ from: ['received'], to: 'acknowledged' }],
  },
} as const satisfies TransitionTable<PanelStage, PanelMove>;

export const PANEL_ENDS: readonly PanelStage[] = ['acknowledged'];

export function panelStage(acts: readonly PanelAct[]): PanelStage {
  return acts.length === 0 ? 'received' : 'acknowledged';
}
