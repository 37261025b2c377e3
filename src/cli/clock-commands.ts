import { clockRules, dueDate, dueInWords, findClockRule, limitInWords, type ClockRule, type ClockSettings, type DueDate } from '../features/calendar/index.ts';
import { readMoment, type Moment } from '../kernel/london-time.ts';
import { dateInWords, parsePlainDate, type PlainDate } from '../kernel/plain-date.ts';
import { ok, type Result } from '../kernel/result.ts';
import type { Asked, Command, Outcome } from './command.ts';
import { nearest } from './nearest.ts';

export const clockCommands: readonly Command[] = [
  {
    noun: 'clock',
    verb: 'list',
    summary: 'Lists every clock, what starts it, how long it runs and where that comes from',
    run: listClocks,
  },
  {
    noun: 'clock',
    verb: 'due',
    summary: 'Works out when a clock runs out, and shows the days counted',
    arguments: [{ name: 'rule', summary: 'the clock, as "sightline clock list" names it' }],
    options: {
      from: { type: 'string', value: 'date or date-time', required: true, summary: 'The day that starts the clock (day 0), like 2026-12-22; for limits in hours the time in London, like 2026-03-27T14:30' },
      variant: { type: 'string', value: 'name', summary: 'A local way of counting, where "sightline clock list" shows one' },
    },
    examples: ['sightline clock due notify-panel --from 2026-12-22', 'sightline clock due return-home-interview --from 2026-03-27T14:30 --json'],
    run: clockDue,
  },
];

function listClocks(): Outcome {
  return ok({ json: clockRules.map(describe), text: clockRules.map(listed).join('\n\n') });
}

function describe({ id, name, startsWhen, requires, versions, variants = [] }: ClockRule): unknown {
  return {
    rule: id, name, starts_when: startsWhen, requires,
    versions: versions.map(({ inForceFrom, inForceTo, limit, source, status, note }) => ({
      in_force_from: inForceFrom, in_force_to: inForceTo, limit: limitInWords(limit), source, status, ...(note === undefined ? {} : { note }),
    })),
    variants: variants.map((variant) => ({
      variant: variant.id, starts_when: variant.startsWhen, limit: limitInWords(variant.limit), source: variant.source, status: variant.status,
    })),
  };
}

function listed({ id, name, startsWhen, versions, variants = [] }: ClockRule): string {
  const latest = versions.at(-1) ?? versions[0];
  const lines = [
    `${id}: ${name}`,
    `  ${limitInWords(latest.limit)}, day 0 is the day when ${startsWhen}`,
    `  ${latest.status}: ${latest.source}`,
    ...variants.map((variant) => `  --variant ${variant.id}: ${limitInWords(variant.limit)}, from the day when ${variant.startsWhen} (${variant.status})`),
  ];
  return lines.join('\n');
}

function clockDue({ arguments: { rule = '' }, options: { from, variant } }: Asked): Outcome {
  const known = findClockRule(rule);
  const start = readStart(String(from));
  if (!start.ok) return { ...start, where: '--from', mend: `Give a real day like 2026-12-22, or a day and time like 2026-12-22T14:30` };
  const settings: ClockSettings = known !== undefined && typeof variant === 'string' ? { [known.id]: variant } : {};
  const due = dueDate(rule, start.value, settings);
  if (!due.ok) return { ...due, ...placeOf(due.refusals[0].code, rule) };
  const { note } = due.value;
  return ok({ json: asJson(due.value), text: inWords(due.value), ...(note === undefined ? {} : { warnings: [note] }) });
}

function readStart(text: string): Result<PlainDate | Moment> {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? parsePlainDate(text) : readMoment(text);
}

// Where the mistake is and how to mend it, by the code of the refusal.
function placeOf(code: string, rule: string): { readonly where: string; readonly mend: string } {
  if (code === 'CLOCK_NOT_KNOWN') return { where: '<rule>', mend: `${suggestion(rule)}"sightline clock list" shows every clock` };
  return { where: code === 'CLOCK_VARIANT_NOT_KNOWN' ? '--variant' : '--from', mend: '"sightline clock list --json" shows what each clock needs and from when it is held' };
}

function suggestion(rule: string): string {
  const near = nearest(rule, clockRules.map(({ id }) => id));
  return near === undefined ? '' : `Did you mean "${near}"? `;
}

function asJson({ rule, from, due, source, status, counted }: DueDate): unknown {
  return { rule, from, due, source, status, counted };
}

function inWords({ due, source, status, counted, count }: DueDate): string {
  const days = count === 'hours' ? [] : counted.map((day, index) => `  ${String(index + 1).padStart(2)}  ${dateInWords(day)}`);
  return [`Due ${dueInWords(due)}`, `${status}: ${source}`, ...days].join('\n');
}
