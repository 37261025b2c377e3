import { momentOf } from '../../../kernel/london-time.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { eventTypeInWords, eventTypes, isEventTypeName, type EventRecord } from '../../events/index.ts';
import { incidentOf, missingFactWords } from '../../incidents/index.ts';
import { askAll } from '../engine/ask.ts';
import { readAsAt } from '../engine/as-at.ts';
import { resultOf, type CheckResult } from '../engine/result.ts';
import { sheetOf } from '../engine/sheet.ts';
import type { Check } from '../language/check.ts';
import { dueAtOf, keyOf, type Signal } from '../live/signal.ts';
import { dutyToNotify, eventsOfIncident, INCIDENT, type OwnHistory } from './incident-events.ts';
import { isOfMeetings } from './own-checks.ts';

/** What one check says of one incident. `missing` is in words: what would have to be known, and who does not hold it. */
export interface OwnSaid {
  readonly check: Check;
  readonly signal: Signal;
}

/** What the checks say of an incident, with the events that they read. */
export interface OwnAsked {
  readonly said: readonly OwnSaid[];
  /** Asked, with nothing open: done, excused, or nothing calls for it yet. */
  readonly clear: readonly { readonly check: Check; readonly done: boolean }[];
  readonly events: ReadonlyMap<string, EventRecord>;
}

/**
 * Asks the checks of the pathway of one incident as it stands now. `chronology` is what the agencies' chronologies hold;
 * of its meetings only those are asked about that were held since the council became aware, because what was before is for
 * the review, which asks it without hindsight.
 */
export function askOwn(history: OwnHistory, chronology: readonly EventRecord[], checks: readonly Check[], now: Date): OwnAsked {
  const incident = incidentOf(history.record);
  const own = eventsOfIncident(history);
  const events = new Map([...own, ...chronology].map((event) => [event.id, event]));
  if (incident === null) return { said: [], clear: [], events };
  const whole = [...own, ...chronology.map((event): EventRecord => ({ ...event, child: INCIDENT }))];
  const results = checks.flatMap((check): readonly (CheckResult & { readonly of: Check })[] =>
    (isOfMeetings(check) ? askOfMeetings(check, chronology, incident.facts.councilAware, now) : ask(check, whole, now)).map((result) => ({ ...result, of: check })));
  const said = results.flatMap(({ of, ...result }): readonly OwnSaid[] => (result.result === 'clear' ? [] : [{ check: of, signal: signalOf(of, result, history, now) }]));
  const open = new Set(said.map(({ check }) => check.id));
  const notHeld = checks.flatMap((check) => (open.has(check.id) ? [] : notHeldOf(check, history, events, now)));
  const spoken = new Set([...open, ...notHeld.map(({ check }) => check.id)]);
  return {
    events, said: [...said, ...notHeld],
    clear: checks.flatMap((check) => (spoken.has(check.id) ? [] : [{ check, done: results.some(({ of, evidence }) => of === check && evidence.length > 0) }])),
  };
}

function ask(check: Check, events: readonly EventRecord[], now: Date): readonly CheckResult[] {
  const asAt = readAsAt(momentOf(now));
  if (!asAt.ok) throw new Error('now is a moment');
  return [...askAll(sheetOf(events), [check], { asAt: asAt.value })].map(resultOf);
}

function askOfMeetings(check: Check, chronology: readonly EventRecord[], aware: PlainDate, now: Date): readonly CheckResult[] {
  const since = (since: string | null): boolean => since === null || since.slice(0, 10) >= aware;
  return ask(check, chronology, now).filter((result) => since(result.since));
}

function signalOf(check: Check, result: Omit<CheckResult, 'of'>, history: OwnHistory, now: Date): Signal {
  const { since, due, evidence, certainty } = result;
  const key = keyOf({ since, due, evidence });
  if (result.result === 'clear') throw new Error('what is clear is no signal');
  const missing = result.result === 'cannot_tell' ? missingWords(check, result.missing, history) : [];
  return {
    id: `${check.id}.${key}`, check: check.id, version: check.version, key, result: result.result, since, due, dueAt: dueAtOf(due), evidence, missing, certainty, newAt: now,
    words: missing.length === 0 ? result.text : cannotTell(check),
  };
}

function cannotTell({ words }: Check): string {
  return words.cannot_tell ?? 'What is recorded does not let the check tell';
}

/** Whether there is a duty to notify turns on what the council's own facts lack; anything else on what an entry leaves out. */
function missingWords(check: Check, missing: readonly string[], { record }: OwnHistory): readonly string[] {
  const incident = incidentOf(record);
  const duty = check.id === 'P-122' && incident !== null ? dutyToNotify(incident) : undefined;
  if (duty?.duty === 'cannot-tell') return duty.missing.map((fact) => missingFactWords[fact]);
  return missing.map(fieldInWords);
}

/** "Which safeguarding partner? (Partner signed or dissented)". */
function fieldInWords(field: string): string {
  const [type = '', attribute] = field.split('.');
  if (!isEventTypeName(type)) return field.replaceAll('_', ' ');
  if (attribute === undefined) return eventTypeInWords(type);
  const asked = Object.entries(eventTypes[type].attributes).find(([name]) => name === attribute)?.[1].wording;
  return `${asked ?? attribute.replaceAll('_', ' ')} (${eventTypeInWords(type)})`;
}

const REVIEW = ['review_started', 'review_completed', 'review_published', 'publication_held'] as const;

/** What a check reads that Sightline has no place for: it cannot tell, and says so, unless a chronology holds it after all. */
function notHeldOf(check: Check, { record }: OwnHistory, events: ReadonlyMap<string, EventRecord>, now: Date): readonly OwnSaid[] {
  const incident = incidentOf(record);
  const reviews = incident !== null && 'proposed' in incident && incident.proposed?.decision.conclusion === 'lcspr' && [...events.values()].some(({ type }) => type === 'review_decided');
  if (check.id !== 'P-126' || !reviews || [...events.values()].some(({ type }) => type === 'review_started')) return [];
  return [{ check, signal: notHeldSignal(check, REVIEW.map((type) => eventTypeInWords(type)), now) }];
}

/** Who is in each child protection team is of the area and of no incident. */
export function notHeldOfArea(checks: readonly Check[], now: Date): readonly OwnSaid[] {
  return checks.filter(({ id }) => id === 'P-130').map((check) => ({ check, signal: notHeldSignal(check, [eventTypeInWords('protection_team_formed')], now) }));
}

function notHeldSignal(check: Check, missing: readonly string[], now: Date): Signal {
  const key = keyOf({ since: null, due: null, evidence: [] });
  return {
    id: `${check.id}.${key}`, check: check.id, version: check.version, key, result: 'cannot_tell', since: null, due: null, dueAt: null, evidence: [], missing, certainty: 'certain',
    words: cannotTell(check), newAt: now,
  };
}
