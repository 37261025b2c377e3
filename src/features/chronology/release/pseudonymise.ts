import { createHash } from 'node:crypto';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { agencyInWords, isAgencyName } from '../../events/index.ts';
import type { ChronologyEntry, EntryPrecision } from '../entry.ts';
import { cleaned, folded } from './fold.ts';
import { lookThrough, smallWords } from './look-for.ts';
import type { NameList } from './name-list.ts';
import { releaseRefusals, type Finding } from './refusals.ts';
import { replaceNames, substitutions } from './replace.ts';

/** An entry as it may leave. What is not here does not leave: cells, file names, workers, notes and ids of the record. */
export interface ReleasedEntry {
  /** Its place in this release: "E1". */
  readonly id: string;
  readonly occurred: string | null;
  readonly precision: EntryPrecision;
  readonly agency: string;
  readonly area: string;
  readonly persons: readonly string[];
  readonly text: string;
  readonly action: string;
  readonly analysis: string;
}

/** All of it, or nothing and where it was held. */
export type Release =
  | { readonly kind: 'released'; readonly standing: 'pseudonymised'; readonly entries: readonly ReleasedEntry[]; readonly digest: string }
  | { readonly kind: 'held'; readonly findings: readonly Finding[] };

const TEXTS = ['text', 'action', 'analysis'] as const;

/**
 * Puts roles for names and looks through what is left. Where anything may identify, nothing is
 * released: the findings say which entry, which field and which word. The list must have been reviewed.
 * A birth keeps its month only.
 */
export function pseudonymise(entries: readonly ChronologyEntry[], list: NameList): Release {
  const names = substitutions(list);
  const made = entries.map((entry, at) => releaseOne(entry, at, list, names));
  const findings = [...listFindings(list), ...made.flatMap((one) => one.findings)];
  const released = made.map(({ entry }) => entry);
  const small = smallWords(released.flatMap((entry) => TEXTS.map((field) => entry[field])));
  const left = made.flatMap(({ entry, from }) => fieldsOf(entry).flatMap(([field, text]) => lookThrough(text, list, small).map((found): Finding => ({ ...found, entry: from, field }))));
  const all = [...findings, ...left];
  return all.length > 0 ? { kind: 'held', findings: all } : { kind: 'released', standing: 'pseudonymised', entries: released, digest: digestOf(released) };
}

/** What was looked through, so that a signature holds for nothing else. */
export function digestOf(entries: readonly ReleasedEntry[]): string {
  return createHash('sha256').update(JSON.stringify(entries)).digest('hex');
}

interface Made {
  readonly entry: ReleasedEntry;
  readonly from: string;
  readonly findings: readonly Finding[];
}

function releaseOne(entry: ChronologyEntry, at: number, list: NameList, names: ReturnType<typeof substitutions>): Made {
  const findings: Finding[] = [];
  const put = (field: (typeof TEXTS)[number]) => {
    const { text, ambiguous } = replaceNames(entry[field] ?? '', names);
    findings.push(...ambiguous.map((found) => finding('RELEASE_NAME_AMBIGUOUS', entry.id, field, found)));
    return text;
  };
  const birth = isBirth(entry, list.birthdays);
  return {
    from: entry.id, findings,
    entry: {
      id: `E${at + 1}`, occurred: birth ? (entry.occurred ?? '').slice(0, 7) : entry.occurred, precision: birth ? 'month' : entry.precision,
      agency: listed(entry.agency, list) ?? (isAgencyName(entry.agency) ? agencyInWords(entry.agency) : entry.agency),
      area: roleOf(entry.area ?? '', entry.id, 'area', 'RELEASE_AREA_NOT_LISTED', list, findings),
      persons: (entry.persons ?? []).map((person) => roleOf(person, entry.id, 'persons', 'RELEASE_PERSON_NOT_LISTED', list, findings)),
      text: put('text'), action: put('action'), analysis: put('analysis'),
    },
  };
}

function isBirth({ event_type, occurred }: ChronologyEntry, birthdays: readonly PlainDate[]): boolean {
  const day = (occurred ?? '').slice(0, 10);
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && (event_type === 'birth' || birthdays.some((birthday) => birthday === day));
}

function roleOf(text: string, entry: string, field: string, code: 'RELEASE_AREA_NOT_LISTED' | 'RELEASE_PERSON_NOT_LISTED', list: NameList, findings: Finding[]): string {
  if (text.trim() === '') return '';
  const role = listed(text, list);
  if (role === undefined && !list.ordinary.some((one) => folded(one) === folded(cleaned(text).trim()))) findings.push(finding(code, entry, field, text));
  return role ?? text;
}

function listed(text: string, { things }: NameList): string | undefined {
  const plain = folded(cleaned(text).trim());
  return things.find(({ names, role }) => folded(role) === plain || names.some((name) => folded(cleaned(name).trim()) === plain))?.role;
}

function fieldsOf(entry: ReleasedEntry): readonly (readonly [string, string])[] {
  return [...TEXTS.map((field) => [field, entry[field]] as const), ['agency', entry.agency], ['area', entry.area], ...entry.persons.map((person) => ['persons', person] as const)];
}

function listFindings(list: NameList): readonly Finding[] {
  const { things, reviewed } = list;
  const whole = substitutions(list).filter((one) => one.whole);
  return [
    ...(reviewed === undefined || reviewed.by.trim() === '' ? [finding('RELEASE_LIST_NOT_REVIEWED', null, 'list', '')] : []),
    ...things.flatMap(({ names, role }) => (role.trim() === '' ? [finding('RELEASE_ROLE_EMPTY', null, 'list', names[0] ?? '')] : [])),
    ...things.flatMap(({ names }) => names.filter((name) => cleaned(name).trim().length < 2).map((name) => finding('RELEASE_NAME_TOO_SHORT', null, 'list', name))),
    ...things.filter(({ role }) => whole.some(({ name, role: other }) => other !== role && folded(role).split(/\s+/).includes(folded(name)))).map(({ role }) => finding('RELEASE_ROLE_NAMES', null, 'list', role)),
  ];
}

function finding(code: Finding['code'], entry: string | null, field: string, found: string): Finding {
  const { message } = releaseRefusals.refusal(code, { found, name: found, role: found, property: field, part: found });
  return { code, entry, field, found, message };
}
