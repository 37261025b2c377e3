import { may, type Actor, type Context } from '../../../access/index.ts';
import { panelItemTitle } from '../../panel/panel-document.ts';
import { panelStage } from '../../panel/panel-item.ts';
import { markInShort, timelinessInWords } from '../../panel/panel-inbox.ts';
import { paths } from '../../paths.ts';
import { listPanelItems } from '../../store/index.ts';

const SHOWN = 20;

/** What came in and waits to be acknowledged, the longest waiting first. */
export async function panelPart({ tx, reveal }: Context, actor: Actor) {
  const items = await listPanelItems(tx);
  const waiting = items.filter(({ acts }) => panelStage(acts) === 'received').toReversed();
  const shown = waiting.slice(0, SHOWN);
  reveal(shown.map(({ id }) => id));
  return {
    rows: shown.map((item) => ({
      href: paths.panelItem.to({ item: item.id }), title: panelItemTitle(item), partnership: item.partnership, sentAt: item.sentAt,
      timeliness: timelinessInWords(item), marks: item.content.marks.map(markInShort),
    })),
    waiting: waiting.length, more: waiting.length - shown.length, inbox: paths.panel.to(), received: items.length, mayAcknowledge: may(actor, 'panel:acknowledge'),
  };
}
