import { parsePlainDate, type PlainDate } from '../../../kernel/plain-date.ts';
import { readPartialDate } from '../../../kernel/written-date.ts';
import { whenInWords } from '../../events/index.ts';
import type { Family } from '../people/index.ts';
import { dateOf } from '../replay/index.ts';
import type { EntryLine } from '../store/entries.ts';
import { whenOf } from '../store/place.ts';

export function storedInWords(date: string): string {
  const when = whenOf(date);
  return when === undefined ? date : whenInWords(when);
}

/** The day that was asked for, else the last day of the record, else today. */
export function dayAsked(asked: string, lines: readonly EntryLine[], today: PlainDate): PlainDate {
  const read = asked === '' ? null : parsePlainDate(asked);
  if (read?.ok === true) return read.value;
  const last = lines.flatMap(({ occurred }) => whenOf(occurred) ?? []).flatMap((when) => dateOf(when).latest ?? []).toSorted().at(-1);
  return last ?? today;
}

/** The days on which the family changed, as exactly as any date has them. */
export function daysOfFamily({ people, unions, homes }: Family): readonly PlainDate[] {
  const dates = [...people.flatMap(({ born, died, known = '' }) => [known, born, died]), ...unions.flatMap(({ starts, ends }) => [starts, ends]), ...homes.flatMap(({ starts, ends }) => [starts, ends])];
  const days = dates.flatMap((date) => { const read = readPartialDate(date); return date === '' || !read.ok ? [] : (read.value.latest ?? read.value.earliest ?? []); });
  return [...new Set(days)].toSorted();
}

function lasts(starts: string, ends: string): string {
  return `${starts === '' ? '' : ` from ${storedInWords(starts)}`}${ends === '' ? '' : ` until ${storedInWords(ends)}`}`;
}

const CAME = { born: 'born', expected: 'not born yet', miscarriage: 'miscarriage', termination: 'termination', stillbirth: 'stillborn' } as const;

/** Every fact in a line, so that one that is wrong can be found and taken back. */
export function factsInWords({ people, unions, parents, homes, twins }: Family): readonly { readonly id: string; readonly words: string }[] {
  const roles = new Map(people.map(({ id, role }) => [id, role]));
  return [
    ...people.map(({ id, role, born, came, known = '' }) => ({ id, words: `${role}${known === '' ? '' : `, pregnancy known from ${storedInWords(known)}`}${born === '' && came === undefined ? '' : `, ${CAME[came ?? 'born']}${born === '' ? '' : ` ${storedInWords(born)}`}`}` })),
    ...unions.map(({ id, a, b, kind, starts, ends }) => ({ id, words: `${roles.get(a)} and ${roles.get(b)}: ${kind} union${lasts(starts, ends)}` })),
    ...parents.map(({ id, child, parent, kind }) => ({ id, words: `${roles.get(parent)}: ${kind === 'birth' ? 'birth parent' : kind === 'adopted' ? 'adoptive parent' : 'foster carer'} of ${roles.get(child)}` })),
    ...twins.map(({ id, a, b, kind }) => ({ id, words: `${roles.get(a)} and ${roles.get(b)}: twins${kind === 'identical' ? ', identical' : kind === 'not-identical' ? ', not identical' : ''}` })),
    ...homes.map(({ id, home, person, starts, ends }) => ({ id, words: `${roles.get(person)} in ${home}${lasts(starts, ends)}` })),
  ];
}
