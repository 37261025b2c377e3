import { ok, refuse, unlessRefused, type Refusal, type Result } from '../../../kernel/result.ts';
import { shippedText } from '../catalogue/catalogue.ts';
import { catalogue } from '../review/shipped.ts';
import type { Check } from '../language/check.ts';
import { readCheck, type FieldOf } from '../language/read-check.ts';
import type { GovernDoing } from '../live/govern.ts';
import { checksOfArea, insertOwnVersion, LAST_SHIPPED, listOwnVersions, type OwnVersion } from '../live/own-version.ts';
import { liveRefusals } from '../live/refusals.ts';
import { digestOfCheck } from '../trial/index.ts';
import { checkRefusals } from '../refusals.ts';
import { outcomesOf, otherwise, type CaseOutcome } from './cases.ts';
import { withVersion } from './edit-form.ts';
import { oldLimits } from './old-limits.ts';
import { otherQuestion } from './same-question.ts';

/** The newest version of a check in an area: what a change begins from. */
export interface Newest {
  readonly check: Check;
  readonly text: string;
  readonly own: readonly OwnVersion[];
}

/** Null where there is no check of that id. */
export async function newestOf(doing: Pick<GovernDoing, 'tx' | 'partnershipId'>, id: string): Promise<Newest | null> {
  const check = (await checksOfArea(doing.tx, doing.partnershipId)).filter((one) => one.id === id).toSorted((a, b) => b.version - a.version)[0];
  if (check === undefined) return null;
  const own = await listOwnVersions(doing.tx, doing.partnershipId, id);
  return { check, own, text: own.find(({ version }) => version === check.version)?.written ?? shippedText(id) };
}

/** A changed check that can run, its text with the number that it would have, and what it says of the check's cases. */
export interface Draft {
  readonly check: Check;
  readonly text: string;
  readonly outcomes: readonly CaseOutcome[];
}

/** So many characters of text the database keeps of a version. */
const LONGEST = 20_000;

/** Reads a change. Refuses what is no check, one of another id, one that changes nothing, a number that does not say where it comes from now, words that tell the number before, and another question. */
export function readDraft({ check: from, own }: Newest, typed: string, fieldOf: FieldOf): Result<Draft> {
  const version = Math.max(LAST_SHIPPED, ...own.map((one) => one.version)) + 1;
  const text = withVersion(typed, version);
  if (text.length > LONGEST) return refuse(checkRefusals.refusal('CHECK_SHAPE_WRONG', { file: from.id, line: '1', where: 'the whole file', why: `it is longer than ${LONGEST} characters as it would be kept`, field: fieldOf([], undefined) ?? 'why' }));
  const read = readCheck(text, from.id, fieldOf);
  if (!read.ok) return read;
  if (read.value.id !== from.id) return refuse(liveRefusals.refusal('LIVE_VERSION_ID_CHANGED', { check: from.id, field: fieldOf(['id'], undefined) ?? 'why' }));
  if (digestOfCheck({ ...read.value, version: from.version }) === digestOfCheck(from)) return refuse(liveRefusals.refusal('LIVE_VERSION_UNCHANGED', { version: String(from.version), field: fieldOf(['rules'], undefined) ?? 'why' }));
  return unlessRefused([...unexplained(from, read.value, fieldOf), ...untrue(from, read.value, fieldOf), ...another(read.value, fieldOf)], () => ({ check: read.value, text, outcomes: outcomesOf(read.value) }));
}

/** Numbers that were changed while all that is said of their origin stayed: nobody could tell where the new ones come from. */
function unexplained(from: Check, { parameters }: Check, fieldOf: FieldOf): readonly Refusal[] {
  return Object.entries(parameters).flatMap(([name, now]) => {
    const before = from.parameters[name];
    const changed = before !== undefined && (JSON.stringify(before.value) !== JSON.stringify(now.value) || before.unit !== now.unit);
    if (!changed || before.origin !== now.origin || before.note !== now.note) return [];
    return [liveRefusals.refusal('LIVE_VERSION_ORIGIN', { parameter: name.replaceAll('_', ' '), field: fieldOf(['parameters', name, 'origin'], undefined) ?? 'why' })];
  });
}

function untrue(from: Check, now: Check, fieldOf: FieldOf): readonly Refusal[] {
  return oldLimits(from, now).map(({ path, said }) => liveRefusals.refusal('LIVE_VERSION_OLD_LIMIT', { said, field: fieldOf(path, undefined) ?? 'why' }));
}

function another(now: Check, fieldOf: FieldOf): readonly Refusal[] {
  const shipped = catalogue().find(({ id }) => id === now.id);
  const others = shipped === undefined ? [] : otherQuestion(shipped, now);
  return others.length === 0 ? [] : [liveRefusals.refusal('LIVE_VERSION_OTHER_QUESTION', { others: others.join(', '), field: fieldOf(['rules'], undefined) ?? 'why' })];
}

export interface Saving {
  /** The version that whoever changed it saw. */
  readonly from: number;
  readonly why: string;
  /** They saw which cases come out otherwise, and mean it. */
  readonly accepted: boolean;
}

/** Keeps a change as the area's next version. It is on nowhere until it was tried and another has switched it on. */
export async function writeVersion({ tx, now, by, partnershipId }: GovernDoing, newest: Newest, { check, text, outcomes }: Draft, { from, why, accepted }: Saving): Promise<Result<number>> {
  if (from !== newest.check.version) return refuse(liveRefusals.refusal('LIVE_VERSION_MEANWHILE', { field: 'why' }));
  const changed = otherwise(outcomes);
  if (changed.length > 0 && !accepted) return refuse(liveRefusals.refusal('LIVE_VERSION_CASES', { count: String(changed.length), field: 'accepted' }));
  const kept = await insertOwnVersion(tx, partnershipId, { check: check.id, version: check.version, madeFrom: from, written: text, accepted: changed.map(({ name }) => name), why, at: now, by });
  return kept ? ok(check.version) : refuse(liveRefusals.refusal('LIVE_VERSION_MEANWHILE', { field: 'why' }));
}
