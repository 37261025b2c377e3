import { compileCheck } from '../engine/compile/compile-check.ts';
import type { Sheet } from '../engine/columns.ts';
import { fieldReader, type FieldReader } from '../engine/compile/field.ts';
import { newScene, showChild, type AsAt } from '../engine/scene.ts';
import { settingsOf } from '../engine/compile/settings.ts';
import { YES } from '../engine/truth.ts';
import type { Value } from '../engine/values.ts';
import type { Check } from '../language/check.ts';
import type { Pattern } from '../language/pattern.ts';
import { checkFrom } from '../language/read-check.ts';
import { groupingsOf, type Grouping } from '../trial/groups.ts';
import type { Audit } from './definition.ts';

/** One event, as far as an audit reads it. `day` is undefined where the record leaves the day open. */
export interface Found {
  readonly child: number;
  readonly event: number;
  readonly day: number | undefined;
  /** Days between which it was. */
  readonly from: number;
  readonly to: number;
}

/** Records as audits read them: closed or made up, and never shown child by child. */
export interface Records {
  readonly sheet: Sheet;
  readonly asAt: AsAt;
  readonly groupings: readonly Grouping[];
  /** Events that match for certain and had happened by then, child by child and by time. */
  readonly find: (audit: Audit, pattern: Pattern) => readonly Found[];
  /** What a field of an event says, or undefined where it is silent. */
  readonly read: (field: string) => (event: number) => Value | undefined;
}

export function openRecords(sheet: Sheet, childrenText: string, asAt: AsAt): Records {
  return {
    sheet, asAt, groupings: groupingsOf(sheet.children, childrenText, asAt.day),
    find: (audit, pattern) => findIn(sheet, asAt, asCheck(audit, pattern)),
    read: (field) => {
      const scene = newScene(sheet, asAt);
      const reader: FieldReader = fieldReader(field, fieldSettings);
      return (event) => {
        const number = reader(scene, event);
        return number === 0 ? undefined : sheet.values.all[number];
      };
    },
  };
}

function findIn(sheet: Sheet, asAt: AsAt, check: Check): readonly Found[] {
  const compiled = compileCheck(check);
  const scene = newScene(sheet, asAt);
  return sheet.children.flatMap((row, child) => {
    showChild(scene, row, sheet.childStart[child] ?? 0, sheet.childStart[child + 1] ?? 0);
    return compiled.judge(scene).filter(({ truth }) => truth === YES).map(({ event }) => {
      const day = sheet.columns.day[event] ?? 0;
      const days = sheet.partials.get(event)?.days ?? [[day, day]];
      const [from, to] = [Math.min(...days.map(([first]) => first)), Math.max(...days.map(([, last]) => last))];
      return { child, event, from, to, day: from === to ? from : undefined };
    }).toSorted((a, b) => a.from - b.from || a.event - b.event);
  });
}

/** A pattern is asked as a check is that speaks of the event itself. */
function asCheck({ id, version, name, lesson, sources, false_alarm, owner, parameters }: Audit, pattern: Pattern): Check {
  const text = JSON.stringify(pattern);
  const used = Object.fromEntries(Object.entries(parameters).filter(([parameter]) => text.includes(`"$${parameter}"`)));
  const check = checkFrom({ id, version, name, lesson, sources, false_alarm, owner, parameters: used, in_force: { from: '1900-01-01' }, use: 'review', starts: 'off', rules: [{ on: pattern }], words: { fired: name } });
  if (check === undefined) throw new Error(`${id} has a pattern that no check could have: ${text}`);
  return check;
}

/** Fields are read by name alone; nothing of a check bears on it. */
const fieldSettings = settingsOf(
  { id: 'P-0', version: 1, name: 'fields', lesson: 'fields', sources: [{ document: 'fields' }], false_alarm: { risk: 'low' }, owner: 'fields', parameters: {}, in_force: { from: '1900-01-01' }, use: 'review', starts: 'off', rules: [{ on: { event: 'any' } }], words: { fired: 'fields' } },
  { conditions: notUsed, matching: notUsed, eachMatching: notUsed },
);

function notUsed(): never {
  throw new Error('a field is read without conditions');
}
