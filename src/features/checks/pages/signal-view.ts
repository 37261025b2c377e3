import { agencyInWords, eventTypeInWords, whenInWords, type EventRecord } from '../../events/index.ts';
import { casePaths } from '../../cases/index.ts';
import type { Check } from '../language/check.ts';
import { answerTo, saidWords, type Answer } from '../live/answer.ts';
import type { Signal } from '../live/signal.ts';
import { isPrompt } from '../live/standing.ts';
import { checkAt, paths } from '../paths.ts';
import { limitsOf } from './check-view.ts';

export interface StateWords {
  readonly text: string;
  readonly colour: string;
}

/** How a signal stands, in words; the colour only repeats them. It is about what a service did. */
export function stateOf(signal: Signal, prompt: boolean, now: Date): StateWords {
  if (prompt) return { text: 'To think about', colour: 'blue' };
  if (signal.result === 'cannot_tell') return { text: 'Cannot tell', colour: 'grey' };
  if (signal.result === 'pending' && signal.dueAt !== null && signal.dueAt > now) return { text: 'In time', colour: 'green' };
  return signal.result === 'pending' ? { text: 'Time has run out', colour: 'yellow' } : { text: 'No record', colour: 'yellow' };
}

/** Where a signal and the entries that it rests on are shown. */
export interface SignalPlace {
  readonly signalAt: (signal: string) => string;
  readonly entryAt: (entry: string) => string;
}

export function placeInCase(caseId: string): SignalPlace {
  return { signalAt: (signal) => paths.signal.to({ case: caseId, signal }), entryAt: (entry) => casePaths.entry.to({ case: caseId, entry }) };
}

/** One signal as a page shows it: the duty, whose it is, the entries that it rests on, the lesson and where that comes from. */
export function signalView(place: SignalPlace, check: Check, signal: Signal, answers: readonly Answer[], events: ReadonlyMap<string, EventRecord>, now: Date): object {
  const answer = answerTo(signal, answers);
  return {
    id: signal.id, href: place.signalAt(signal.id), state: stateOf(signal, isPrompt(check), now), duty: check.duty, holder: check.holder === undefined ? undefined : agencyInWords(check.holder),
    words: signal.words, lesson: check.lesson, checkHref: checkAt(check.id, check.version), checkId: check.id, version: check.version, sources: check.sources, limits: limitsOf(check),
    answer: answer === undefined ? undefined : answerView(answer), earlier: answers.filter((one) => one.check === signal.check && one.key === signal.key && one !== answer).map(answerView),
    evidence: signal.evidence.flatMap((id) => {
      const event = events.get(id);
      return event === undefined ? [] : [{ href: place.entryAt(id), when: whenInWords(event.occurred), what: eventTypeInWords(event.type), text: event.text }];
    }),
  };
}

export function answerView({ said, day, words, at, by }: Answer): object {
  return { said: saidWords[said], day, words, at, by };
}
