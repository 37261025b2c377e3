import { readMoment } from '../../../kernel/london-time.ts';
import { dayNumber, parsePlainDate } from '../../../kernel/plain-date.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { checkRefusals } from '../refusals.ts';
import { endOfDay } from './calendar.ts';
import type { AsAt } from './scene.ts';
import { whoKnew } from './sheet.ts';

/** Reads a day, which means its end in London, or a date-time. */
export function readAsAt(text: string): Result<AsAt> {
  const day = parsePlainDate(text.trim());
  if (day.ok) return ok({ day: dayNumber(day.value), second: endOfDay(dayNumber(day.value)) });
  const moment = readMoment(text);
  if (!moment.ok) return refuse(checkRefusals.refusal('AS_AT_NOT_READABLE', { text }));
  const on = parsePlainDate(moment.value.slice(0, 10));
  return on.ok ? ok({ day: dayNumber(on.value), second: Date.parse(moment.value) / 1000 }) : on;
}

/** Reads `service:area`. */
export function readKnownToWhom(text: string): Result<string> {
  const [, agency = '', area = ''] = /^([^:=;]+):([^=;]+)$/.exec(text.trim()) ?? [];
  if (agency.trim() === '' || area.trim() === '') return refuse(checkRefusals.refusal('KNOWN_TO_NOT_A_PAIR', { text }));
  return ok(whoKnew(agency.trim().replaceAll(/[\s-]+/g, '_'), area));
}
