import { dayNumber, parsePlainDate, type PlainDate } from '../../../kernel/plain-date.ts';
import type { Refusal } from '../../../kernel/result.ts';
import { parseService, type Service } from '../replay/index.ts';
import type { EntryFilter } from '../store/entries.ts';
import type { KnownOn } from './standing.ts';

/** What was asked of the chronology in its address, as typed. */
export interface Asked {
  readonly agency: string;
  readonly type: string;
  /** A token, and no name. */
  readonly person: string;
  readonly from: string;
  readonly to: string;
  readonly words: string;
  readonly known: string;
  readonly service: string;
  readonly page: number;
}

type Query = Readonly<Record<string, string | undefined>>;

export function readAsked(query: Query): Asked {
  const text = (name: string) => (query[name] ?? '').replaceAll('\0', '').trim().slice(0, 200);
  const page = Number(text('page'));
  return {
    agency: text('agency'), type: text('type'), person: text('person'), from: text('from'), to: text('to'), words: text('words'), known: text('known'), service: text('service'),
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

export interface Narrowed {
  readonly filter: EntryFilter;
  readonly knownOn: KnownOn | null;
  /** What could not be read; it narrows nothing. */
  readonly refusals: readonly Refusal[];
}

/** Dates are `YYYY-MM-DD`, as a browser's date field sends them; an empty one is left out. */
export function narrow(asked: Asked): Narrowed {
  const refusals: Refusal[] = [];
  const day = (field: 'from' | 'to' | 'known'): PlainDate | undefined => {
    if (asked[field] === '') return undefined;
    const read = parsePlainDate(asked[field], field);
    if (read.ok) return read.value;
    refusals.push(...read.refusals);
    return undefined;
  };
  const [from, to, known] = [day('from'), day('to'), day('known')];
  const service = readService(asked.service, refusals);
  return {
    refusals,
    filter: {
      ...(asked.agency === '' ? {} : { agency: asked.agency }), ...(asked.type === '' ? {} : { eventType: asked.type }), ...(asked.person === '' ? {} : { person: asked.person }),
      ...(from === undefined ? {} : { from: dayNumber(from) }), ...(to === undefined ? {} : { to: dayNumber(to) }),
      ...(asked.words === '' ? {} : { words: asked.words.split(/\s+/) }),
    },
    knownOn: known === undefined ? null : { on: known, service },
  };
}

function readService(text: string, refusals: Refusal[]): Service | undefined {
  if (text === '') return undefined;
  const read = parseService(text);
  if (read.ok) return read.value;
  refusals.push(...read.refusals.map((refusal) => ({ ...refusal, field: 'service' })));
  return undefined;
}

/** The same question with something changed, as an address's query; the page starts again unless it is what changes. */
export function queryOf(asked: Asked, change: Partial<Asked>): string {
  const { page, ...texts } = { ...asked, page: 1, ...change };
  const query = new URLSearchParams(Object.entries(texts).filter(([, value]) => value !== ''));
  if (page > 1) query.set('page', String(page));
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
