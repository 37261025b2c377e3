import { readFileSync, writeFileSync } from 'node:fs';
import { agencies, agencyInWords } from './agency.ts';
import { catalogueNames } from './catalogue-name.ts';
import type { AttributeDefinition, EventDefinition } from './definition.ts';
import { YES_NO } from './options.ts';
import { checksOf, eventGroups, eventTypes, isEventTypeName } from './vocabulary.ts';

export const docsCommand = 'node src/features/events/docs.ts --write';
const DOCS = new URL('../../../docs/event-types.md', import.meta.url);

const OPENING = `# Event types

What an event of a chronology can be, and what each type says of itself. A file of events has the
columns \`event_id, child_id, type, occurred, known_to, agency, area, persons, attributes, text\`;
\`type\` and the keys of \`attributes\` (a JSON object) are the names below. Every attribute may be
left out, which means that the record does not mention it. A type, an attribute or a value that is
not here is kept and shown, and no check reads it.

This page is made from the code. After changing the vocabulary run \`${docsCommand}\`.
`;

/** The whole of docs/event-types.md. */
export function eventTypesPage(): string {
  const groups = Object.entries(eventGroups).map(([name, { wording, types }]) => groupSection(name, wording, Object.entries(types)));
  return [OPENING, ...groups, crosswalk(), agencyTable()].join('\n');
}

export function writtenPage(): string {
  return readFileSync(DOCS, 'utf8');
}

type Named = readonly (readonly [string, EventDefinition])[];

function groupSection(name: string, wording: string, types: Named): string {
  const rows = types.map(([type, { wording, description, recordedBy, capitals }]) =>
    [code(type), wording, description, recordedBy.map(agencyInWords).join(', '), capitals.join(', '), isEventTypeName(type) ? checksOf(type).join(', ') : '']);
  const attributes = types.flatMap(([type, { attributes }]) => Object.entries(attributes).map(([attribute, definition]) =>
    [code(type), code(attribute), definition.wording, valuesOf(definition), (definition.checks ?? []).join(', ')]));
  const tables = [table(['type', 'words', 'what it is', 'usually recorded by', 'in the catalogue of checks', 'checks'], rows)];
  if (attributes.length > 0) tables.push(table(['type', 'attribute', 'question', 'values', 'checks'], attributes));
  return `## ${wording} (\`${name}\`)\n\n${tables.join('\n')}`;
}

function valuesOf(definition: AttributeDefinition): string {
  switch (definition.kind) {
    case 'choice':
      return `one of ${Object.keys(definition.options).map(code).join(', ')}`;
    case 'choices':
      return `any of ${Object.keys(definition.options).map(code).join(', ')}`;
    case 'yes-no':
      return `one of ${Object.keys(YES_NO).map(code).join(', ')}`;
    case 'agencies':
    case 'persons':
    case 'areas':
    case 'events':
      return `a list of ${definition.kind === 'agencies' ? 'services' : definition.kind}`;
    case 'agency':
      return 'a service';
    case 'date':
      return 'a date, which may be partial';
    case 'number':
    case 'text':
    case 'person':
    case 'area':
    case 'country':
    case 'worker':
      return definition.kind;
  }
}

function crosswalk(): string {
  const rows = catalogueNames.map((name) => [name, Object.entries(eventTypes).filter(([, { capitals }]) => capitals.includes(name)).map(([type]) => code(type)).join(', ')]);
  return `## From the catalogue of checks\n\n${table(['name in the catalogue', 'types'], rows)}`;
}

function agencyTable(): string {
  const rows = Object.entries(agencies).map(([name, { words, sector }]) => [code(name), words, sector]);
  return `## Services\n\nUsed in \`agency\`, \`known_to\` and attributes. One that is not here is kept as it was written.\n\n${table(['name', 'words', 'sector'], rows)}`;
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return `${lines.join('\n')}\n`;
}

function code(text: string): string {
  return `\`${text}\``;
}

if (import.meta.main && process.argv.includes('--write')) writeFileSync(DOCS, eventTypesPage());
