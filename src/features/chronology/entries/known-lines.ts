import { refuse, unlessRefused, type Refusal, type Result } from '../../../kernel/result.ts';
import { agencyInWords, eventRefusals, knownToText, readKnownTo, whenInWords, whenText, type Knowledge } from '../../events/index.ts';
import { agencyName } from './agency.ts';

/** "Children's social care, Coveshire, 21 June 2024". What separates in files stands in no name. */
const LINE = /^([^,:;=]+),([^:;=]+),([^,;=]+)$/;

/**
 * Who knew and from when, as a person writes it: a service, its area and the date on each line.
 * Gives the text of `known_to`, '' where nothing is written. Refuses each line that it cannot read, at `field`.
 */
export function readKnownLines(text: string, field: string): Result<string> {
  const read = text.split('\n').map((line) => line.trim()).filter((line) => line !== '').map((line) => readLine(line, field));
  const refusals = read.flatMap((result): readonly Refusal[] => (result.ok ? [] : result.refusals));
  return unlessRefused(refusals, () => knownToText(read.flatMap((result) => (result.ok ? result.value : []))));
}

/** The lines that `readKnownLines` reads; '' for a `known_to` that cannot be read, which is kept as it is. */
export function knownLines(knownTo: string): string {
  const read = readKnownTo(knownTo);
  return read.ok ? read.value.map(lineOf).join('\n') : '';
}

function readLine(line: string, field: string): Result<readonly Knowledge[]> {
  const [service = '', area = '', date = ''] = (LINE.exec(line) ?? []).slice(1).map((part) => part.trim());
  if (service === '' || area === '' || date === '') return refuse(eventRefusals.refusal('KNOWN_ELSEWHERE_NOT_READABLE', { line, field }));
  return readKnownTo(`${agencyName(service) ?? service}:${area}=${date}`, field);
}

function lineOf({ agency, area, from }: Knowledge): string {
  return [agencyInWords(agency), area, from.kind === 'moment' ? whenText(from) : whenInWords(from)].join(', ');
}
