import type { Refusal } from '../../../kernel/result.ts';
import type { ChartDocument } from './chart-schema.ts';
import { tableRefusals } from './refusals.ts';
import type { Sight } from './sight.ts';

/** What a declared chart names that is not there: rows, sets, boxes. Each with its line. */
export function checkChart({ placeOf }: Sight, chart: ChartDocument | undefined, rows: readonly { readonly code: string }[]): readonly Refusal[] {
  const named = namesIn(chart);
  const codes = rows.map(({ code }) => code);
  const field = placeOf(['chart']);
  return [
    ...named.rows.filter((name) => !codes.includes(name)).map((name) => tableRefusals.refusal('TABLE_CHART_NAME_NOT_KNOWN', { name, what: 'rows', names: codes.join(', '), field })),
    ...named.inside.filter((name) => !named.outside.includes(name)).map((name) => tableRefusals.refusal('TABLE_CHART_NAME_NOT_KNOWN', { name, what: named.what, names: named.outside.join(', '), field })),
    ...(circular(chart) ? [tableRefusals.refusal('TABLE_CHART_IN_A_CIRCLE', { field })] : []),
  ];
}

function namesIn(chart: ChartDocument | undefined): { readonly rows: readonly string[]; readonly inside: readonly string[]; readonly outside: readonly string[]; readonly what: string } {
  if (chart?.kind === 'flow') {
    const { boxes } = chart;
    return { rows: boxes.flatMap(({ row }) => row ?? []), inside: boxes.flatMap(({ from }) => from ?? []), outside: boxes.map(({ code }) => code), what: 'boxes' };
  }
  if (chart?.kind === 'euler' || chart?.kind === 'upset') {
    return { rows: [...chart.sets, ...chart.regions.map(({ row }) => row)], inside: chart.regions.flatMap(({ of }) => of), outside: chart.sets, what: 'sets' };
  }
  return { rows: [], inside: [], outside: [], what: '' };
}

// A box that is, by whatever way, a part of itself.
function circular(chart: ChartDocument | undefined): boolean {
  if (chart?.kind !== 'flow') return false;
  const whole = new Map(chart.boxes.map(({ code, from }) => [code, from]));
  return chart.boxes.some(({ code }) => {
    let at: string | undefined = code;
    for (let steps = 0; at !== undefined; steps += 1) {
      if (steps > chart.boxes.length) return true;
      at = whole.get(at);
    }
    return false;
  });
}
