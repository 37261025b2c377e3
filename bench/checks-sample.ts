import { closeSync, createReadStream, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parse } from 'csv-parse/sync';
import { writeEvents } from '../src/demo/events/index.ts';
import { addDays, dayNumber, plainDate } from '../src/kernel/plain-date.ts';
import { addWorkingDays } from '../src/kernel/working-days.ts';

/** Files of made-up records: the events whose date is plain, the same as a flat table for SQL, children, and working days. */
export interface Sample {
  readonly events: string;
  readonly flat: string;
  readonly workdays: string;
  readonly children: string;
  readonly count: number;
  readonly leftOut: number;
  readonly asAt: string;
}

const PLAIN = /^\d{4}-\d{2}-\d{2}(T.*)?$/;
const PIECE = 1 << 20;

/** Events known only in part are left out (`leftOut`), so that SQL without them can give the same answers. */
export async function makeSample(folder: string, children: number, years: number, start: number): Promise<Sample> {
  const { to } = writeEvents({ count: children, years, start, folder });
  const sample = { events: join(folder, 'plain.csv'), flat: join(folder, 'flat.csv'), workdays: join(folder, 'workdays.csv'), children: join(folder, 'children.csv') };
  const [events, flat, workdays] = [writer(sample.events), writer(sample.flat), writer(sample.workdays)];
  let [count, leftOut] = [-1, 0];
  for await (const line of createInterface({ input: createReadStream(join(folder, 'events.csv')) })) {
    if (count >= 0 && !PLAIN.test(line.split(',', 4)[3] ?? '')) {
      leftOut += 1;
      continue;
    }
    count += 1;
    events.line(line);
    if (count > 0) flat.line(flatLine(line, count));
  }
  for (let day = plainDate('2021-12-01'); day <= addDays(plainDate(to), 40); day = addDays(day, 1)) workdays.line(`${dayNumber(day)},${after(day, 5)},${after(day, 10)}`);
  for (const file of [events, flat, workdays]) file.close();
  return { ...sample, count, leftOut, asAt: to };
}

/** The columns of the flat table, and their types in SQL. */
export const flatColumns = 'id bigint, child bigint, type varchar, day bigint, moment bigint, agency varchar, kind varchar, independent varchar, may_share varchar, what varchar, with_police boolean, risk_level varchar, considered varchar, days bigint, agencies bigint';

/** Attributes are put into columns here, outside the time that is taken, so that SQL has no JSON to read. */
function flatLine(line: string, id: number): string {
  const [[, child = '', type = '', occurred = '', , agency = '', , , json = '']] = parse(line, { relax_quotes: true }) as [string[]];
  const said: Readonly<Record<string, unknown>> = json === '' ? {} : JSON.parse(json);
  const text = (name: string): string => (typeof said[name] === 'string' && said[name] !== 'unknown' ? String(said[name]) : '');
  const list = (name: string): readonly unknown[] => (Array.isArray(said[name]) ? said[name] : []);
  const at = occurred.includes('T') ? Date.parse(occurred) / 1000 : '';
  return [id, child.slice(1), type, dayNumber(plainDate(occurred.slice(0, 10))), at, agency, text('kind'), text('independent'), text('may_share'), text('what'), list('with').includes('police'), text('risk_level'), text('exploitation_considered'), typeof said['days'] === 'number' ? said['days'] : '', new Set(list('agencies')).size].join(',');
}

function after(day: ReturnType<typeof plainDate>, days: number): number {
  const counted = addWorkingDays(day, days);
  if (!counted.ok) throw new Error(counted.refusals[0].message);
  return dayNumber(counted.value.day);
}

function writer(file: string): { readonly line: (text: string) => void; readonly close: () => void } {
  const handle = openSync(file, 'w');
  let piece = '';
  const flush = (): void => {
    writeSync(handle, piece);
    piece = '';
  };
  return {
    line: (text) => {
      piece += `${text}\n`;
      if (piece.length > PIECE) flush();
    },
    close: () => {
      flush();
      closeSync(handle);
    },
  };
}
