import type { Table } from '../tables/table.ts';
import { barChart } from './bars.ts';
import { countsChart } from './counts.ts';
import { eulerChart } from './euler.ts';
import { flowChart } from './flow.ts';
import { groupedChart } from './grouped.ts';
import { seriesChart } from './series.ts';
import { upsetChart } from './upset.ts';

/** Grouped bars of more columns than this are too many to compare; the last column is drawn alone. */
const MOST_GROUPED = 8;

export interface Chart {
  readonly kind: 'bars' | 'grouped' | 'series' | 'counts' | 'euler' | 'upset' | 'flow';
  readonly label: string;
  readonly svg: string;
}

/**
 * The charts that fit a table, the best first: what its specification asks for, else a line for each row
 * over years, grouped bars of several columns, or bars. Pure: the same table gives the same pictures.
 */
export function chartsOf(table: Table): readonly Chart[] {
  const last = table.columns.length - 1;
  const { chart } = table;
  const bars: Chart = { kind: 'bars', label: 'Bars', svg: barChart(table, last) };
  if (chart?.kind === 'flow') return [{ kind: 'flow', label: 'Flow', svg: flowChart(table, chart, last) }, bars];
  if (chart?.kind === 'upset') return [{ kind: 'upset', label: 'Combinations', svg: upsetChart(table, chart, last) }];
  if (chart?.kind === 'euler') {
    return [{ kind: 'euler', label: 'Circles', svg: eulerChart(table, chart, last) }, { kind: 'upset', label: 'Combinations', svg: upsetChart(table, chart, last) }];
  }
  if (chart?.kind === 'counts') return [{ kind: 'counts', label: 'How many', svg: countsChart(table) }];
  const kind = chart?.kind ?? (table.series !== null ? 'series' : table.columns.length > 1 && table.columns.length <= MOST_GROUPED ? 'grouped' : 'bars');
  if (kind === 'series') return [{ kind, label: 'Series', svg: seriesChart(table) }];
  return kind === 'grouped' ? [{ kind, label: 'Bars by group', svg: groupedChart(table) }, bars] : [bars];
}

/** The chart that fits best, or bars of one column where that is asked for. */
export function tableAsSvg(table: Table, column?: number): string {
  return column === undefined ? (chartsOf(table)[0]?.svg ?? barChart(table, table.columns.length - 1)) : barChart(table, column);
}
