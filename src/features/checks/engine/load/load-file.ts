import { closeSync, openSync, readSync, fstatSync } from 'node:fs';
import { ok, refuse, type Result } from '../../../../kernel/result.ts';
import { eventRefusals } from '../../../events/index.ts';
import type { ChildFacts } from '../sheet.ts';
import { QuoteOpen } from './byte-rows.ts';
import { EventLoader, type RefusedRow } from './event-loader.ts';
import { sheetData, type SheetData } from './loaded-sheet.ts';

export interface Loaded {
  readonly data: SheetData;
  /** Rows that cannot be read, the first of them; `refusedCount` is how many there are. */
  readonly refused: readonly RefusedRow[];
  readonly refusedCount: number;
  /** What was kept though the vocabulary does not know it, and how often. */
  readonly notes: ReadonlyMap<string, number>;
}

const PIECE = 1 << 24;

/** Loads a file of events piece by piece. `progress` is told the share of bytes that was read. */
export function loadEvents(file: string, facts: readonly ChildFacts[], withText: boolean, progress: (share: number) => void = () => {}): Result<Loaded> {
  const handle = openSync(file, 'r');
  try {
    const loader = new EventLoader(facts.map(({ id }) => id), withText);
    const read = readPieces(handle, loader, progress);
    if (!read.ok) return read;
    if (!loader.started) {
      const empty = loader.read(Buffer.from('\n'), true);
      return empty.ok ? refuse(eventRefusals.refusal('EVENT_FILE_COLUMN_MISSING', { column: 'event_id' })) : empty;
    }
    return ok({ data: sheetData(loader, facts), refused: loader.refused, refusedCount: loader.refusedCount, notes: loader.cells.notes });
  } catch (fault) {
    if (fault instanceof QuoteOpen) return refuse(eventRefusals.refusal('EVENT_FILE_QUOTE_OPEN', { row: String(fault.line) }));
    throw fault;
  } finally {
    closeSync(handle);
  }
}

function readPieces(handle: number, loader: EventLoader, progress: (share: number) => void): Result<null> {
  const { size } = fstatSync(handle);
  let buffer = Buffer.alloc(PIECE);
  let [held, done] = [0, 0];
  for (;;) {
    const got = readSync(handle, buffer, held, buffer.length - held, null);
    done += got;
    const last = got === 0;
    const bytes = buffer.subarray(0, held + got);
    const read = loader.read(bytes, last);
    if (!read.ok) return read;
    if (last) return ok(null);
    held = bytes.length - read.value;
    // A row that is longer than the piece needs a longer piece.
    if (held === buffer.length) buffer = Buffer.concat([buffer, Buffer.alloc(buffer.length)]);
    else buffer.copyWithin(0, read.value, bytes.length);
    progress(size === 0 ? 1 : done / size);
  }
}
