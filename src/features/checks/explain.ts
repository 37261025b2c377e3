import { agencyInWords } from '../events/index.ts';
import type { Audit } from './group-audits/index.ts';
import type { Check } from './language/check.ts';
import { quantityInWords } from './language/pattern-words.ts';
import { sentenceOf } from './language/sentence.ts';

const ORIGINS = { source: 'printed in a source', guidance: 'from guidance', default: 'our own default' } as const;
const STANDS = { on: 'as a duty, once an area switches it on', off: 'off', prompt_only: 'as a prompt only, once an area switches it on' } as const;

/** What a person reads who asks what a check is. Lines, without the last line end. */
export function explanation(check: Check): string {
  const { id, name, version, use, duty, holder, starts, lesson, sources, false_alarm, parameters, look_back, in_force, owner, sunset } = check;
  return [
    `${id} ${name} (version ${version})`, '',
    sentenceOf(check), '',
    use === 'live' ? `Duty: ${duty ?? ''}. Held by: ${agencyInWords(holder ?? '')}` : 'For reviews only: it speaks of what happened, and not of one duty',
    `Starts ${STANDS[starts]}. Risk of a false alarm: ${false_alarm.risk}${false_alarm.note === undefined ? '' : `. ${false_alarm.note}`}`,
    `Owner: ${owner}${sunset === undefined ? '' : `. To be looked at again by ${sunset}`}`,
    `Asked of what happened from ${in_force.from}${in_force.to === undefined ? '' : ` to ${in_force.to}`}`,
    ...parametersInWords(parameters),
    ...(look_back === undefined ? [] : [`Looks back ${quantityInWords(look_back.within, parameters)}: ${look_back.reason}`]),
    '', `Lesson: ${lesson}`, ...sourcesInWords(sources),
  ].join('\n');
}

/** The same of a question over groups. */
export function auditExplanation({ id, name, version, question, cannot, lesson, sources, false_alarm, parameters }: Audit): string {
  return [
    `${id} ${name} (version ${version})`, '', question, '',
    'Asked of many records together with “sightline checks audit”. No answer is about a child, and small numbers are not told.',
    `The numbers cannot say ${cannot}`,
    `Risk of a false alarm: ${false_alarm.risk}. ${false_alarm.note}`,
    ...parametersInWords(parameters),
    '', `Lesson: ${lesson}`, ...sourcesInWords(sources),
  ].join('\n');
}

function parametersInWords(parameters: Check['parameters']): readonly string[] {
  return Object.entries(parameters).map(([key, { origin, note }]) => `  ${key}: ${quantityInWords(`$${key}`, parameters)}, ${ORIGINS[origin]}${note === undefined ? '' : ` (${note})`}`);
}

function sourcesInWords(sources: Check['sources']): readonly string[] {
  return sources.map(({ document, quote, note }) => `Source: ${document}${quote === undefined ? '' : `: “${quote}”`}${note === undefined ? '' : ` (${note})`}`);
}
