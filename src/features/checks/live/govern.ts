import { sql } from 'kysely';
import { addMonths, londonDate, type PlainDate } from '../../../kernel/plain-date.ts';
import { ok, refuse, unlessRefused, type Refusal, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { PartnershipId, PersonId } from '../../audit/index.ts';
import { digestOfCheck } from '../trial/index.ts';
import { liveAnswers } from './answers-by-group.ts';
import { insertAssessment, insertSwitches, insertTrial, listAssessments, listSwitches, type NewSwitch } from './area-store.ts';
import { checksOfArea, listOwnVersions } from './own-version.ts';
import { liveRefusals } from './refusals.ts';
import { areaState, standingOf, type Assessment } from './standing.ts';
import { readTrialFile, toldOf, type Trial } from './trial-file.ts';

export interface GovernDoing {
  readonly tx: Tx;
  readonly now: Date;
  readonly by: PersonId;
  readonly partnershipId: PartnershipId;
}

const LONGEST_MONTHS = 36;

/** Records that the controller signed the assessment. Refuses a review that is not ahead. */
export async function recordAssessment({ tx, now, by, partnershipId }: GovernDoing, signed: { readonly reference: string; readonly signedOn: PlainDate; readonly signedBy: string; readonly reviewOn: PlainDate }): Promise<Result<Assessment['kind']>> {
  if (signed.reviewOn <= signed.signedOn || signed.reviewOn < londonDate(now)) return refuse(liveRefusals.refusal('LIVE_REVIEW_NOT_AHEAD', { field: 'review-on' }));
  await insertAssessment(tx, partnershipId, { ...signed, kind: 'signed', reason: '' }, by, now);
  await askArea(tx, partnershipId, now);
  return ok('signed');
}

/** Withdraws the assessment: from this moment nothing is asked in the area. */
export async function withdrawAssessment({ tx, now, by, partnershipId }: GovernDoing, reason: string): Promise<Result<Assessment['kind']>> {
  const [newest] = await listAssessments(tx, partnershipId);
  if (newest?.kind !== 'signed') return refuse(liveRefusals.refusal('LIVE_ASSESSMENT_NOT_SIGNED', { field: 'reason' }));
  await insertAssessment(tx, partnershipId, { ...newest, kind: 'withdrawn', reason }, by, now);
  return ok('withdrawn');
}

/** Keeps what a trial found. The records that it was made on never come here. `key` is what this installation signs its own trials with. */
export async function bringTrial({ tx, now, by, partnershipId }: GovernDoing, records: string, bytes: Uint8Array, key: Buffer): Promise<Result<string>> {
  const read = readTrialFile(bytes, key);
  return read.ok ? ok(await insertTrial(tx, partnershipId, records, read.value, by, now)) : read;
}

export interface SwitchOn {
  readonly checks: readonly string[];
  readonly owner: string;
  readonly sunset: PlainDate;
}

/** Switches checks on after their trial. Nothing is switched where one of them cannot be. */
export async function switchOn(doing: GovernDoing, trial: Trial, wanted: SwitchOn): Promise<Result<readonly string[]>> {
  const { tx, now, by, partnershipId } = doing;
  const [assessment] = await listAssessments(tx, partnershipId);
  const today = londonDate(now);
  const refusals: Refusal[] = areaState(assessment, today) === 'signed' ? [] : [liveRefusals.refusal('LIVE_ASSESSMENT_MISSING', { field: 'checks' })];
  const switches: NewSwitch[] = [];
  const known = await knownOf(doing);
  for (const id of wanted.checks) {
    const one = switchOf(id, known, trial, wanted);
    if (one.ok) switches.push(one.value);
    else refusals.push(...one.refusals);
  }
  const done = unlessRefused([...refusals, ...sunsetProblems(wanted.sunset, today)], () => switches);
  if (!done.ok) return done;
  await insertSwitches(tx, partnershipId, done.value, by, now);
  await askArea(tx, partnershipId, now);
  return ok(wanted.checks);
}

type Known = Awaited<ReturnType<typeof knownOf>>;

/** What there is to switch on, who wrote what of it, and how it was answered before. */
async function knownOf({ tx, now, by, partnershipId }: GovernDoing) {
  return { by, checks: await checksOfArea(tx, partnershipId), own: await listOwnVersions(tx, partnershipId), answers: await liveAnswers(tx, partnershipId, now) };
}

function switchOf(id: string, { by, checks, own, answers }: Known, trial: Trial, { owner, sunset }: SwitchOn): Result<NewSwitch> {
  const versions = checks.filter((one) => one.id === id);
  const newest = versions.at(-1);
  if (newest === undefined) return refuse(liveRefusals.refusal('LIVE_CHECK_NOT_KNOWN', { check: id, field: 'checks' }));
  const tried = trial.file.checks.find((one) => one.check === id);
  const check = versions.find((one) => one.version === tried?.version && digestOfCheck(one) === tried.digest);
  if ((check ?? newest).use === 'review') return refuse(liveRefusals.refusal('LIVE_CHECK_REVIEW_ONLY', { check: id, field: 'checks' }));
  if (check === undefined || tried === undefined) return refuse(liveRefusals.refusal('LIVE_CHECK_NOT_TRIED', { check: id, version: String(newest.version), field: 'checks' }));
  if (own.some((one) => one.check === id && one.version === check.version && one.by === by)) return refuse(liveRefusals.refusal('LIVE_OWN_VERSION', { check: id, version: String(check.version), field: 'checks' }));
  return ok({ check: id, version: check.version, turned: 'on', owner, sunset, trial: trial.id, told: toldOf(trial, tried, answers.get(id)), reason: '' });
}

function sunsetProblems(sunset: PlainDate, today: PlainDate): readonly Refusal[] {
  if (sunset <= today) return [liveRefusals.refusal('LIVE_SUNSET_NOT_AHEAD', { field: 'sunset' })];
  return sunset > addMonths(today, LONGEST_MONTHS) ? [liveRefusals.refusal('LIVE_SUNSET_TOO_FAR', { field: 'sunset' })] : [];
}

/** Switches one check off, at once, with a reason. */
export async function switchOff({ tx, now, by, partnershipId }: GovernDoing, id: string, reason: string): Promise<Result<string>> {
  const standing = standingOf(await checksOfArea(tx, partnershipId), await listSwitches(tx, partnershipId), londonDate(now)).find(({ check }) => check.id === id);
  if (standing?.state !== 'on') return refuse(liveRefusals.refusal('LIVE_CHECK_NOT_ON', { check: id, field: 'reason' }));
  await insertSwitches(tx, partnershipId, [{ check: id, version: standing.check.version, turned: 'off', owner: standing.act?.owner ?? '', sunset: null, trial: null, told: null, reason }], by, now);
  return ok(id);
}

/** What is asked is different now: every case is asked again soon. */
async function askArea(tx: Tx, partnershipId: string, now: Date): Promise<void> {
  await sql`select checks.ask_area_again(${partnershipId}, ${now})`.execute(tx);
}
