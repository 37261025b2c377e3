import { parse } from 'csv-parse/sync';
import { refuse, unlessRefused, type Refusal, type Result } from '../../../kernel/result.ts';
import { readValue, type OfficialFigure } from './figure.ts';
import { monthsOf } from './period.ts';
import { officialRefusals } from './refusals.ts';

const PLACE = /^(country|region|la|old_la|new_la|local_authority|lad|pcon|ward)_(code|name)$|^(country|region|la|lad)$/;
const TOPIC = /^(breakdown_topic|breakdown_type|characteristic_(group|type|topic)|category_(group|type|topic)|grouping|filter)$/;
const VALUE = /^(breakdown|characteristic|category|group|filter_(value|item|option)|subcategory)$/;
const TOTAL = /^(total|all|all children|all notifications|england)$/i;

/** What a column of the file is. */
interface Layout {
  readonly period: number;
  readonly identifier: number;
  readonly level: number;
  readonly names: readonly number[];
  /** One column says what is split and another by which value; otherwise each split has its own column. */
  readonly topic?: readonly [number, number];
  readonly filters: readonly number[];
  readonly indicators: readonly number[];
  /** Indicators in rows: the column of their names; `indicators` is then the column of values. */
  readonly indicatorName?: number;
}

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Whether a header is that of a file of official statistics. */
export function isOfficial(text: string): boolean {
  const header = new Set((/^\u{FEFF}?([^\r\n]*)/u.exec(text)?.[1] ?? '').toLowerCase().replaceAll('"', '').split(',').map((name) => name.trim()));
  return header.has('time_period') && header.has('geographic_level');
}

/**
 * Reads a file of official statistics in either of the layouts in which notifications were published:
 * a column for each thing they are split by, with "Total" where they are not, or one column that says
 * what they are split by and one with the value. Refuses, with line and column, what is neither a
 * figure nor a sign for one, a period that is not known and a figure that stands twice and differs.
 */
export function readOfficial(text: string): Result<readonly OfficialFigure[]> {
  const table = readTable(text);
  if (!table.ok) return table;
  const [header, ...lines] = table.value;
  const names = (header?.cells ?? []).map((name) => name.trim().toLowerCase());
  const missing = ['time_period', 'geographic_level'].filter((name) => !names.includes(name));
  const [first, ...rest] = missing.map((column) => officialRefusals.refusal('OFFICIAL_COLUMN_MISSING', { column, field: 'line 1' }));
  if (first !== undefined) return refuse(first, ...rest);
  const layout = layoutOf(names, lines);
  if (layout.indicators.length === 0) return refuse(officialRefusals.refusal('OFFICIAL_NO_INDICATOR', { field: 'line 1' }));
  const refusals: Refusal[] = [];
  const figures = lines.flatMap((line) => figuresOf(line, names, layout, refusals));
  return unlessRefused([...refusals, ...twice(figures)], () => figures);
}

function readTable(text: string): Result<readonly Line[]> {
  const lines: Line[] = [];
  const keep = (cells: readonly string[], { lines: line }: { readonly lines: number }): null => {
    lines.push({ line, cells: cells.map((cell) => cell.trim()) });
    return null;
  };
  try {
    parse(text, { bom: true, skip_empty_lines: true, on_record: keep });
    return { ok: true, value: lines };
  } catch (fault) {
    return refuse(officialRefusals.refusal('OFFICIAL_NOT_READABLE', { why: fault instanceof Error ? fault.message : String(fault) }));
  }
}

