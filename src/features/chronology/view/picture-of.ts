import { dayNumber, fromDayNumber, type PlainDate } from '../../../kernel/plain-date.ts';
import { eventTypeInWords, isEventTypeName, whenInWords } from '../../events/index.ts';
import type { Bar, Born, Lane, Mark, Moment, Picture } from '../picture/picture.ts';
import { dateOf } from '../replay/index.ts';
import type { DrawnLine } from '../store/entries.ts';
import { whenOf } from '../store/place.ts';
import { lastingOf } from './lasting.ts';
import { gapsOf, type SilenceFound } from './silence-of.ts';
import type { Standings } from './standing.ts';
import { whoTold } from './who.ts';

/** What reviewers have put beside the record, and the picture shows with it. */
export interface Beside {
  readonly moments: readonly Moment[];
  readonly episodes: readonly Bar[];
  readonly children: readonly Born[];
  readonly silence: SilenceFound;
}

interface Placed {
  readonly line: DrawnLine;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly words: string;
}

const SHORT = 90;
/** With more entries than this their marks stand too close for words. */
const LABELLED = 60;
const LABEL = 34;

/** What the picture is drawn from; null where no entry has a date that can be drawn. With standings, only entries that have one are drawn. */
export function pictureOf(lines: readonly DrawnLine[], beside: Beside, standings?: Standings, knownOn?: PlainDate): Picture | null {
  const placed = lines.filter(({ id }) => standings === undefined || standings.has(id)).flatMap(placedOf);
  if (placed.length === 0) return null;
  const from = least([...placed.map((one) => one.from), ...beside.episodes.map((bar) => bar.from)]);
  const to = greatest(placed.map((one) => one.to));
  const labelled = placed.length <= LABELLED;
  const lanes = [...Map.groupBy(placed, ({ line }) => whoTold(line))].map(([name, own]): Lane => ({ name, marks: marksOf(own, standings, labelled), gaps: gapsOf(beside.silence, name, from, to) })).toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  return {
    title: 'The chronology as a picture', description: describe(lanes), from, to, lanes,
    bars: [...beside.episodes, ...lastingOf(placed.map(({ line }) => line))], moments: [...beside.moments, ...momentsOf(placed)], children: beside.children,
    ...(knownOn === undefined ? {} : { knownOn }),
  };
}

/** Where an entry is drawn. One whose start or end is open is drawn at the end that is known; with no readable date it is only in the table. */
function placedOf(line: DrawnLine): readonly Placed[] {
  const when = whenOf(line.occurred);
  if (when === undefined) return [];
  const { earliest, latest } = dateOf(when);
  const from = earliest ?? latest;
  const to = latest ?? earliest;
  return from === null || to === null ? [] : [{ line, from, to, words: `${whenInWords(when)}: ${shorten(line.told)}` }];
}

function marksOf(own: readonly Placed[], standings: Standings | undefined, labelled: boolean): readonly Mark[] {
  return own.map(({ line, from, to, words }): Mark => {
    const said = standings?.get(line.id);
    return { id: line.id, from, to, words: said === undefined || said.words === '' ? words : `${words} (${said.words})`, standing: said?.standing ?? 'known', ...(labelled ? { label: labelOf(line) } : {}) };
  });
}

/** What kind of event it is, else how its account begins. */
function labelOf({ eventType, told }: DrawnLine): string {
  const words = eventType !== null && isEventTypeName(eventType) ? eventTypeInWords(eventType) : told.slice(0, 2 * LABEL).replaceAll(/\s+/g, ' ').trim();
  return words.length > LABEL ? `${words.slice(0, LABEL - 1)}…` : words;
}

/** Events that a reader must not miss, where the record names them as what they are. */
const MOMENTS: ReadonlySet<string> = new Set(['birth', 'child_seriously_harmed', 'child_died', 'child_found', 'section47_started', 'police_protection_started', 'moved_area', 'strategy_discussion']);

/** Whether an entry is drawn as a moment without anybody having named it so. */
export function isMoment({ eventType }: DrawnLine): boolean {
  return eventType !== null && MOMENTS.has(eventType);
}

function momentsOf(placed: readonly Placed[]): readonly Moment[] {
  return placed.flatMap(({ line: { id, eventType }, from, to }) =>
    (eventType !== null && MOMENTS.has(eventType) && isEventTypeName(eventType) ? [{ on: middle(from, to), label: eventTypeInWords(eventType), about: from !== to, entry: id }] : []));
}

function middle(from: PlainDate, to: PlainDate): PlainDate {
  return fromDayNumber(Math.round((dayNumber(from) + dayNumber(to)) / 2));
}

function describe(lanes: readonly Lane[]): string {
  return lanes.map(({ name, marks, gaps }) => {
    const silence = gaps.length === 0 ? '' : ` ${gaps.slice(0, 5).map(({ words }) => words).join('. ')}.`;
    return `${name}: ${marks.length} ${marks.length === 1 ? 'entry' : 'entries'}.${silence}`;
  }).join(' ');
}

function shorten(text: string): string {
  // The start is enough, and a long account is not walked through for it.
  const line = text.slice(0, 2 * SHORT).replaceAll(/\s+/g, ' ').trim();
  return line.length > SHORT ? `${line.slice(0, SHORT - 1)}…` : line;
}

function least(days: readonly PlainDate[]): PlainDate {
  return days.reduce((a, b) => (b < a ? b : a));
}

function greatest(days: readonly PlainDate[]): PlainDate {
  return days.reduce((a, b) => (b > a ? b : a));
}
