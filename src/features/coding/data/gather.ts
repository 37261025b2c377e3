import { ABSENT, NOT_MENTIONED, PRESENT, SILENT_CHOICE, type Column, type Marks } from './column.ts';
import type { LinkIndex } from './link-index.ts';

/**
 * The column of what each record belongs to. Where that is not known, or is itself faulty, the record
 * is silent.
 */
export function gathered(column: Column, link: LinkIndex): Column {
  const at = ownersOf(link);
  switch (column.kind) {
    case 'states': return { kind: 'states', marks: marksAt(column.marks, at) };
    case 'choice': return { ...column, chosen: Uint16Array.from(at, (place) => (place < 0 ? SILENT_CHOICE : (column.chosen[place] ?? SILENT_CHOICE))) };
    case 'choices': return { ...column, marks: column.marks.map((marks) => marksAt(marks, at)) };
    case 'number': return { kind: 'number', values: Float64Array.from(at, (place) => column.values[place] ?? Number.NaN), said: marksAt(column.said, at) };
    case 'date': return { kind: 'date', earliest: Float64Array.from(at, (place) => column.earliest[place] ?? 0), latest: Float64Array.from(at, (place) => column.latest[place] ?? 0), said: marksAt(column.said, at) };
    case 'text': return { kind: 'text', values: Array.from(at, (place) => column.values[place] ?? ''), said: marksAt(column.said, at) };
  }
}

function ownersOf({ starts, others, faulty }: LinkIndex): Int32Array {
  return Int32Array.from({ length: starts.length - 1 }, (_, record) => {
    const start = starts[record] ?? 0;
    const owner = start === starts[record + 1] ? -1 : (others[start] ?? -1);
    return owner >= 0 && faulty[owner] === 1 ? -1 : owner;
  });
}

function marksAt(marks: Marks, at: Int32Array): Marks {
  return Uint8Array.from(at, (place) => (place < 0 ? NOT_MENTIONED : (marks[place] ?? NOT_MENTIONED)));
}

/**
 * Rolls marks up to what the records belong to: present where at least one is present, open where
 * none is and at least one is open or there is no record at all, because a review that tells of no
 * adult does not say that there was none.
 */
export function rolledUp(marks: Marks, { starts, others, size }: LinkIndex, faulty: Uint8Array): Marks {
  const result = new Uint8Array(size).fill(NOT_MENTIONED);
  const settled = new Uint8Array(size).fill(1);
  const any = new Uint8Array(size);
  for (let record = 0; record < marks.length; record += 1) {
    for (let next = starts[record] ?? 0; next < (starts[record + 1] ?? 0); next += 1) {
      const owner = others[next] ?? 0;
      any[owner] = 1;
      if (faulty[record] === 1 || marks[record] === NOT_MENTIONED) settled[owner] = 0;
      else if (marks[record] === PRESENT) result[owner] = PRESENT;
    }
  }
  for (let owner = 0; owner < size; owner += 1) {
    if (result[owner] !== PRESENT && any[owner] === 1 && settled[owner] === 1) result[owner] = ABSENT;
  }
  return result;
}
