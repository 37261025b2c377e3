import { agencyInWords } from '../../events/index.ts';
import type { Check } from '../language/check.ts';
import { quantityInWords } from '../language/pattern-words.ts';
import { sentenceOf } from '../language/sentence.ts';
import { LAST_SHIPPED } from '../live/own-version.ts';
import { isPrompt } from '../live/standing.ts';
import { originWords } from '../review/words.ts';

export interface NumberShown {
  readonly name: string;
  readonly value: string;
  readonly origin: string;
  readonly note: string | undefined;
}

/** Its numbers, each with where it comes from. */
export function numbersOf({ parameters }: Check): readonly NumberShown[] {
  return Object.entries(parameters).map(([name, { origin, note }]) => ({ name: name.replaceAll('_', ' '), value: quantityInWords(`$${name}`, parameters), origin: originWords[origin], note }));
}

/** Those that are no list of words, for beside a result: nobody is to take a number of ours for one that was printed. */
export function limitsOf({ parameters, ...check }: Check): readonly NumberShown[] {
  return numbersOf({ ...check, parameters: Object.fromEntries(Object.entries(parameters).filter(([, { value }]) => typeof value === 'number')) });
}

/** How far back its conditions look that say nothing else, and why. Undefined where each says so itself. */
export function lookBackOf({ look_back: back, parameters }: Check): string | undefined {
  return back === undefined ? undefined : `${quantityInWords(back.within, parameters)}. ${back.reason}`;
}

/** A version of a check in full, as a page of an area shows it. */
export function checkView(check: Check): object {
  const { id, name, version, use, duty, holder, owner, sunset, in_force: force, words, lesson } = check;
  return {
    id, name, version, use, duty, owner, sunset, force, words, lesson, own: version > LAST_SHIPPED, prompt: isPrompt(check), holder: holder === undefined ? undefined : agencyInWords(holder),
    sentence: sentenceOf(check), numbers: numbersOf(check),
  };
}
