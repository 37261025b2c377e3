import assert from 'node:assert/strict';
import { test } from 'node:test';
import { knownLines, readKnownLines } from './known-lines.ts';

test('who knew is read from lines as people write them, and shown again in lines', () => {
  const read = readKnownLines('police, Northtown, 27 March 2026\n\n Social care , Kings Lynn, West, between 3 and 5 June 2026\nHill House, Northtown, 20.6.26', 'known');
  assert.deepEqual(read, { ok: true, value: 'police:Northtown=2026-03-27;children_social_care:Kings Lynn, West=[2026-06-03..2026-06-05];Hill House:Northtown=2026-06-20' });
  assert.equal(knownLines('police:Northtown=2026-03-27;children_social_care:Northtown=2026-06~'), 'Police, Northtown, 27 March 2026\nChildren\'s social care, Northtown, about June 2026');
  assert.deepEqual(readKnownLines(' \n', 'known'), { ok: true, value: '' });
});

function codes(text: string): readonly string[] {
  const read = readKnownLines(text, 'known');
  return read.ok ? [] : read.refusals.map(({ code, field }) => `${field} ${code}`);
}

test('a line that cannot be read is named at its field', () => {
  assert.deepEqual(codes('police Northtown 27 March\npolice, Northtown, the other day'), ['known KNOWN_ELSEWHERE_NOT_READABLE', 'known KNOWN_TO_DATE_NOT_READABLE']);
  assert.deepEqual(codes('police:Northtown=2026-03-27'), ['known KNOWN_ELSEWHERE_NOT_READABLE']);
});
