import { readWhen } from '../../../events/index.ts';
import { dayNumber, parsePlainDate } from '../../../../kernel/plain-date.ts';
import { endOfDay, NO_DAY } from '../calendar.ts';
import { fieldReader } from './field.ts';
import { markSilent, type Scene } from '../scene.ts';
import type { Settings } from './settings.ts';
import { daysOf } from '../sheet.ts';
import type { Anchor } from './standing.ts';

/** What starts the clock of an instance: its earliest and its latest, mostly the same. None where the record does not say. */
export type Start = (scene: Scene, event: number) => readonly Anchor[];

/** `from` is occurred, known, or an attribute that is a date. */
export function compileStart(from: string, types: readonly number[], settings: Settings): Start {
  if (from === 'occurred') return (scene, event) => [anchorAt(scene, event)];
  if (from === 'known') {
    settings.readKnown(types);
    return anchorKnown;
  }
  settings.readWritten();
  const read = fieldReader(from, settings);
  return (scene, event) => {
    const days = datesIn(scene.values.all[read(scene, event)]?.text ?? '');
    if (days === undefined) return silent(scene, event, from);
    const own = anchorAt(scene, event);
    const anchors = days.map((day) => (day <= own.day ? own : dayAnchor(event, day)));
    return anchors[0]?.day === anchors[1]?.day ? anchors.slice(0, 1) : anchors;
  };
}

export function anchorAt({ columns: { day, at, timed } }: Scene, event: number): Anchor {
  return { event, day: day[event] ?? 0, at: at[event] ?? 0, dayOnly: timed[event] === 0 };
}

function anchorKnown(scene: Scene, event: number): readonly Anchor[] {
  const day = scene.columns.known[event] ?? NO_DAY;
  return day === NO_DAY ? silent(scene, event, 'known_to') : [dayAnchor(event, day)];
}

function dayAnchor(event: number, day: number): Anchor {
  return { event, day, at: endOfDay(day), dayOnly: true };
}

function silent(scene: Scene, event: number, field: string): readonly Anchor[] {
  markSilent(scene, event, field);
  return [];
}

/** The first and the last day that a written date can be. */
function datesIn(text: string): readonly [number, number] | undefined {
  if (text === '') return undefined;
  const when = readWhen(text);
  if (!when.ok) return undefined;
  if (when.value.kind === 'date') {
    const days = daysOf(when.value.date);
    return [Math.min(...days.map(([first]) => first)), Math.max(...days.map(([, last]) => last))];
  }
  const day = parsePlainDate(when.value.moment.slice(0, 10));
  return day.ok ? [dayNumber(day.value), dayNumber(day.value)] : undefined;
}
