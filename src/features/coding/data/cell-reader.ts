import type { Refusal } from '../../../kernel/result.ts';
import type { Code, State } from '../codebook/codebook.ts';
import { ABSENT, DOES_NOT_APPLY, NOT_MENTIONED, OUTSIDE_CHOICE, PRESENT, SILENT_CHOICE, type Column } from './column.ts';
import { parseDateBounds } from './date-bounds.ts';
import { codedDataRefusals } from './refusals.ts';
import { WordsByLength } from './words-by-length.ts';

/** Reads the cells of one column, in order. */
export interface CellReader {
  /** Takes the cell of record `at`; says what is wrong with it, where something is. */
  readonly take: (cell: string, at: number, key: string) => Refusal | undefined;
  /** The column of the first `size` records. */
  readonly column: (size: number) => Column;
}

type Written = ReadonlyMap<string, State>;

/** `capacity` is the most records that may come. */
export function cellReader(code: Code, written: Written, capacity: number): CellReader {
  switch (code.type) {
    case 'states': return statesReader(code, written, capacity);
    case 'choice': return choiceReader(code, written, capacity);
    case 'choices': return choicesReader(code, written, capacity);
    case 'number': return numberReader(code, written, capacity);
    case 'date': return dateReader(code, written, capacity);
    case 'text': return textReader(code, written, capacity);
  }
}

const markOf: Readonly<Record<State, number>> = { present: PRESENT, absent: ABSENT, not_mentioned: NOT_MENTIONED, does_not_apply: DOES_NOT_APPLY };

function statesReader(code: Code, written: Written, capacity: number): CellReader {
  const marks = new Uint8Array(capacity);
  const words = new WordsByLength(new Map([...written].map(([word, state]) => [word, markOf[state]])));
  return {
    take: (cell, at, key) => {
      const mark = words.get(cell) ?? words.get(cell.trim()) ?? blankMark(code, cell);
      marks[at] = mark ?? NOT_MENTIONED;
      return mark === undefined ? notAValue(code, cell, key, ['present', 'absent', 'not_mentioned', 'does_not_apply']) : undefined;
    },
    column: (size) => ({ kind: 'states', marks: marks.slice(0, size) }),
  };
}

function choiceReader(code: Code, written: Written, capacity: number): CellReader {
  const chosen = new Uint16Array(capacity);
  const options = code.options.map((option) => option.code);
  const outside = [...silentWords(written)].map(([word, mark]): [string, number] => [word, mark === NOT_MENTIONED ? SILENT_CHOICE : OUTSIDE_CHOICE]);
  const words = new WordsByLength(new Map([...outside, ...options.map((option, index): [string, number] => [option, index])]));
  return {
    take: (cell, at, key) => {
      const choice = words.get(cell) ?? words.get(cell.trim()) ?? asChoice(blankMark(code, cell));
      chosen[at] = choice ?? SILENT_CHOICE;
      return choice === undefined ? notAValue(code, cell, key, [...options, 'not_mentioned', 'does_not_apply']) : undefined;
    },
    column: (size) => ({ kind: 'choice', options, chosen: chosen.slice(0, size) }),
  };
}

function asChoice(mark: number | undefined): number | undefined {
  return mark === undefined ? undefined : mark === NOT_MENTIONED ? SILENT_CHOICE : OUTSIDE_CHOICE;
}

function choicesReader(code: Code, written: Written, capacity: number): CellReader {
  const options = code.options.map((option) => option.code);
  const marks = options.map(() => new Uint8Array(capacity).fill(ABSENT));
  const silent = silentWords(written);
  return {
    take: (cell, at, key) => {
      const whole = silent.get(cell.trim()) ?? blankMark(code, cell);
      if (whole !== undefined) return void marks.forEach((one) => (one[at] = whole));
      const values = cell.split(';').map((value) => value.trim());
      const unknown = values.find((value) => !options.includes(value));
      if (unknown !== undefined) return notAValue(code, unknown, key, [...options, 'not_mentioned', 'does_not_apply']);
      for (const value of values) marks[options.indexOf(value)]?.fill(PRESENT, at, at + 1);
      const twice = values.find((value, index) => values.indexOf(value) < index);
      return twice === undefined ? undefined : codedDataRefusals.refusal('CODED_VALUE_TWICE', { value: twice, code: code.code });
    },
    column: (size) => ({ kind: 'choices', options, marks: marks.map((one) => one.slice(0, size)) }),
  };
}

