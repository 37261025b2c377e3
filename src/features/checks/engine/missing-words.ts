import { eventTypeInWords, eventTypes, isEventTypeName, type AttributeDefinition } from '../../events/index.ts';

/** What stands in a column of every event. */
const COLUMNS: Readonly<Record<string, string>> = {
  known_to: 'who knew', agency: 'which service recorded it', area: 'in which area it was', persons: 'who was in it', text: 'the words of the record', occurred: 'when it was',
};
const ALONE: Readonly<Record<string, string>> = { calendar: 'which days are bank holidays then', 'child.date_of_birth': 'the child’s date of birth' };

/** A field that is missing (`type.attribute`, `type.column`, `child.fact`) as its form asks for it, so that whoever can fill it in finds it. What is no field stays as it is. */
export function missingInWords(missing: string): string {
  const [type = '', field] = missing.split('.');
  if (ALONE[missing] !== undefined) return ALONE[missing];
  if (type === 'child') return `the child’s ${field ?? ''}`;
  if (!isEventTypeName(type)) return missing;
  const entry = `“${eventTypeInWords(type)}”`;
  if (field === undefined) return entry;
  const attributes: Readonly<Record<string, AttributeDefinition>> = eventTypes[type].attributes;
  const asked = attributes[field]?.wording;
  return asked === undefined ? `${COLUMNS[field] ?? field} (${entry})` : `“${asked}” (${entry})`;
}
