import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { QuestionSet, Typed } from '../../../platform/forms/index.ts';
import { whenInWords } from '../../events/index.ts';
import type { Bar } from '../picture/picture.ts';
import { dateOf } from '../replay/index.ts';
import type { Episode } from '../store/episodes.ts';
import { whenOf } from '../store/place.ts';

export const episodeForm: QuestionSet = {
  id: 'chronology-episode', version: '1', title: 'Key practice episode',
  questions: [
    { kind: 'text', name: 'title', wording: 'What is it called?', hint: 'What services did or had to decide, for example “Response to the first referral”', missing: 'Enter what the episode is called' },
    { kind: 'partial-date', name: 'starts', wording: 'When did it start?', hint: 'For example 3 May 2026, May 2026 or about 3 May 2026', short: 'The start', missing: 'Enter when it started, as far as it is known' },
    { kind: 'partial-date', name: 'ends', wording: 'When did it end?', hint: 'Leave empty if it had not ended', short: 'The end', optional: true },
    { kind: 'long-text', name: 'why', wording: 'Why does it matter?', hint: 'What could have gone otherwise here. If you change an episode, say why here too', maxLength: 4000, missing: 'Say why it matters, so that whoever reads the picture later understands it' },
  ],
};

export function typedEpisode({ title, starts, ends, why }: Episode): Typed {
  return { title, starts: inWords(starts), ends: ends === '' ? '' : inWords(ends), why };
}

/** "from May 2026 to 3 June 2026"; "from May 2026, with no end recorded". */
export function lastsInWords({ starts, ends }: Pick<Episode, 'starts' | 'ends'>): string {
  return ends === '' ? `from ${inWords(starts)}, with no end recorded` : `from ${inWords(starts)} to ${inWords(ends)}`;
}

/** As bars of the picture. One that has no readable start is not drawn. */
export function episodeBars(episodes: readonly Episode[]): readonly Bar[] {
  return episodes.flatMap(({ title, starts, ends }) => {
    const from = dayOf(starts, 'earliest');
    return from === null ? [] : [{ label: title, from, to: ends === '' ? null : dayOf(ends, 'latest'), episode: true as const }];
  });
}

/** Those that had started by the end of a day; one that ended later had not ended yet. */
export function startedBy(bars: readonly Bar[], on: PlainDate | undefined): readonly Bar[] {
  if (on === undefined) return bars;
  return bars.filter(({ from }) => from <= on).map((bar) => (bar.to !== null && bar.to > on ? { ...bar, to: null } : bar));
}

function dayOf(text: string, bound: 'earliest' | 'latest') {
  const when = whenOf(text);
  const date = when === undefined ? null : dateOf(when);
  return date === null ? null : (date[bound] ?? date.earliest ?? date.latest);
}

function inWords(text: string): string {
  const when = whenOf(text);
  return when === undefined ? text : whenInWords(when);
}