// Digits grouped by commas ("1,200") are not read: half the world writes one and a fifth so.
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)$/;

function numberReader(code: Code, written: Written, capacity: number): CellReader {
  const values = new Float64Array(capacity).fill(Number.NaN);
  const said = new Uint8Array(capacity);
  const silent = silentWords(written);
  const { minimum = -Infinity, maximum = Infinity } = code;
  return {
    take: (cell, at, key) => {
      const text = cell.trim();
      const mark = silent.get(text) ?? blankMark(code, cell);
      // What cannot be read is taken as silent, so that no rule rests on it.
      said[at] = mark ?? NOT_MENTIONED;
      if (mark !== undefined) return undefined;
      if (text === '') return notAValue(code, cell, key, []);
      if (!NUMBER.test(text)) return codedDataRefusals.refusal('CODED_NUMBER_NOT_READABLE', { value: text, code: code.code });
      const value = Number(text);
      values[at] = value;
      said[at] = PRESENT;
      return value >= minimum && value <= maximum ? undefined : codedDataRefusals.refusal('CODED_NUMBER_OUT_OF_RANGE', { value: text, code: code.code, range: `${code.minimum ?? 'any'} to ${code.maximum ?? 'any'}` });
    },
    column: (size) => ({ kind: 'number', values: values.slice(0, size), said: said.slice(0, size) }),
  };
}

function dateReader(code: Code, written: Written, capacity: number): CellReader {
  const [earliest, latest] = [new Float64Array(capacity), new Float64Array(capacity)];
  const said = new Uint8Array(capacity);
  const silent = silentWords(written);
  return {
    take: (cell, at, key) => {
      const text = cell.trim();
      const mark = silent.get(text) ?? blankMark(code, cell);
      said[at] = mark ?? NOT_MENTIONED;
      if (mark !== undefined) return undefined;
      if (text === '') return notAValue(code, cell, key, []);
      const bounds = parseDateBounds(text);
      if (bounds === undefined) return codedDataRefusals.refusal('CODED_DATE_NOT_READABLE', { value: text, code: code.code, why: 'Write it like 2016-05-17, 2016-05 or 2016' });
      [earliest[at], latest[at], said[at]] = [bounds.earliest, bounds.latest, PRESENT];
      return undefined;
    },
    column: (size) => ({ kind: 'date', earliest: earliest.slice(0, size), latest: latest.slice(0, size), said: said.slice(0, size) }),
  };
}

function textReader(code: Code, written: Written, capacity: number): CellReader {
  const values: string[] = [];
  const said = new Uint8Array(capacity);
  const silent = silentWords(written);
  return {
    take: (cell, at, key) => {
      const mark = silent.get(cell.trim()) ?? blankMark(code, cell);
      said[at] = mark ?? PRESENT;
      values.push(cell.trim());
      return mark === undefined && cell.trim() === '' ? notAValue(code, cell, key, []) : undefined;
    },
    column: (size) => ({ kind: 'text', values: values.slice(0, size), said: said.slice(0, size) }),
  };
}

function silentWords(written: Written): ReadonlyMap<string, number> {
  return new Map([...written].filter(([, state]) => state === 'not_mentioned' || state === 'does_not_apply').map(([word, state]) => [word, markOf[state]]));
}

function blankMark({ blank }: Code, cell: string): number | undefined {
  return blank === 'refused' || cell.trim() !== '' ? undefined : markOf[blank];
}

function notAValue({ code }: Code, cell: string, key: string, values: readonly string[]): Refusal {
  const value = cell.trim();
  if (value === '') return codedDataRefusals.refusal('CODED_VALUE_MISSING', { code, key });
  return codedDataRefusals.refusal('CODED_VALUE_NOT_IN_CODEBOOK', { value, code, values: values.join(', ') });
}
