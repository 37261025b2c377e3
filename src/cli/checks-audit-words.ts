import type { AreaSeries, AuditAnswer, AuditNumbers, Change, Days, GatherAnswer, Month, SeriesAnswer, Share, ShareAnswer, WaitAnswer } from '../features/checks/index.ts';

/** One answer as a page of text: the question, the numbers, and what they cannot say. */
export function auditInWords({ audit, name, question, numbers, cannot }: AuditAnswer): string {
  return [`${audit}  ${name}`, `  ${question}`, '', ...numbersInWords(numbers), '', `  These numbers cannot say ${cannot}`].join('\n');
}

function numbersInWords(numbers: AuditNumbers): readonly string[] {
  switch (numbers.kind) {
    case 'share': return shareInWords(numbers);
    case 'wait': return waitInWords(numbers);
    case 'gather': return gatherInWords(numbers);
    case 'series': return seriesInWords(numbers);
  }
}

function shareInWords({ check, tables, pending, cannot_tell }: ShareAnswer): readonly string[] {
  return [
    `  Instances of ${check} for which it fires, of all that are due (95 in 100 intervals):`,
    ...tables.flatMap(({ by, only, all, groups }) => ['', `  by ${by}${Object.entries(only).map(([name, texts]) => `, only ${name} ${texts.join(' or ')}`).join('')}`, ...rows([['all', all], ...groups.map(({ group, fired }): [string, Share] => [group, fired])])]),
    '', `  Not due yet: ${told(pending)}. It cannot be told: ${told(cannot_tell)}.`,
  ];
}

function rows(all: readonly (readonly [string, Share])[]): readonly string[] {
  return all.map(([group, share]) => `    ${group.padEnd(30)}${partInWords(share)}`);
}

function partInWords({ count, of, per_100, low, high }: Share): string {
  if (of === 0) return 'none';
  return count === null ? 'not told' : `${count} of ${of}, ${per_100} in 100 (${low} to ${high})`;
}

function waitInWords({ follow_up, not_dated, not_followed, tables }: WaitAnswer): readonly string[] {
  return [
    `  Children with a first sign, each followed for ${follow_up} days. Days to the first response:`,
    ...tables.flatMap((table) => ['', `  ${table.signs === 1 ? 'all' : `with ${table.signs} signs or more`}`, ...(table.told ? tableInWords(table, follow_up) : ['    not told: a group is too small'])]),
    '', `  Left out: ${told(not_followed)} not followed so long yet, ${told(not_dated)} of whom a day is not known.`,
  ];
}

function tableInWords({ groups, difference }: WaitAnswer['tables'][number], followed: number): readonly string[] {
  const [one, other] = groups;
  if (groups.length === 0) return ['    no child on record'];
  return [
    ...groups.map(({ group, children, middle, without_response: without }) => `    ${group.padEnd(26)}${told(children).padStart(9)} children  middle wait ${daysInWords(middle, followed).padEnd(28)}no response: ${partInWords(without)}`),
    difference.days === null ? '    The difference cannot be told' : `    ${one?.group ?? ''} less ${other?.group ?? ''}: ${difference.days} days (${difference.low ?? 'unknown'} to ${difference.high ?? 'unknown'})`,
  ];
}

function daysInWords({ days, low, high }: Days, followed: number): string {
  if (days === null) return low === null ? 'not told, or longer' : `more than ${followed} days`;
  return `${days} days (${low ?? 0} to ${high ?? `more than ${followed}`})`;
}

function gatherInWords({ by, days, least, not_dated, places }: GatherAnswer): readonly string[] {
  const shown = places.map(({ place, several, children, councils }) => `    ${place}: ${children ?? `${least.children} or 4`} children, ${several === 'yes' ? `of ${councils ?? `${least.councils} or more`} councils` : 'and whose children they are is not recorded for all'}`);
  return [`  Each ${by} with concerns about ${least.children} children or more, of ${least.councils} councils or more, in ${days} days:`, ...(shown.length === 0 ? ['    none is on record'] : shown), `  Left out because the day is open: ${told(not_dated)} entries.`];
}

function seriesInWords({ base_months, limits, records_from, not_dated, areas }: SeriesAnswer): readonly string[] {
  return [`  Each month against the ${base_months} before it; ${limits * 100} months in 100 lie between the limits [ ] where nothing changes. Records begin ${records_from}.`, ...areas.flatMap(areaInWords), '', `  Left out because the month is open: ${told(not_dated)}.`];
}

function areaInWords({ area, months, fall_can_be_told, changes, fell_alone, delay }: AreaSeries): readonly string[] {
  const widest = Math.max(1, ...months.flatMap(({ count, upper }) => [count ?? 4, upper ?? 0]));
  const unjudged = months.every(({ stands }) => stands === 'cannot_tell');
  return [
    '', `  ${area}`, ...months.map((month) => `    ${monthInWords(month, widest)}`),
    ...(unjudged ? ['    The records do not reach back far enough to say what would be expected.'] : fall_can_be_told ? [] : ['    So few are expected that a fall cannot be told from chance.']),
    ...(unjudged ? [] : changes.map(changeInWords)),
    ...(fell_alone === 'yes' ? ['    The less grave kind fell and the graver did not: ask whether all that should be notified is.'] : []),
    `    Middle days from knowing to notifying: ${delay.recent ?? 'not told'}; before: ${delay.before ?? 'not told'}.`,
  ];
}

const WIDTH = 48;

/** A line of a chart that lies on its side: the limits as brackets, the count as a mark; a count that is not told has none. */
function monthInWords({ month, count, lower, upper, stands }: Month, widest: number): string {
  const at = (value: number): number => Math.round((value / widest) * (WIDTH - 1));
  const line = Array.from({ length: WIDTH }, () => ' ');
  if (lower !== null && upper !== null) {
    line.fill('-', at(lower), at(upper));
    line[at(lower)] = '[';
    line[at(upper)] = ']';
  }
  if (count !== null) line[at(count)] = '#';
  const words = { below: 'below the limit', above: 'above the limit', inside: '', cannot_tell: 'cannot tell' }[stands];
  return `${month}  |${line.join('')}|  ${count ?? 'not told'}${lower === null ? '' : `, limits ${lower} to ${upper}`}${words === '' ? '' : `  ${words}`}`;
}

function changeInWords({ what, count, expected, times, low, high }: Change): string {
  return `    Last year, ${what.replace('_', ' ')}: ${count === null ? 'not told' : `${count} against ${expected} expected, ${times ?? 'unknown'} times (${low} to ${high ?? 'unknown'})`}`;
}

function told(count: number | null): string {
  return count === null ? 'not told' : String(count);
}
