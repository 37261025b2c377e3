import { readFileSync } from 'node:fs';

const DOCS = new URL('../../../../docs/', import.meta.url);

/** docs/api.md with this installation's own address and all that it points to, as one text that can be handed on. */
export function manualText(publicUrl: string): string {
  const text = read('api.md').replaceAll('https://sightline.example', publicUrl).replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1');
  return `${text}\n## All fields of an entry\n\n\`\`\`json\n${read('schemas/chronology-entries.json')}\`\`\`\n`;
}

function read(name: string): string {
  return readFileSync(new URL(name, DOCS), 'utf8');
}
