import type { Meter } from '../meter.ts';
import { readingRefusals } from '../refusals.ts';
import type { FileTables } from '../table.ts';
import { Unreadable } from '../unreadable.ts';
import { decode } from './decode.ts';

/** A combined chronology has lists in objects in lists; nothing of use lies deeper. */
const DEEPEST = 40;

/** What a JSON file holds, unjudged. Throws `Unreadable` where it breaks off, holds too much, or is nested without end. */
export function readJsonFile(bytes: Uint8Array, meter: Meter): FileTables {
  const text = decode(bytes).text.replace(/^\u{FEFF}/u, '');
  const { deepest, values } = measured(text);
  if (deepest > DEEPEST) throw new Unreadable(readingRefusals.refusal('FILE_TOO_MUCH_INSIDE', { most: String(DEEPEST), what: 'levels of lists in lists' }));
  meter.addCells(values);
  return { kind: 'json', tables: [], paragraphs: [], problems: [], json: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Unreadable(readingRefusals.refusal('FILE_JSON_BROKEN'));
  }
}

/** How deep lists and objects lie in each other, and how many values there are: counted beforehand, because whatever is made of them takes far more room than their text. */
function measured(text: string): { readonly deepest: number; readonly values: number } {
  let [depth, deepest, values, quoted] = [0, 0, 1, false];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (quoted && sign === '\\') at += 1;
    else if (sign === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (sign === ',') values += 1;
    else if (sign === '{' || sign === '[') [values, depth, deepest] = [values + 1, depth + 1, Math.max(deepest, depth + 1)];
    else if (sign === '}' || sign === ']') depth -= 1;
  }
  return { deepest, values };
}
