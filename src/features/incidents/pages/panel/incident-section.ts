import { panelItemTitle } from '../../panel/panel-document.ts';
import { markInShort, timelinessInWords } from '../../panel/panel-inbox.ts';
import { listPanelItems, type PanelItem } from '../../store/index.ts';
import type { IncidentOnPage } from '../incident/on-page.ts';
import type { Section } from '../incident/sections.ts';

/** What the Panel has been sent, and whether it has acknowledged it. */
export async function panelSection({ tx, record }: IncidentOnPage): Promise<Section | null> {
  const items = await listPanelItems(tx, record.id);
  if (items.length === 0) return null;
  return { id: 'panel', title: 'Sent to the Panel', template: 'incidents/panel/incident-section.njk', data: { items: items.map(shownItem) } };
}

function shownItem(item: PanelItem) {
  const [act] = item.acts;
  return {
    title: panelItemTitle(item), sentAt: item.sentAt, marks: item.content.marks.map(markInShort), timeliness: item.content.timeliness === undefined ? '' : timelinessInWords(item),
    acknowledged: act === undefined ? null : { at: act.at, ...(act.data.note === undefined ? {} : { note: act.data.note }) },
  };
}
