import { dateInWords } from '../../../kernel/plain-date.ts';
import { capitalFirst } from '../../../platform/pages/words.ts';
import { panelStage, type PanelItemKind, type PanelStage } from './panel-item.ts';
import type { PanelItem } from '../store/index.ts';

/** What the inbox is narrowed to; undefined is any. */
export interface InboxFilter {
  readonly kind?: PanelItemKind | undefined;
  readonly partnershipId?: string | undefined;
  readonly stage?: PanelStage | undefined;
}

/** The items that a filter leaves: those that wait first, the longest waiting first; then the newest. */
export function inbox(items: readonly PanelItem[], filter: InboxFilter): readonly PanelItem[] {
  const wanted = items.filter((item) =>
    (filter.kind === undefined || item.kind === filter.kind)
    && (filter.partnershipId === undefined || item.partnershipId === filter.partnershipId)
    && (filter.stage === undefined || panelStage(item.acts) === filter.stage));
  const byTime = wanted.toSorted((a, b) => a.sentAt.localeCompare(b.sentAt));
  const waiting = byTime.filter(({ acts }) => panelStage(acts) === 'received');
  return [...waiting, ...byTime.filter(({ acts }) => panelStage(acts) === 'acknowledged').toReversed()];
}

/** Whether it came in time, as it was frozen when it was sent; absence is said. */
export function timelinessInWords({ content: { timeliness } }: PanelItem): string {
  return timeliness?.words ?? 'Not recorded whether this was in time';
}

/** The same for a narrow column, where the day of receipt stands beside it: "In time: due Monday 14 December 2026". */
export function timelinessInShort({ content: { timeliness } }: PanelItem): string {
  if (timeliness === undefined) return 'Not recorded';
  const stands = timeliness.words.split(': ').at(-1) ?? '';
  return `${capitalFirst(stands)}: due ${dateInWords(timeliness.due)}`;
}

/** A mark without its reason, for a list: "Not yet joint: the police have not answered". The item's own page has the whole. */
export function markInShort(mark: string): string {
  return mark.replace(/\.? Reason: [\s\S]*$/, '');
}

/** What is missing, in one line for a list. */
export function completenessInWords({ content: { gaps } }: PanelItem): string {
  if (gaps === undefined) return 'Completeness was not checked for this kind';
  if (gaps.length === 0) return 'Nothing is missing';
  return gaps.length === 1 ? '1 thing is missing' : `${gaps.length} things are missing`;
}
