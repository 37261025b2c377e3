import { may, type Actor, type Context } from '../../../access/index.ts';
import { panelItemWords, panelStage } from '../../panel-item.ts';
import { listPanelItems } from '../../store/index.ts';

const SHOWN = 20;

/** What came in and waits to be acknowledged, the longest waiting first. */
export async function panelPart({ tx, reveal }: Context, actor: Actor) {
  const items = await listPanelItems(tx);
  const waiting = items.filter(({ acts }) => panelStage(acts) === 'received').toReversed();
  const shown = waiting.slice(0, SHOWN);
  reveal(shown.map(({ id }) => id));
  return {
    rows: shown.map(({ id, kind, reference, version, partnership, sentAt }) =>
      ({ href: `/panel/${id}`, kind: panelItemWords[kind], reference, version, partnership, sentAt })),
    waiting: waiting.length, received: items.length, mayAcknowledge: may(actor, 'panel:acknowledge'),
  };
}
