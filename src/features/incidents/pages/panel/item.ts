import { momentInWords } from '../../../../kernel/london-time.ts';
import type { Refusal } from '../../../../kernel/result.ts';
import { wordFile, WORD_TYPE } from '../../../../platform/documents/index.ts';
import { again, file, notFound, redirect, view, type Reply } from '../../../../platform/pages/page.ts';
import { definePage, may, type Context } from '../../../access/index.ts';
import { acknowledge } from '../../commands/acknowledge.ts';
import { panelDocument, panelFileName, panelItemTitle } from '../../panel/panel-document.ts';
import { completenessInWords, timelinessInWords } from '../../panel/panel-inbox.ts';
import { panelItemWords, panelStage, panelStageWords, panelTransitions } from '../../panel/panel-item.ts';
import { paths } from '../../paths.ts';
import { findPanelItem, listPanelItems, type PanelItem } from '../../store/index.ts';
import { namesOf } from '../../store/people.ts';
import { aboutPanelItem } from '../about.ts';
import { doing } from '../doing.ts';

const template = 'incidents/panel/item.njk';
const MOST_IN_NOTE = 2_000;

/** One item as it was sent, with the others of the same incident. */
export const itemPage = definePage({
  method: 'GET', path: paths.panelItem, may: 'panel:read', audits: 'panel.item-read', about: aboutPanelItem,
  handle: ({ params, context }) => show(context, params.item),
});

export const acknowledgePage = definePage({
  method: 'POST', path: paths.acknowledgePanelItem, may: 'panel:acknowledge', audits: 'panel.acknowledged', about: aboutPanelItem,
  handle: async ({ params, form, context }) => {
    const note = String(form['note'] ?? '').slice(0, MOST_IN_NOTE);
    const done = await acknowledge(doing(context), params.item, note);
    return done.ok ? redirect(paths.panelItem.to(params), panelTransitions.acknowledged.done) : show(context, params.item, done.refusals, note);
  },
});

export const itemInWordPage = definePage({
  method: 'GET', path: paths.panelItemInWord, may: 'panel:read', audits: 'panel.item-exported', about: aboutPanelItem,
  handle: async ({ params, context }) => {
    const item = await findPanelItem(context.tx, params.item);
    return item === null ? notFound : file(panelFileName(item), WORD_TYPE, await wordFile(panelDocument(item)));
  },
});

async function show(context: Context, id: string, refusals: readonly Refusal[] = [], note = ''): Promise<Reply> {
  const item = await findPanelItem(context.tx, id);
  if (item === null) return notFound;
  const others = (await listPanelItems(context.tx, item.incidentId)).filter((other) => other.id !== item.id);
  context.reveal(others.map((other) => other.id));
  const data = { ...(await itemData(context, item)), others: others.map(otherRow), note, most: MOST_IN_NOTE };
  return refusals.length === 0 ? view(template, data) : again(template, refusals, data);
}

async function itemData({ tx, actor }: Context, item: PanelItem) {
  const stage = panelStage(item.acts);
  const [act] = item.acts;
  const nameOf = await namesOf(tx, act === undefined ? [] : [act.by]);
  return {
    title: panelItemTitle(item), caption: item.partnership, breadcrumbs: [{ text: 'Home', href: paths.home.to() }, { text: 'Panel inbox', href: paths.panel.to() }],
    stage, marks: item.content.marks, gaps: item.content.gaps ?? [], parts: item.content.parts, incident: item.reference,
    facts: [
      { label: 'Received', text: momentInWords(item.sentAt) }, { label: 'In time?', text: timelinessInWords(item) },
      { label: 'Completeness', text: completenessInWords(item) }, { label: 'State', text: panelStageWords[stage] }, ...item.content.summary,
    ],
    acknowledged: act === undefined ? null : { at: act.at, by: nameOf(act.by), ...(act.data.note === undefined ? {} : { note: act.data.note }) },
    mayAcknowledge: stage === 'received' && may(actor, 'panel:acknowledge'),
    button: panelTransitions.acknowledged.button, acknowledgeAt: paths.acknowledgePanelItem.to({ item: item.id }), wordAt: paths.panelItemInWord.to({ item: item.id }),
  };
}

function otherRow({ id, kind, version, sentAt, acts }: PanelItem) {
  return { href: paths.panelItem.to({ item: id }), text: `${panelItemWords[kind]}, version ${version}`, sentAt, state: panelStageWords[panelStage(acts)] };
}
