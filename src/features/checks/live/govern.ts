import { sql } from 'kysely';
import { addMonths, londonDate, type PlainDate } from '../../../kernel/plain-date.ts';
import { ok, refuse, unlessRefused, type Refusal, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { PartnershipId, PersonId } from '../../audit/index.ts';
import type { Check } from '../language/check.ts';
import { insertAssessment, insertSwitches, insertTrial, listAssessments, listSwitches, type NewSwitch } from './area-store.ts';
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

/** Keeps what a trial found. The records that it was made on never come here. */
export async function bringTrial({ tx, now, by, partnershipId }: GovernDoing, records: string, bytes: Uint8Array): Promise<Result<string>> {
  const read = readTrialFile(bytes);
  return read.ok ? ok(await insertTrial(tx, partnershipId, records, read.value, by, now)) : read;
}

export interface SwitchOn {
  readonly checks: readonly string[];
  readonly owner: string;
  readonly sunset: PlainDate;
}

/** Switches checks on after their trial. Nothing is switched where one of them cannot be. */
export async function switchOn({ tx, now, by, partnershipId }: GovernDoing, catalogue: readonly Check[], trial: Trial, wanted: SwitchOn): Promise<Result<readonly string[]>> {
  const [assessment] = await listAssessments(tx, partnershipId);
  const today = londonDate(now);
  const switches = wanted.checks.map((id) => switchOf(id, catalogue, trial, wanted));
  const refusals: readonly Refusal[] = [
    ...(areaState(assessment, today) === 'signed' ? [] : [liveRefusals.refusal('LIVE_ASSESSMENT_MISSING', { field: 'checks' })]),
    ...switches.flatMap((one) => (one.ok ? [] : one.refusals)), ...sunsetProblems(wanted.sunset, today),
  ];
  const done = unlessRefused(refusals, () => switches.flatMap((one) => (one.ok ? [one.value] : [])));
  if (!done.ok) return done;
  await insertSwitches(tx, partnershipId, done.value, by, now);
  await askArea(tx, partnershipId, now);
  return ok(wanted.checks);
}

function switchOf(id: string, catalogue: readonly Check[], trial: Trial, { owner, sunset }: SwitchOn): Result<NewSwitch> {
  const check = catalogue.find((one) => one.id === id);
  if (check === undefined) return refuse(liveRefusals.refusal('LIVE_CHECK_NOT_KNOWN', { check: id, field: 'checks' }));
  if (check.use === 'review') return refuse(liveRefusals.refusal('LIVE_CHECK_REVIEW_ONLY', { check: id, field: 'checks' }));
  const tried = trial.file.checks.find((one) => one.check === id && one.version === check.version);
  if (tried === undefined) return refuse(liveRefusals.refusal('LIVE_CHECK_NOT_TRIED', { check: id, version: String(check.version), field: 'checks' }));
  return ok({ check: id, version: check.version, turned: 'on', owner, sunset, trial: trial.id, told: toldOf(trial, tried), reason: '' });
}

function sunsetProblems(sunset: PlainDate, today: PlainDate): readonly Refusal[] {
  if (sunset <= today) return [liveRefusals.refusal('LIVE_SUNSET_NOT_AHEAD', { field: 'sunset' })];
  return sunset > addMonths(today, LONGEST_MONTHS) ? [liveRefusals.refusal('LIVE_SUNSET_TOO_FAR', { field: 'sunset' })] : [];
}

/** Switches one check off, at once, with a reason. */
export async function switchOff({ tx, now, by, partnershipId }: GovernDoing, catalogue: readonly Check[], id: string, reason: string): Promise<Result<string>> {
  const standing = standingOf(catalogue, await listSwitches(tx, partnershipId), londonDate(now)).find(({ check }) => check.id === id);
  if (standing?.state !== 'on') return refuse(liveRefusals.refusal('LIVE_CHECK_NOT_ON', { check: id, field: 'reason' }));
  await insertSwitches(tx, partnershipId, [{ check: id, version: standing.check.version, turned: 'off', owner: standing.act?.owner ?? '', sunset: null, trial: null, told: null, reason }], by, now);
  return ok(id);
}

/** What is asked is different now: every case is asked again soon. */
async function askArea(tx: Tx, partnershipId: string, now: Date): Promise<void> {
  await sql`select checks.ask_area_again(${partnershipId}, ${now})`.execute(tx);
}
