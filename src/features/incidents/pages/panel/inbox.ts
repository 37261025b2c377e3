import { view } from '../../../../platform/pages/page.ts';
import { definePage, may } from '../../../access/index.ts';
import { completenessInWords, inbox, markInShort, timelinessInShort, type InboxFilter } from '../../panel/panel-inbox.ts';
import { PANEL_ITEM_KINDS, panelItemWords, panelStage, panelStageWords } from '../../panel/panel-item.ts';
import { paths } from '../../paths.ts';
import { listPanelItems, type PanelItem } from '../../store/index.ts';

/** What came in to the Panel: what waits to be acknowledged first. */
export const inboxPage = definePage({
  method: 'GET', path: paths.panel, may: 'panel:read', audits: 'panel.inbox-read',
  handle: async ({ query, context }) => {
    const items = await listPanelItems(context.tx);
    const filter = filterFrom(query, items);
    const shown = inbox(items, filter);
    context.reveal(shown.map(({ id }) => id));
    return view('incidents/panel/inbox.njk', {
      title: 'Panel inbox', inbox: paths.panel.to(), total: items.length, rows: shown.map(rowOf), ...choicesFor(filter, items),
      waiting: items.filter(({ acts }) => panelStage(acts) === 'received').length,
      filtered: shown.length !== items.length, mayAcknowledge: may(context.actor, 'panel:acknowledge'),
    });
  },
});

function rowOf(item: PanelItem) {
  const stage = panelStage(item.acts);
  const [act] = item.acts;
  return {
    href: paths.panelItem.to({ item: item.id }), kind: panelItemWords[item.kind], partnership: item.partnership,
    reference: item.reference, version: item.version, sentAt: item.sentAt, stage, stageWords: panelStageWords[stage],
    ...(act === undefined ? {} : { acknowledgedAt: act.at }),
    timeliness: timelinessInShort(item),
    completeness: completenessInWords(item), marks: item.content.marks.map(markInShort),
  };
}

function filterFrom(query: Readonly<Record<string, string | undefined>>, items: readonly PanelItem[]): InboxFilter {
  return {
    kind: PANEL_ITEM_KINDS.find((kind) => kind === query['kind']),
    partnershipId: items.find(({ partnershipId }) => partnershipId === query['partnership'])?.partnershipId,
    stage: (['received', 'acknowledged'] as const).find((stage) => stage === query['state']),
  };
}

function choicesFor({ kind, partnershipId, stage }: InboxFilter, items: readonly PanelItem[]) {
  const partnerships = new Map<string, string>(items.map((item) => [item.partnershipId, item.partnership]));
  return {
    kinds: choices('Any kind', PANEL_ITEM_KINDS.map((value) => ({ value, text: panelItemWords[value] })), kind),
    partnerships: choices('Any partnership', [...partnerships].map(([value, text]) => ({ value, text })).toSorted((a, b) => a.text.localeCompare(b.text)), partnershipId),
    states: choices('Waiting or acknowledged', (['received', 'acknowledged'] as const).map((value) => ({ value, text: panelStageWords[value] })), stage),
  };
}

function choices(any: string, values: readonly { readonly value: string; readonly text: string }[], chosen: string | undefined) {
  return [{ value: '', text: any, selected: chosen === undefined }, ...values.map((each) => ({ ...each, selected: each.value === chosen }))];
}
