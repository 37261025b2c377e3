import type { OfficialFigure, OfficialValue } from './figure.ts';

/** One thing counted through the years. */
export interface OfficialSeries {
  readonly indicator: string;
  readonly level: string;
  readonly area: string;
  readonly split: Readonly<Record<string, string>>;
  readonly points: readonly { readonly from: string; readonly to: string; readonly value: OfficialValue }[];
  /** Where the stretch of time counted changes, so that a point is not to be laid beside the one before it. */
  readonly breaks: readonly string[];
}

/** Figures of one or several files as series, each in the order of time. A later file wins where both count the same. */
export function seriesOf(figures: readonly OfficialFigure[]): readonly OfficialSeries[] {
  const groups = new Map<string, Map<string, OfficialFigure>>();
  for (const figure of figures) {
    const key = [figure.indicator, figure.level, figure.area, JSON.stringify(Object.entries(figure.split).toSorted())].join('|');
    const group = groups.get(key) ?? new Map<string, OfficialFigure>();
    group.set(`${figure.months.from}..${figure.months.to}`, figure);
    groups.set(key, group);
  }
  return [...groups.values()].map((group) => madeSeries([...group.values()].toSorted((a, b) => (a.months.from < b.months.from ? -1 : a.months.from > b.months.from ? 1 : a.months.to < b.months.to ? -1 : 1))));
}

function madeSeries(figures: readonly OfficialFigure[]): OfficialSeries {
  const [first] = figures;
  if (first === undefined) throw new Error('a series has a figure');
  const { indicator, level, area, split } = first;
  const points = figures.map(({ months, value }) => ({ ...months, value }));
  const breaks = points.flatMap((point, index) => {
    const before = points[index - 1];
    return before !== undefined && (lengthOf(before) !== lengthOf(point) || point.from <= before.to) ? [point.from] : [];
  });
  return { indicator, level, area, split, points, breaks };
}

function lengthOf({ from, to }: { readonly from: string; readonly to: string }): number {
  return (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5)) - Number(from.slice(5)) + 1;
}
