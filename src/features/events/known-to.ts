import { ok, refuse, unlessRefused, type Refusal, type Result } from '../../kernel/result.ts';
import { agencyInWords } from './agency.ts';
import type { Knowledge } from './event-record.ts';
import { eventRefusals } from './refusals.ts';
import { readWhen, whenText } from './when.ts';

const PAIR = /^([^:=]+):([^=]+)=(.+)$/s;

/**
 * Reads `agency:area=date` pairs with `;` between, e.g. `children_social_care:Northtown=2026-06-21`.
 * The date may be any partial date, a set such as `[2026-06-17..2026-06-21]`, or a date-time.
 * Empty text is an empty list: the record does not say who knew. Refuses every pair that it cannot read.
 */
export function readKnownTo(text: string, field = 'known_to'): Result<readonly Knowledge[]> {
  const parts = text.split(';').map((part) => part.trim()).filter((part) => part !== '');
  const read = parts.map((part) => readPair(part, field));
  const refusals = read.flatMap((result): readonly Refusal[] => (result.ok ? [] : result.refusals));
  return unlessRefused(refusals, () => read.flatMap((result) => (result.ok ? [result.value] : [])));
}

/** The text that `readKnownTo` reads back. */
export function knownToText(knownTo: readonly Knowledge[]): string {
  return knownTo.map(({ agency, area, from }) => `${agency}:${area}=${whenText(from)}`).join(';');
}

/** One service's knowledge. `who` is how a refusal names it. */
export function knowledgeOf(agency: string, area: string, date: string, field: string): Result<Knowledge> {
  const named = readArea(area, field);
  if (!named.ok) return named;
  const from = readWhen(date);
  if (from.ok) return ok({ agency, area, from: from.value });
  return refuse(eventRefusals.refusal('KNOWN_TO_DATE_NOT_READABLE', { who: `${agencyInWords(agency)} in ${area}`, why: from.refusals[0].message, field }));
}

/** Refuses a name that `knownToText` could not write so that it is read back. */
export function readArea(area: string, field: string): Result<string> {
  return /[;=]/.test(area) ? refuse(eventRefusals.refusal('AREA_HAS_MARKS', { area, field })) : ok(area);
}

function readPair(part: string, field: string): Result<Knowledge> {
  const [agency = '', area = '', date = ''] = (PAIR.exec(part) ?? []).slice(1).map((piece) => piece.trim());
  if (agency === '' || area === '' || date === '') return refuse(eventRefusals.refusal('KNOWN_TO_NOT_READABLE', { part, field }));
  return knowledgeOf(agency, area, date, field);
}
