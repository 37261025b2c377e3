import { folded } from '../values.ts';

/** One expression for whole words and phrases, `*` for any letters, held against texts that are folded. */
export function phraseIn(phrases: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${phrases.map(folded).map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'u');
}

function escaped(phrase: string): string {
  return phrase.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('\\*', '[\\p{L}\\p{N}]*').replaceAll(' ', '\\s+');
}
