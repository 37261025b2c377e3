import { readKnownTo } from '../../events/index.ts';
import type { Refusal } from '../../../kernel/result.ts';
import type { ChronologyEntry } from '../entry.ts';
import type { Column } from '../mapping/mapping.ts';
import type { Role } from '../mapping/role.ts';
import { entryRefusals } from './refusals.ts';

const DITTO = /^(?:["″〃”]|''|ditto|do\.?|as above)$/i;

/** The texts of a row by what their columns hold; those of columns that share a role follow each other. */
export type Fields = Readonly<Partial<Record<Role, string>>>;

/** The cells with each ditto mark replaced by the text above; a date's own ditto is read with the date. */
export function withoutDittos(cells: readonly string[], columns: readonly Column[], above: readonly string[] | undefined): readonly string[] {
  if (above === undefined || !cells.some((text) => DITTO.test(text))) return cells;
  return cells.map((text, index) => (DITTO.test(text) && columns[index]?.role !== 'date' ? (above[index] ?? text) : text));
}

/** The texts of a row's cells by role. */
export function fieldsOf(cells: readonly string[], columns: readonly Column[]): Fields {
  const fields: Partial<Record<Role, string>> = {};
  for (const { column, role } of columns) {
    const text = cells[column - 1] ?? '';
    if (role === 'other' || text === '') continue;
    const before = fields[role];
    fields[role] = before === undefined ? text : `${before}\n${text}`;
  }
  return fields;
}

/** Every cell with text, by the names of `cellNames`. */
export function cellsByName(cells: readonly string[], names: readonly string[]): Readonly<Record<string, string>> {
  const named: Record<string, string> = {};
  for (const [index, text] of cells.entries()) if (text !== '') named[names[index] ?? `column ${index + 1}`] = text;
  return named;
}

type Told = Partial<Pick<ChronologyEntry, 'event_type' | 'known_to' | 'area' | 'child' | 'persons' | 'source_of_information' | 'action' | 'analysis' | 'worker'>>;

/** What a row tells beside when, who and what happened; what it does not tell is left out. */
export function toldBy(fields: Fields): { readonly told: Told; readonly questions: readonly Refusal[] } {
  const persons = (fields.persons ?? '').split(/[;\n]/).map((person) => person.trim()).filter((person) => person !== '');
  const known = fields.known_to === undefined ? undefined : readKnownTo(fields.known_to);
  return {
    told: {
      ...(fields.event_type === undefined ? {} : { event_type: fields.event_type }),
      ...(fields.known_to === undefined ? {} : { known_to: fields.known_to }),
      ...(fields.area === undefined ? {} : { area: fields.area }),
      ...(fields.child === undefined ? {} : { child: fields.child }),
      ...(persons.length === 0 ? {} : { persons }),
      ...(fields.source_of_information === undefined ? {} : { source_of_information: fields.source_of_information }),
      ...(fields.action === undefined ? {} : { action: fields.action }),
      ...(fields.analysis === undefined ? {} : { analysis: fields.analysis }),
      ...(fields.worker === undefined ? {} : { worker: fields.worker }),
    },
    questions: known === undefined || known.ok ? [] : [entryRefusals.refusal('KNOWN_TO_NOT_READ', { why: known.refusals[0].message })],
  };
}
