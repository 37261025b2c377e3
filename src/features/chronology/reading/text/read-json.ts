import { readingRefusals } from '../refusals.ts';
import type { FileTables } from '../table.ts';
import { Unreadable } from '../unreadable.ts';
import { decode } from './decode.ts';

/** A combined chronology has lists in objects in lists; nothing of use lies deeper. */
const DEEPEST = 40;

/** What a JSON file holds, unjudged. Throws `Unreadable` where it breaks off or is nested without end. */
export function readJsonFile(bytes: Uint8Array): FileTables {
  const text = decode(bytes).text.replace(/^\u{FEFF}/u, '');
  if (depthOf(text) > DEEPEST) throw new Unreadable(readingRefusals.refusal('FILE_TOO_MUCH_INSIDE', { most: String(DEEPEST), what: 'levels of lists in lists' }));
  return { kind: 'json', tables: [], paragraphs: [], problems: [], json: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Unreadable(readingRefusals.refusal('FILE_JSON_BROKEN'));
  }
}

/** How deep lists and objects lie in each other. Counted beforehand, because whatever walks them later walks one call deeper each time. */
function depthOf(text: string): number {
  let [depth, deepest, quoted] = [0, 0, false];
  for (let at = 0; at < text.length && deepest <= DEEPEST; at += 1) {
    const sign = text[at];
    if (quoted && sign === '\\') at += 1;
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === '{' || sign === '[')) deepest = Math.max(deepest, depth += 1);
    else if (!quoted && (sign === '}' || sign === ']')) depth -= 1;
  }
  return deepest;
}
