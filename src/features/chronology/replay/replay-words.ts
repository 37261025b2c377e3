import { dateInWords, type PlainDate } from '../../../kernel/plain-date.ts';
import type { Cell } from './who-knew-what.ts';
import type { Replay } from './as-known-on.ts';
import { parseService, serviceInWords } from './service.ts';

/** The replay as a page of text: what was known, what may have been, what others knew, what the record does not say. */
export function replayInWords({ on, service, known, possiblyKnown, knownToOthers, notSaid }: Replay): string {
  const who = service === undefined ? 'any agency' : serviceInWords(service);
  const others = service === undefined ? [] : ['', `Others knew of, and the record does not say that ${who} did: ${count(knownToOthers)}`, ...knownToOthers.map(({ id, agencies }) => `  ${id}: ${agencies.map(named).join('; ')}`)];
  return [
    `As known to ${who} at the end of ${dateInWords(on)}`,
    '', `Known: ${count(known)}`, ...known.map((id) => `  ${id}`),
    '', `Possibly known: ${count(possiblyKnown)}`, ...possiblyKnown.map(({ id, from, to }) => `  ${id}: learnt ${betweenDays(from, to)}`),
    ...others,
    '', `The record does not say who knew: ${count(notSaid)}`, ...notSaid.map((id) => `  ${id}`),
  ].join('\n');
}

/** A cell of the matrix: silence is said as silence. */
export function cellInWords(cell: Cell): string {
  switch (cell.kind) {
    case 'not-said': return 'the record does not say who knew';
    case 'not-named': return 'no record that it knew';
    case 'knew': return `knew from ${betweenDays(cell.from, cell.to)}`;
  }
}

/** "Friday 21 June 2024"; "a day between … and …"; "a day not after …". */
export function betweenDays(from: PlainDate | null, to: PlainDate | null): string {
  if (from === null) return to === null ? 'a day that is not known' : `a day not after ${dateInWords(to)}`;
  if (to === null) return `a day not before ${dateInWords(from)}`;
  return from === to ? dateInWords(from) : `a day between ${dateInWords(from)} and ${dateInWords(to)}`;
}

function named(text: string): string {
  const service = parseService(text);
  return service.ok ? serviceInWords(service.value) : text;
}

function count(list: readonly unknown[]): string {
  return list.length === 1 ? '1 entry' : `${list.length} entries`;
}
