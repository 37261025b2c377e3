import type { ChronologyEntry } from '../src/features/chronology/index.ts';

const AGENCIES = ['children_social_care', 'police', 'school', 'health_visiting', 'hospital', 'general_practice', 'housing', 'probation', 'midwifery', 'adult_mental_health', 'early_years', 'domestic_abuse_service'];
const PERSONS = ['mother', 'father', 'partner', 'child', 'sibling', 'grandmother'];
const TYPES = ['child_seen', 'family_contact', 'referral_received', 'was_not_brought', 'domestic_abuse_incident', 'concern_raised'];
const WORDS = 'mother child home visit school seen not answered telephone call attended advice given referral made no further action meeting agreed plan review concern bruise explained garden moved address nursery collected spoke worried weight appointment offered'.split(' ');
const FIRST = Date.UTC(2014, 0, 1);
const YEARS = 10;

/** A made-up record of ten years by twelve agencies, the same on every run: most dates exact, some a month, some about a day. */
export function madeEntries(count: number): ReadonlyMap<string, readonly ChronologyEntry[]> {
  const random = randomFrom(20_261_122);
  return Map.groupBy(Array.from({ length: count }, (_, at) => entryOf(random, at)), ({ agency }) => agency);
}

function entryOf(random: () => number, at: number): ChronologyEntry {
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  const day = new Date(FIRST + Math.floor(random() * YEARS * 365) * 86_400_000).toISOString().slice(0, 10);
  const finely = random();
  const occurred = finely < 0.85 ? day : finely < 0.95 ? day.slice(0, 7) : `${day}~`;
  const agency = pick(AGENCIES);
  return {
    id: `made-${at}`, occurred, occurred_text: occurred, precision: finely < 0.85 ? 'day' : finely < 0.95 ? 'month' : 'day', agency, area: 'Coveshire',
    source: { file: `${agency}.csv`, table: 1, row: at + 2, hash: '' }, text: Array.from({ length: 8 + Math.floor(random() * 30) }, () => pick(WORDS)).join(' '),
    ...(random() < 0.4 ? { event_type: pick(TYPES) } : {}), ...(random() < 0.5 ? { known_to: `${agency}:Coveshire=${day}` } : {}), persons: [pick(PERSONS), pick(PERSONS)], cells: { Date: occurred },
  };
}

export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
