import { LEFT, RIGHT } from './frame.ts';
import { text } from './svg.ts';

const LETTER = 6;
const APART = 6;

/** Where words stand already in one row of a lane. */
export interface Room {
  /** The words beside a mark that reaches from `left` to `right`: after it, or before it; nothing where neither side is free. */
  readonly beside: (words: string | undefined, left: number, right: number, y: number) => readonly string[];
  /** The words along a stretch, from its start. */
  readonly along: (words: string | undefined, left: number, y: number) => readonly string[];
}

/** Room for words between what stands there from the beginning. */
export function roomBetween(taken: readonly (readonly [from: number, to: number])[]): Room {
  const spans = [...taken];
  const put = (words: string, from: number, y: number): readonly string[] | undefined => {
    const to = from + words.length * LETTER;
    if (from < LEFT || to > RIGHT || spans.some(([start, end]) => from < end + APART && to > start - APART)) return undefined;
    spans.push([from, to]);
    return [text({ class: 'chronology-mark__label', x: from, y }, words)];
  };
  return {
    beside: (words, left, right, y) => (words === undefined ? [] : (put(words, right + APART + 1, y) ?? put(words, left - APART - 1 - words.length * LETTER, y) ?? [])),
    along: (words, left, y) => (words === undefined ? [] : (put(words, left, y) ?? put(words, RIGHT - words.length * LETTER, y) ?? [])),
  };
}
