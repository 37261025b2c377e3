import type { Form } from '../platform/pages/page.ts';

/**
 * A form's body as it was parsed, freed of characters that no database can keep: NUL, and half a
 * character. Here and not at each field, because one field that was read without it is a fault.
 */
export function formOf(body: unknown): Form {
  if (body === null || typeof body !== 'object') return {};
  return Object.fromEntries(Object.entries(body).flatMap(([name, value]) => {
    const texts = [value].flat().filter((one): one is string => typeof one === 'string').map(keepable);
    return texts.length === 0 ? [] : [[name, Array.isArray(value) ? texts : (texts[0] ?? '')] as const];
  }));
}

function keepable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
