import { dayNumber } from '../../../kernel/plain-date.ts';
import { betweenDays, dateOf, serviceInWords, whoKnewWhat, type Cell } from '../replay/index.ts';
import type { EntryLine, StoredEntry } from '../store/entries.ts';
import { whenOf } from '../store/place.ts';
import { rowOf } from './row.ts';
import { replayedOf } from './standing.ts';

export interface MatrixCell {
  /** `sure`: the day is known. `unsure`: a stretch of days. `none`: the record is silent about this service. */
  readonly kind: 'sure' | 'unsure' | 'none';
  readonly words: string;
  /** "3 days later", where both days are known. */
  readonly later: string;
}

export interface MatrixRow {
  readonly href: string;
  readonly when: string;
  readonly agency: string;
  readonly told: string;
  /** Empty where the record does not say who knew of it at all. */
  readonly cells: readonly MatrixCell[];
}

const SHORT = 160;

/** The matrix of the chosen entries in words, in date order. */
export function matrixOf(lines: readonly EntryLine[], chosen: readonly StoredEntry[], address: (id: string) => string): { readonly services: readonly string[]; readonly rows: readonly MatrixRow[] } {
  const whole = new Map<string, StoredEntry>(chosen.map((entry) => [entry.id, entry]));
  const { services, rows } = whoKnewWhat(replayedOf(lines.filter(({ id }) => whole.has(id))), [...whole.keys()]);
  return {
    services: services.map(serviceInWords),
    rows: rows.flatMap(({ id, cells }) => {
      const entry = whole.get(id);
      if (entry === undefined) return [];
      const { when, agency, told } = rowOf(entry, '', undefined);
      const silent = cells.every(({ kind }) => kind === 'not-said');
      return [{ href: address(id), when, agency, told: told.length > SHORT ? `${told.slice(0, SHORT - 1)}…` : told, cells: silent ? [] : cells.map((cell) => cellOf(cell, entry)) }];
    }),
  };
}

function cellOf(cell: Cell, { occurred }: EntryLine): MatrixCell {
  if (cell.kind !== 'knew') return { kind: 'none', words: 'No record that it knew', later: '' };
  const { from, to } = cell;
  const sure = from !== null && from === to;
  return { kind: sure ? 'sure' : 'unsure', words: betweenDays(from, to), later: sure ? laterThan(occurred, dayNumber(from)) : '' };
}

function laterThan(occurred: string | null, learnt: number): string {
  const when = whenOf(occurred);
  const day = when === undefined ? null : dateOf(when);
  if (day === null || day.earliest === null || day.earliest !== day.latest) return '';
  const days = learnt - dayNumber(day.earliest);
  if (days < 0) return '';
  return days === 0 ? 'the same day' : `${days} ${days === 1 ? 'day' : 'days'} later`;
}
