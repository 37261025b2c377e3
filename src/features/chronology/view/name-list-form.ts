import type { PlainDate } from '../../../kernel/plain-date.ts';
import { unlessRefused, type Refusal, type Result } from '../../../kernel/result.ts';
import { readPartialDate } from '../../../kernel/written-date.ts';
import type { QuestionSet, Typed } from '../../../platform/forms/index.ts';
import type { NamedThing } from '../release/index.ts';
import { chronologyRefusals } from '../refusals.ts';
import type { NameListContent } from '../store/releases.ts';

const LINES = 'One to a line: every name and spelling with ; between, then = and the role';

/** The list of names and roles as a form. The lines of it are read by `readNameList`. */
export const nameListForm: QuestionSet = {
  id: 'chronology-names', version: '1', title: 'Names and roles',
  questions: [
    { kind: 'long-text', name: 'people', wording: 'People', hint: `${LINES}. For example: Tess Harding; Tessie = the child`, maxLength: 20_000, optional: true },
    { kind: 'long-text', name: 'places', wording: 'Places', hint: `${LINES}. For example: Northtown = Area A`, maxLength: 20_000, optional: true },
    { kind: 'long-text', name: 'organisations', wording: 'Organisations', hint: `${LINES}. For example: Beech Primary School = School 1`, maxLength: 20_000, optional: true },
    { kind: 'long-text', name: 'protected', wording: 'Protected locations', hint: 'One to a line: refuges, carers’ addresses. They never leave, and whoever only reads the chronology sees “[protected location]” instead', maxLength: 10_000, optional: true },
    { kind: 'long-text', name: 'birthdays', wording: 'Dates of birth', hint: 'One to a line, for example 3 May 2015', maxLength: 2_000, optional: true },
    { kind: 'long-text', name: 'ordinary', wording: 'Words that look like names and are none', hint: 'One to a line, for example Lego', maxLength: 20_000, optional: true },
    { kind: 'choices', name: 'reviewed', wording: 'Have you read this list against the accounts?', options: [{ value: 'yes', text: 'I have read it against the accounts, and every name that I found is on it' }], optional: true },
  ],
};

/** Reads the lines of the form. Each line that cannot be read is refused at its field, by its number. */
export function readNameList(typed: Typed): Result<NameListContent> {
  const refusals: Refusal[] = [];
  const things = KINDS.flatMap(([field, kind]) => thingsOf(linesOf(typed, field), field, kind, refusals));
  const birthdays = linesOf(typed, 'birthdays').flatMap(({ line, text }) => birthdayOf(text, line, refusals));
  // A place can be protected before anybody has written down a name; a list of nothing is a slip.
  if (KINDS.every(([field]) => linesOf(typed, field).length === 0) && ['protected', 'birthdays', 'ordinary'].every((field) => linesOf(typed, field).length === 0)) refusals.push(chronologyRefusals.refusal('CHRONOLOGY_NAMES_EMPTY', { field: 'people' }));
  return unlessRefused(refusals, () => ({ things, birthdays, protectedLocations: linesOf(typed, 'protected').map(({ text }) => text), ordinary: linesOf(typed, 'ordinary').map(({ text }) => text) }));
}

/** A list as the form holds it. */
export function typedNameList({ things, protectedLocations, birthdays, ordinary }: NameListContent): Typed {
  const lines = (kind: NamedThing['kind']) => things.filter((thing) => thing.kind === kind).map(({ names, role }) => `${names.join('; ')} = ${role}`).join('\n');
  return { people: lines('person'), places: lines('place'), organisations: lines('organisation'), protected: protectedLocations.join('\n'), birthdays: birthdays.join('\n'), ordinary: ordinary.join('\n') };
}

const KINDS = [['people', 'person'], ['places', 'place'], ['organisations', 'organisation']] as const;

interface Line {
  readonly line: number;
  readonly text: string;
}

function linesOf(typed: Typed, name: string): readonly Line[] {
  const value = typed[name];
  const text = typeof value === 'string' ? value : '';
  return text.split(/\r?\n/).map((one, at) => ({ line: at + 1, text: one.trim() })).filter((one) => one.text !== '');
}

function thingsOf(lines: readonly Line[], field: string, kind: NamedThing['kind'], refusals: Refusal[]): readonly NamedThing[] {
  return lines.flatMap(({ line, text }) => {
    const at = text.lastIndexOf('=');
    const names = text.slice(0, Math.max(at, 0)).split(';').map((name) => name.trim()).filter((name) => name !== '');
    const role = text.slice(at + 1).trim();
    if (at > 0 && names.length > 0 && role !== '') return [{ names, role, kind }];
    refusals.push(chronologyRefusals.refusal('CHRONOLOGY_NAMES_LINE', { line: String(line), field }));
    return [];
  });
}

function birthdayOf(text: string, line: number, refusals: Refusal[]): readonly PlainDate[] {
  const read = readPartialDate(text);
  if (read.ok && read.value.earliest !== null && read.value.earliest === read.value.latest) return [read.value.earliest];
  refusals.push(chronologyRefusals.refusal('CHRONOLOGY_NAMES_BIRTHDAY', { line: String(line), field: 'birthdays' }));
  return [];
}
