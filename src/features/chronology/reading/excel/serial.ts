import type { Shown } from './number-format.ts';

const DAY_MS = 86_400_000;
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const LAST = 2_958_465;

/**
 * What a person sees of a serial number that its format shows as a date: "22/05/2016", "May 2016",
 * "22/05/2016 14:30", "14:30". Undefined where it can be no date. `from1904` is the calendar of old
 * Macs. A time of exactly midnight is left out, because that is how systems write that they know none.
 */
export function serialAsText(serial: number, shown: Shown, from1904: boolean): string | undefined {
  if (shown === 'number' || serial < 0 || serial > LAST) return undefined;
  const seconds = Math.round((serial % 1) * 86_400);
  const whole = Math.floor(serial) + (seconds === 86_400 ? 1 : 0);
  const time = timeText(seconds % 86_400);
  if (shown === 'time' && whole === 0) return time;
  const date = dateOf(whole, from1904);
  if (date === undefined) return undefined;
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  if (shown === 'time') return time;
  if (shown === 'year') return String(year);
  if (shown === 'month') return `${MONTHS[month]} ${year}`;
  const text = `${two(day)}/${two(month + 1)}/${year}`;
  return shown === 'day and time' && seconds % 86_400 !== 0 ? `${text} ${time}` : text;
}

/** The day of a serial number written without a format, as "22/05/2016". */
export function serialDay(serial: number, from1904 = false): string | undefined {
  return serialAsText(serial, 'day', from1904);
}

// Excel counts a 29 February 1900 that never was, so the days before it are one off.
function dateOf(day: number, from1904: boolean): Date | undefined {
  if (from1904) return new Date(Date.UTC(1904, 0, 1) + day * DAY_MS);
  if (day < 1 || day === 60) return undefined;
  return new Date(Date.UTC(1899, 11, day < 60 ? 31 : 30) + day * DAY_MS);
}

function timeText(seconds: number): string {
  const text = `${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}`;
  return seconds % 60 === 0 ? text : `${text}:${two(seconds % 60)}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
