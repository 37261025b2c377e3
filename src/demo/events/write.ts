import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, dayNumber, fromDayNumber, plainDate } from '../../kernel/plain-date.ts';
import { momentOf } from '../../kernel/london-time.ts';
import { childOf, type MadeChild } from './children.ts';
import type { Made } from './life.ts';

export interface EventSample {
  readonly count: number;
  readonly years: number;
  readonly start: number;
  readonly folder: string;
  readonly progress?: (children: number) => void;
}

/** The first day of every sample. Checks are asked as at a later one. */
export const FIRST = plainDate('2022-01-01');
const PIECE = 1 << 20;
const EVERY = 10_000;

/** Writes events.csv and children.csv child by child, so that the memory it takes does not grow with the sample. */
export function writeEvents({ count, years, start, folder, progress = () => undefined }: EventSample): { readonly events: number; readonly children: number; readonly from: string; readonly to: string } {
  mkdirSync(folder, { recursive: true });
  const events = file(join(folder, 'events.csv'), 'event_id,child_id,type,occurred,known_to,agency,area,persons,attributes,text');
  const children = file(join(folder, 'children.csv'), 'child_id,date_of_birth,sex,ethnicity,disability,area');
  const days = Math.round(years * 365.25);
  let written = 0;
  for (let id = 0; id < count; id += 1) {
    const child = childOf(start, id, days);
    children.line(`C${id},${addDays(FIRST, child.born)},${child.sex},${child.ethnicity},${child.disability},${child.area}`);
    for (const [place, event] of child.events.entries()) events.line(eventLine(child, event, place));
    written += child.events.length;
    if ((id + 1) % EVERY === 0) progress(id + 1);
  }
  events.close();
  children.close();
  return { events: written, children: count, from: FIRST, to: addDays(FIRST, days) };
}

const BASE = dayNumber(FIRST);
const days: string[] = [];

function eventLine({ id }: MadeChild, event: Made, place: number): string {
  const day = dayOf(Math.floor(event.day));
  const known = [[event.agency, 0] as const, ...event.told].map(([agency, after]) => `${agency}:${event.area}=${dayOf(Math.floor(event.day) + after)}`).join(';');
  const attributes = event.attributes === '' ? '' : `"${event.attributes.replaceAll('"', '""')}"`;
  return `C${id}-${place},C${id},${event.type},${written(event, day)},${known},${event.agency},${event.area},${event.persons},${attributes},${event.text}`;
}

function written({ precision, day }: Made, text: string): string {
  switch (precision) {
    case 'minute': return momentOf(new Date(Math.round((BASE + day) * 1440) * 60_000));
    case 'day': return text;
    case 'about': return `${text}~`;
    case 'month': return text.slice(0, 7);
  }
}

/** Days are few and dates are written millions of times. */
function dayOf(day: number): string {
  return (days[day] ??= fromDayNumber(BASE + day));
}

function file(path: string, columns: string): { readonly line: (text: string) => void; readonly close: () => void } {
  const descriptor = openSync(path, 'w');
  let piece = `${columns}\n`;
  const flush = (): void => { writeSync(descriptor, piece); piece = ''; };
  return {
    line: (text) => {
      piece += `${text}\n`;
      if (piece.length > PIECE) flush();
    },
    close: () => { flush(); closeSync(descriptor); },
  };
}
