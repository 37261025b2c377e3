import { z } from 'zod';
import { newId } from '../../../kernel/id.ts';
import { parsePlainDate, type PlainDate } from '../../../kernel/plain-date.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Assessment, SwitchAct, Told } from './standing.ts';
import { parseTrial, type Trial } from './trial-file.ts';

const number = z.number().nullable();
const notRelevantSchema = z.object({ answered: number, rate: z.object({ count: number, per_1000: number, low: number, high: number }) });
const toldSchema = z.object({
  records: z.string(), children: number, perThousand: number, low: number, high: number, madeHere: z.boolean().default(false),
  notRelevant: z.object({ from: z.enum(['trial', 'live']), all: notRelevantSchema, groups: z.array(notRelevantSchema.extend({ by: z.string(), group: z.string() })) }).nullable().default(null),
});

/** What was recorded of an area's assessment, newest first. */
export async function listAssessments(tx: Tx, partnershipId: string): Promise<readonly Assessment[]> {
  const rows = await tx.selectFrom('checks.impact_assessment').selectAll().where('partnership_id', '=', partnershipId).orderBy('number', 'desc').execute();
  return rows.map((row) => ({
    kind: row.kind === 'signed' ? 'signed' : 'withdrawn', reference: row.reference, signedOn: day(row.signed_on), signedBy: row.signed_by, reviewOn: day(row.review_on), reason: row.reason, at: row.at,
  }));
}

export async function insertAssessment(tx: Tx, partnershipId: string, one: Omit<Assessment, 'at'>, by: string, at: Date): Promise<void> {
  await tx.insertInto('checks.impact_assessment').values({
    id: newId<'assessment'>(), partnership_id: partnershipId, kind: one.kind, reference: one.reference, signed_on: one.signedOn, signed_by: one.signedBy, review_on: one.reviewOn, reason: one.reason, at, by_person: by,
  }).execute();
}

/** What was switched in an area, oldest first. */
export async function listSwitches(tx: Tx, partnershipId: string): Promise<readonly SwitchAct[]> {
  const rows = await tx.selectFrom('checks.switch').selectAll().where('partnership_id', '=', partnershipId).orderBy('number').execute();
  return rows.map((row) => ({
    check: row.check_id, version: row.version, turned: row.turned === 'on' ? 'on' : 'off', owner: row.owner, sunset: day(row.sunset), told: row.told === null ? null : toldSchema.parse(row.told), reason: row.reason, at: row.at,
  }));
}

export interface NewSwitch {
  readonly check: string;
  readonly version: number;
  readonly turned: 'on' | 'off';
  readonly owner: string;
  readonly sunset: PlainDate | null;
  readonly trial: string | null;
  readonly told: Told | null;
  readonly reason: string;
}

export async function insertSwitches(tx: Tx, partnershipId: string, switches: readonly NewSwitch[], by: string, at: Date): Promise<void> {
  await tx.insertInto('checks.switch').values(switches.map((one) => ({
    id: newId<'switch'>(), partnership_id: partnershipId, check_id: one.check, version: one.version, turned: one.turned, owner: one.owner, sunset: one.sunset,
    trial_id: one.trial, told: one.told === null ? null : JSON.stringify(one.told), reason: one.reason, at, by_person: by,
  }))).execute();
}

/** The trials of an area, newest first. */
export async function listTrials(tx: Tx, partnershipId: string): Promise<readonly Trial[]> {
  const rows = await tx.selectFrom('checks.trial as t').leftJoin('access.person as p', 'p.id', 't.by_person').select(['t.id', 't.records', 't.result', 't.at', 't.made_here', 'p.name']).where('t.partnership_id', '=', partnershipId).orderBy('t.number', 'desc').execute();
  return rows.map(({ id, records, at, result, made_here: madeHere, name }) => ({ id, records, at, madeHere, broughtBy: name ?? 'somebody who governed the checks here', file: parseTrial(result) }));
}

export async function insertTrial(tx: Tx, partnershipId: string, records: string, { file, madeHere }: Pick<Trial, 'file' | 'madeHere'>, by: string, at: Date): Promise<string> {
  const id = newId<'trial'>();
  await tx.insertInto('checks.trial').values({ id, partnership_id: partnershipId, records, as_at: file.as_at, children: file.children, result: JSON.stringify(file), made_here: madeHere, at, by_person: by }).execute();
  return id;
}

function day(text: string | null): PlainDate | null {
  if (text === null) return null;
  const read = parsePlainDate(text);
  if (!read.ok) throw new Error(`the database holds ${text} as a day`);
  return read.value;
}
