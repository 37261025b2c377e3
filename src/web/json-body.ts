import { callRefusals, type CallProblem } from '../features/access/index.ts';

/** In bytes. */
export const LARGEST_BODY = 1024 * 1024;
/** A batch needs four: the body, its entries, an entry, a list in it. */
const DEEPEST = 8;

export type JsonRead = { readonly ok: true; readonly json: unknown } | { readonly ok: false; readonly problem: CallProblem };

/** Reads a body that says that it is JSON. An empty one is read as nothing, so that the call says what it misses. */
export function readJson(bytes: Uint8Array): JsonRead {
  if (bytes.length === 0) return { ok: true, json: null };
  const text = decoded(bytes);
  if (text === undefined) return { ok: false, problem: callRefusals.refusal('CALL_NOT_UTF8') };
  if (isTooDeep(bytes)) return { ok: false, problem: callRefusals.refusal('CALL_TOO_DEEP', { most: String(DEEPEST) }) };
  try {
    return { ok: true, json: JSON.parse(text) };
  } catch (fault) {
    return { ok: false, problem: callRefusals.refusal('CALL_NOT_JSON', { why: whereItBreaks(fault) }) };
  }
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const OPENING: ReadonlySet<number> = new Set([0x5b, 0x7b]);
const CLOSING: ReadonlySet<number> = new Set([0x5d, 0x7d]);

/** Counted before anything is built, because what is nested without end costs most while it is read. */
function isTooDeep(bytes: Uint8Array): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (inText) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) inText = false;
    } else if (byte === QUOTE) inText = true;
    else if (OPENING.has(byte)) {
      depth += 1;
      if (depth > DEEPEST) return true;
    } else if (CLOSING.has(byte)) depth -= 1;
  }
  return false;
}

/** Where, and never what: the reader's own words quote the text around the place, which may be about a child. */
function whereItBreaks(fault: unknown): string {
  const [, position] = /at position (\d+)/.exec(fault instanceof Error ? fault.message : '') ?? [];
  return position === undefined ? 'it ends too early or is not complete' : `it breaks at character ${position}`;
}