function layoutOf(names: readonly string[], lines: readonly Line[]): Layout {
  const [topic, value] = [names.findIndex((name) => TOPIC.test(name)), names.findIndex((name) => VALUE.test(name))];
  const [indicatorName, indicatorValue] = [names.findIndex((name) => /^(indicator|measure)(_name)?$/.test(name)), names.findIndex((name) => /^(value|indicator_value|figure)$/.test(name))];
  const own = new Set(names.flatMap((name, index) => (name === '' || /^(time_|geographic_)/.test(name) || PLACE.test(name) ? [index] : [])));
  const open = names.map((_, index) => index).filter((index) => !own.has(index) && index !== topic && index !== value);
  const named = indicatorName >= 0 && indicatorValue >= 0;
  // A column is one of figures if nothing else stands in it.
  const indicators = named ? [indicatorValue] : open.filter((index) => lines.length > 0 && lines.every(({ cells }) => (cells[index] ?? '') === '' || readValue(cells[index] ?? '') !== undefined) || looksLikeFigures(names[index] ?? '', index, lines));
  const filters = open.filter((index) => !indicators.includes(index) && !(named && index === indicatorName));
  return {
    period: names.indexOf('time_period'), identifier: names.indexOf('time_identifier'), level: names.indexOf('geographic_level'),
    names: names.flatMap((name, index) => (PLACE.test(name) && !name.endsWith('_code') ? [index] : [])),
    ...(topic >= 0 && value >= 0 ? { topic: [topic, value] as const } : {}), ...(named ? { indicatorName } : {}),
    filters: topic < 0 && value >= 0 ? [...filters, value] : filters, indicators,
  };
}

// So that one cell that is no figure is named, and does not turn its column into a split.
function looksLikeFigures(name: string, index: number, lines: readonly Line[]): boolean {
  const good = lines.filter(({ cells }) => readValue(cells[index] ?? '') !== undefined).length;
  return /number|count|notifications|percent|pct|rate|value/.test(name) && good > lines.length / 2;
}

function figuresOf({ line, cells }: Line, names: readonly string[], layout: Layout, refusals: Refusal[]): readonly OfficialFigure[] {
  const cell = (index: number): string => cells[index] ?? '';
  const months = monthsOf(cell(layout.period), cell(layout.identifier));
  if (months === undefined) {
    refusals.push(officialRefusals.refusal('OFFICIAL_PERIOD_NOT_READABLE', { text: cell(layout.period), identifier: cell(layout.identifier), field: `line ${line} column time_period` }));
    return [];
  }
  const area = layout.names.map(cell).findLast((name) => name !== '') ?? '';
  return layout.indicators.flatMap((index): readonly OfficialFigure[] => {
    if (cell(index) === '') return [];
    const value = readValue(cell(index));
    if (value === undefined) {
      refusals.push(officialRefusals.refusal('OFFICIAL_FIGURE_NOT_READABLE', { text: cell(index), field: `line ${line} column ${names[index]}` }));
      return [];
    }
    const indicator = layout.indicatorName === undefined ? (names[index] ?? '') : cell(layout.indicatorName).toLowerCase();
    return [{ months, period: `${cell(layout.period)} ${cell(layout.identifier)}`.trim(), level: cell(layout.level), area, split: splitOf(cells, names, layout), indicator, value, line }];
  });
}

function splitOf(cells: readonly string[], names: readonly string[], { topic, filters }: Layout): Readonly<Record<string, string>> {
  const own = filters.map((index) => [names[index] ?? '', cells[index] ?? ''] as const);
  const paired = topic === undefined ? [] : [[(cells[topic[0]] ?? '').toLowerCase(), cells[topic[1]] ?? ''] as const];
  return Object.fromEntries([...own, ...paired].filter(([name, value]) => value !== '' && !TOTAL.test(value) && !TOTAL.test(name)));
}

function twice(figures: readonly OfficialFigure[]): readonly Refusal[] {
  const seen = new Map<string, OfficialFigure>();
  return figures.flatMap((figure) => {
    const key = keyOf(figure);
    const before = seen.get(key);
    seen.set(key, before ?? figure);
    const differs = before !== undefined && JSON.stringify(before.value) !== JSON.stringify(figure.value);
    return differs ? [officialRefusals.refusal('OFFICIAL_TWICE', { line: String(before.line), field: `line ${figure.line} column ${figure.indicator}` })] : [];
  });
}

/** One text for what a figure counts, so that two that count the same are found. */
export function keyOf({ months, level, area, split, indicator }: OfficialFigure): string {
  return [months.from, months.to, level, area, JSON.stringify(Object.entries(split).toSorted()), indicator].join('|').toLowerCase();
}
