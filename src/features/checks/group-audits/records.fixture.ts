import { join } from 'node:path';
import { readEventRow } from '../../events/index.ts';
import { readCatalogue, SHIPPED } from '../catalogue/catalogue.ts';
import { readAsAt } from '../engine/as-at.ts';
import { readChildrenFile } from '../engine/children-file.ts';
import { sheetOf } from '../engine/sheet.ts';
import { accepted } from '../second/asking.fixture.ts';
import { answersOf, type AuditNumbers } from './audit.ts';
import { openRecords } from './open-records.ts';
import { chosenAudits } from './read-audit.ts';

const CHECKS = accepted(readCatalogue(join(SHIPPED, 'P-29.yaml')));

export interface Entry {
  readonly child: string;
  readonly type: string;
  readonly on: string;
  readonly area?: string;
  readonly says?: Readonly<Record<string, unknown>>;
}

export interface Child {
  readonly id: string;
  readonly sex?: string;
  readonly ethnicity?: string;
  readonly area?: string;
}

/** What the audit answers for these made-up children and entries. */
export function asked(id: string, children: readonly Child[], entries: readonly Entry[], asAt: string): AuditNumbers {
  const text = ['child_id,date_of_birth,sex,ethnicity,disability,area', ...children.map(({ id: child, sex = '', ethnicity = '', area = '' }) => `${child},,${sex},${ethnicity},,${area}`)].join('\n');
  const events = entries.map(({ child, type, on, area = '', says = {} }, at) => accepted(readEventRow({ event_id: `e${at}`, child_id: child, type, occurred: on, known_to: '', agency: '', area, persons: '', attributes: JSON.stringify(says), text: '' })).event);
  const records = openRecords(sheetOf(events, accepted(readChildrenFile(text))), text, accepted(readAsAt(asAt)));
  const [answer] = answersOf(records, accepted(chosenAudits([id])), CHECKS);
  if (answer === undefined) throw new Error(`${id} answers nothing`);
  return answer.numbers;
}

/** So many, numbered from 0. */
export function times<T>(count: number, make: (at: number) => T): T[] {
  return Array.from({ length: count }, (_, at) => make(at));
}
