import { foldRequest, type RequestRecord } from '../../incidents/index.ts';
import { londonDate, dateInWords } from '../../../kernel/plain-date.ts';
import { agencyInWords } from '../../events/index.ts';
import { namedWithoutAccount, notReceived, notReceivedInWords, silenceInWords, type Expected, type SilenceOf } from '../silence/index.ts';
import type { EntryLine } from '../store/entries.ts';
import type { Source } from '../store/sources.ts';
import { lengthInWords, voicedOf, type SilenceFound } from './silence-of.ts';

/** Longest first: what is shown at once, and the rest behind a line that opens. */
const FIRST = 3;
const MOST = 60;

/** What the page says under "Silence". */
export interface SilenceWords {
  readonly least: number;
  /** What is not in the record at all. */
  readonly missing: readonly { readonly words: string; readonly entries: readonly string[] }[];
  readonly agencies: readonly { readonly agency: string; readonly first: readonly string[]; readonly more: readonly string[]; readonly people: readonly string[] }[];
  /** "Partner: named by Housing; no entry of Police names them." */
  readonly unnamed: readonly string[];
}

export function silenceWords(lines: readonly EntryLine[], found: SilenceFound, sources: readonly Source[], requests: readonly RequestRecord[]): SilenceWords {
  const agencies = found.of.filter(({ person }) => person === undefined).map(({ agency, silences }) => {
    const words = silences.map((silence) => withoutAgency(silenceInWords({ agency }, silence)));
    return { agency, first: words.slice(0, FIRST), more: words.slice(FIRST, MOST), people: found.of.filter((one) => one.agency === agency).flatMap(aboutPerson).slice(0, MOST) };
  });
  return { least: found.least, missing: missingOf(lines, sources, requests), agencies, unnamed: unnamedOf(lines) };
}

/** One line for each person: the longest stretch, and how many there are. */
function aboutPerson({ person, silences }: SilenceOf): readonly string[] {
  const [longest] = silences;
  if (person === undefined || longest === undefined) return [];
  const more = silences.length === 1 ? '' : `, and ${silences.length - 1} more`;
  return [`No entry names ${personInWords(person)} from ${dateInWords(longest.from)} to ${dateInWords(longest.to)} (${lengthInWords(longest.from, longest.to)})${more}`];
}

function missingOf(lines: readonly EntryLine[], sources: readonly Source[], requests: readonly RequestRecord[]): SilenceWords['missing'] {
  const voiced = lines.map(voicedOf);
  const sent = new Set(sources.filter(({ standing }) => standing !== 'set-aside').flatMap(({ organisationId, agency }) => [organisationId ?? '', agencyInWords(agency).toLowerCase()]));
  const asked = requests.filter(({ organisationId, organisation }) => !sent.has(organisationId) && !sent.has(organisation.toLowerCase()) && !lines.some((line) => namesService(organisation, line)))
    .map((request) => ({ request, folded: foldRequest(request.acts) })).filter(({ folded }) => folded.stage !== 'withdrawn');
  const expected = asked.map(({ request, folded }): Expected => ({ agency: request.organisation, because: `asked on ${dateInWords(londonDate(new Date(folded.askedAt)))}` }));
  const nil = asked.filter(({ folded }) => folded.stage === 'nil-returned').map(({ request }) => request.organisation);
  return [
    ...notReceived(voiced, expected, nil).map((one) => ({ words: notReceivedInWords(one), entries: [] })),
    ...namedWithoutAccount(lines.map((line) => ({ ...voicedOf(line), agency: line.agency }))).map(({ agency, entries }) => ({
      words: `Others speak of ${agencyInWords(agency)}, and no chronology of it is here`, entries: entries.slice(0, FIRST),
    })),
  ];
}

// "Coveshire Police" is whom the account of "Police, Coveshire" comes from.
function namesService(organisation: string, { agency, area }: EntryLine): boolean {
  const words = new Set(organisation.toLowerCase().split(/\s+/));
  return area !== '' && `${agencyInWords(agency)} ${area}`.toLowerCase().split(/\s+/).every((word) => words.has(word));
}

/** Whom some agencies name and others never do; a record that never names the father is silent about him. */
function unnamedOf(lines: readonly EntryLine[]): readonly string[] {
  const agencies = [...new Set(lines.map((line) => voicedOf(line).agency))];
  const naming = new Map<string, Set<string>>();
  for (const line of lines) for (const person of line.persons) naming.set(person, (naming.get(person) ?? new Set()).add(voicedOf(line).agency));
  return [...naming].flatMap(([person, by]) => {
    const silent = agencies.filter((agency) => !by.has(agency));
    return silent.length === 0 ? [] : [`${sentence(personInWords(person))}: named by ${[...by].join('; ')}. No entry names them in the account of ${silent.join('; ')}.`];
  }).slice(0, MOST);
}

export function personInWords(person: string): string {
  return person.replaceAll('_', ' ');
}

export function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

// The agency stands above the list already.
function withoutAgency(words: string): string {
  return sentence(words.slice(words.indexOf(': ') + 2));
}
