import { instantOf, momentInWords } from '../../../kernel/london-time.ts';
import type { Block, WordFile } from '../../../platform/documents/index.ts';
import { completenessInWords, timelinessInWords } from './panel-inbox.ts';
import { panelItemWords } from './panel-item.ts';
import type { PanelItem } from '../store/index.ts';

/** What a partnership sent, as a Word document: the marks first, then every frozen answer in the words it was asked in. */
export function panelDocument(item: PanelItem): WordFile {
  const title = panelItemTitle(item);
  return {
    title, marking: 'OFFICIAL – SENSITIVE', author: 'Sightline', foot: `${item.partnership}, ${item.reference}, version ${item.version}`,
    blocks: [
      ...item.content.marks.map((text): Block => ({ kind: 'notice', text })),
      { kind: 'facts', rows: [
        { label: 'From', text: item.partnership },
        { label: 'Received', text: momentInWords(item.sentAt) },
        { label: 'In time?', text: timelinessInWords(item) },
        { label: 'Completeness', text: completenessInWords(item) },
        ...item.content.summary,
        ...acknowledgement(item),
      ] },
      ...gapBlocks(item.content.gaps ?? []),
      ...item.content.parts.flatMap(({ title: heading, answers }): readonly Block[] => [
        { kind: 'heading', level: 1, text: heading },
        { kind: 'facts', rows: answers.map(({ wording, shown }) => ({ label: wording, text: shown })) },
      ]),
    ],
  };
}

/** "Rapid review 2026-003, version 1". */
export function panelItemTitle({ kind, reference, version }: Pick<PanelItem, 'kind' | 'reference' | 'version'>): string {
  return `${panelItemWords[kind]} ${reference}, version ${version}`;
}

/** A file name that says which item it is and names nobody: "rapid-review-2026-003-v1-2027-01-15.docx". */
export function panelFileName({ kind, reference, version, sentAt }: PanelItem): string {
  return `${kind.replaceAll('_', '-')}-${reference}-v${version}-${instantOf(sentAt).toISOString().slice(0, 10)}.docx`;
}

function gapBlocks(gaps: readonly string[]): readonly Block[] {
  return gaps.length === 0 ? [] : [{ kind: 'heading', level: 1, text: 'What is missing' }, { kind: 'list', items: gaps }];
}

function acknowledgement({ acts }: PanelItem): readonly { readonly label: string; readonly text: string }[] {
  const [act] = acts;
  if (act === undefined) return [{ label: 'Acknowledged', text: 'Not yet' }];
  const note = act.data.note === undefined ? [] : [{ label: 'Note from the Panel', text: act.data.note }];
  return [{ label: 'Acknowledged', text: momentInWords(act.at) }, ...note];
}
