import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FORENAMES = ['amelia', 'oliver', 'isla', 'george', 'ava', 'noah', 'mia', 'arthur', 'zara', 'mohammed', 'aisha', 'jakub', 'freya', 'harry', 'lily', 'leo', 'ivy', 'theo', 'maya', 'oscar', 'yusuf', 'nina', 'callum', 'priya', 'dylan', 'esme', 'kofi', 'hana', 'rhys', 'tilda'];
const SURNAMES = ['smith', 'jones', 'patel', 'khan', 'nowak', 'hughes', 'barlow', 'okafor', 'reid', 'fenwick', 'lacey', 'thorne', 'begum', 'moss', 'quinn', 'ashdown', 'verity', 'marsh', 'singh', 'holloway', 'prior', 'castle', 'drury', 'yates', 'ogden'];
const STREETS = ['mill lane', 'church road', 'station street', 'park avenue', 'high street', 'orchard close', 'victoria grove', 'school hill'];
const AGENCIES = ['council', 'health', 'police', 'school'];

/** A made-up record; `child` is the truth. */
export interface MadeUp {
  readonly id: string;
  readonly child: string;
  readonly agency: string;
  readonly forename: string;
  readonly surname: string;
  readonly dob: string;
  readonly sex: string;
  readonly postcode: string;
  readonly address: string;
  readonly mother_name: string;
  readonly nhs_number: string;
}

export const HEADINGS = ['id', 'child', 'agency', 'forename', 'surname', 'dob', 'sex', 'postcode', 'address', 'mother_name', 'nhs_number'] as const;

/** Numbers from 0 up to 1, the same for the same start (mulberry32). */
export function numbers(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Families with brothers, sisters and a few twins, whose children one to four agencies know, with slips and gaps. */
export function madeUpRecords(families: number, start: number): readonly MadeUp[] {
  const next = numbers(start);
  const pick = (list: readonly string[]): string => list[Math.floor(next() * list.length)] ?? '';
  const records: MadeUp[] = [];
  let child = 0;
  for (let family = 0; family < families; family++) {
    const surname = next() < 0.4 ? pick(SURNAMES) : `${pick(SURNAMES)}${pick(['', 'son', 'er', 'ley', 'field', 'by', 'wood'])}`;
    const home = { surname, postcode: `q${Math.floor(next() * 9)}${Math.floor(next() * 9)} ${Math.floor(next() * 9)}ab`, address: `${1 + Math.floor(next() * 120)} ${pick(STREETS)}`, mother_name: `${pick(FORENAMES)} ${surname}` };
    const names = new Set<string>();
    let year = 2006 + Math.floor(next() * 14);
    let born = '';
    for (let sibling = 0; sibling < 1 + Math.floor(next() * 3); sibling++) {
      let forename = pick(FORENAMES);
      while (names.has(forename)) forename = pick(FORENAMES);
      names.add(forename);
      const twin = sibling > 0 && next() < 0.05;
      born = twin ? born : `${year++}-${two(1 + Math.floor(next() * 12))}-${two(1 + Math.floor(next() * 28))}`;
      const sure = { ...home, child: String(child++), forename, dob: born, sex: next() < 0.5 ? 'f' : 'm', nhs_number: nhsNumber(100_000_000 + child * 1013) };
      for (const agency of AGENCIES) if (next() < 0.6) records.push({ ...seenBy(sure, next), id: '', agency });
    }
  }
  return records.map((record, index) => ({ ...record, id: `r${index}` }));
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function seenBy(sure: Omit<MadeUp, 'id' | 'agency'>, next: () => number): Omit<MadeUp, 'id' | 'agency'> {
  const maybe = (text: string, gap: number): string => (next() < gap ? '' : text);
  const slip = (text: string): string => {
    const at = Math.floor(next() * text.length);
    return next() < 0.06 ? `${text.slice(0, at)}${'aeinrst'[Math.floor(next() * 7)]}${text.slice(at + 1)}` : text;
  };
  return { ...sure, forename: slip(sure.forename), surname: slip(sure.surname), dob: maybe(sure.dob, 0.03), postcode: maybe(sure.postcode, 0.05), address: maybe(slip(sure.address), 0.05), mother_name: maybe(sure.mother_name, 0.4), nhs_number: maybe(sure.nhs_number, 0.6) };
}

function nhsNumber(nine: number): string {
  for (let number = nine; ; number++) {
    const digits = String(number).padStart(9, '0');
    const check = 11 - (Array.from(digits).reduce((sum, digit, index) => sum + Number(digit) * (10 - index), 0) % 11);
    if (check !== 10) return `${digits}${check === 11 ? 0 : check}`;
  }
}

/** Writes records to a file of its own and says where. */
export function writeRecords(records: readonly MadeUp[], headings: readonly string[] = HEADINGS): string {
  const path = join(mkdtempSync(join(tmpdir(), 'sightline-link-')), 'records.csv');
  const cell = (record: MadeUp, heading: string): string => Object.entries(record).find(([name]) => name === heading)?.[1] ?? '';
  writeFileSync(path, `${headings.join(',')}\n${records.map((record) => headings.map((heading) => cell(record, heading)).join(',')).join('\n')}\n`);
  return path;
}
