import type { Check, Rule, Step, Trigger } from './check.ts';
import { conditionInWords, countInWords, patternInWords, quantityInWords } from './pattern-words.ts';
import type { Pattern } from './pattern.ts';

type Parameters = Check['parameters'];

/** The check in plain English, made from its data: what is shown is what runs. One sentence for each rule. */
export function sentenceOf({ rules, parameters }: Check): string {
  return rules.map((rule) => ruleInWords(rule, parameters)).join(' ');
}

function ruleInWords({ on, if: only = [], expect, unless = [] }: Rule, parameters: Parameters): string {
  const conditions = only.map((condition) => conditionInWords(condition, parameters, 'it'));
  const excuses = unless.map((condition) => conditionInWords(condition, parameters, 'it'));
  const expected = expect === undefined ? 'the check speaks of that itself' : `it looks for ${expect.map((step) => stepInWords(step, parameters)).join('; and ')}`;
  return `When the record has ${triggerInWords(on, parameters)}${conditions.length === 0 ? '' : `, and ${conditions.join(', and ')}`}, ${expected}${excuses.length === 0 ? '' : `; unless ${excuses.join(', or ')}`}.`;
}

function triggerInWords(trigger: Trigger, parameters: Parameters): string {
  const { repeated, from = 'occurred' } = trigger;
  const pattern = patternInWords(trigger, parameters);
  const times = countInWords(repeated ?? {}, parameters);
  const within = repeated === undefined ? '' : `${pauseAfter(trigger)} within ${quantityInWords(repeated.within, parameters)}`;
  const start = from === 'occurred' ? '' : from === 'known' ? ' (counted from the day on which somebody knew)' : ` (counted from its ${from.replaceAll('_', ' ')})`;
  return `${times.before}${pattern}${times.after}${within}${start}`;
}

function stepInWords(step: Step, parameters: Parameters): string {
  const { at_once, known_by, within, ahead, after, later, until } = step;
  if (at_once !== undefined) return `what must already hold: ${conditionInWords(at_once, parameters, 'it')}`;
  const count = countInWords(step, parameters);
  const what = known_by === undefined ? `${count.before}${patternInWords(step, parameters)}${count.after}` : `at least ${quantityInWords(known_by, parameters)} services knowing of it`;
  const limit = ahead !== undefined ? ` at least ${quantityInWords(ahead, parameters)} before that date` : within === undefined ? '' : `${later === 'yes' ? '' : pauseAfter(step)} within ${quantityInWords(within, parameters)}`;
  return `${what}${later === 'yes' ? ', later,' : ''}${limit}${after === undefined ? '' : ` of “${after}”`}${until === undefined ? '' : `, before the next ${patternInWords(until, parameters)}`}`;
}

/** A comma, so that the time is not read as belonging to what an entry says. */
function pauseAfter({ where, having, any_of }: Pattern): string {
  return where === undefined && having === undefined && any_of === undefined ? '' : ',';
}
