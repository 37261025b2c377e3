import { ok, refuse, type Result } from '../../../../kernel/result.ts';
import { fromDayNumber, parsePlainDate } from '../../../../kernel/plain-date.ts';
import { readMoment } from '../../../../kernel/london-time.ts';
import { extractProblems } from './problem.ts';

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?$/;
const DAY_FIRST = /^(\d{1,2}|zz)[/.-](\d{1,2}|zz)[/.-](\d{4})(?:[T ]\d{1,2}:\d{2}.*)?$/i;
const TIME = /[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(z|[+-]\d{2}:?\d{2})?$/i;
const SERIAL = /^\d{5}(?:\.\d+)?$/;
/** Excel's day 0, for days after its 29 February 1900 that never was. */
const SERIAL_ZERO = -25_569;
const [FIRST_YEAR, LAST_YEAR] = [1900, 2100];

/**
 * The EDTF of a date as the standards write it: ISO (CIN, SSD), day first (SSDA903, where `zz` is a
 * part not known), or Excel's serial number (Annex A). Refuses `EXTRACT_DATE_NOT_READABLE`.
 */
export function readExtractDate(written: string): Result<string> {
  const value = written.trim();
  const [, year = '', month = '', day = ''] = ISO.exec(value) ?? [];
  if (year !== '') return whole(year, month, day, value);
  const [, first = '', second = '', last = ''] = DAY_FIRST.exec(value) ?? [];
  if (last !== '') return dayFirst(first.toLowerCase(), second.toLowerCase(), last, value);
  if (SERIAL.test(value)) return ok(fromDayNumber(Math.floor(Number(value)) + SERIAL_ZERO));
  return unreadable(value);
}

/** A day with its time where one is written (midnight is how warehouses write that there is none). */
export interface ExtractMoment {
  /** EDTF, or an ISO date-time, London's where it has no offset. */
  readonly occurred: string;
  /** A time is written that is none, or that the clocks skipped that day. */
  readonly timeLost: boolean;
}

/** Refuses as `readExtractDate` does. */
export function readExtractMoment(written: string): Result<ExtractMoment> {
  const date = readExtractDate(written);
  if (!date.ok) return date;
  const [, hours = '', minutes = '', seconds = '00', offset = ''] = TIME.exec(written.trim()) ?? [];
  if (hours === '' || /^0+$/.test(`${hours}${minutes}${seconds}`)) return ok({ occurred: date.value, timeLost: hours === '' && written.includes(':') });
  const moment = `${date.value}T${hours.padStart(2, '0')}:${minutes}${seconds === '00' ? '' : `:${seconds}`}${offset.toUpperCase()}`;
  return readMoment(moment).ok ? ok({ occurred: moment, timeLost: false }) : ok({ occurred: date.value, timeLost: true });
}

function dayFirst(day: string, month: string, year: string, value: string): Result<string> {
  if (month === 'zz') return day === 'zz' ? inRange(year, year, value) : unreadable(value);
  if (day === 'zz') return Number(month) >= 1 && Number(month) <= 12 ? inRange(`${year}-${month.padStart(2, '0')}`, year, value) : unreadable(value);
  return whole(year, month, day, value);
}

function whole(year: string, month: string, day: string, value: string): Result<string> {
  const read = parsePlainDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return read.ok ? inRange(read.value, year, value) : unreadable(value);
}

function inRange(edtf: string, year: string, value: string): Result<string> {
  return Number(year) >= FIRST_YEAR && Number(year) <= LAST_YEAR ? ok(edtf) : unreadable(value);
}

function unreadable(value: string): Result<string> {
  return refuse(extractProblems.refusal('EXTRACT_DATE_NOT_READABLE', { value: value.slice(0, 60) }));
}
