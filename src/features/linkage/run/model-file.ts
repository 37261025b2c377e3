import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { linkageRefusals } from '../refusals.ts';
import { comparisonKinds, evidenceKinds, linkSettingsSchema, type LinkSettings } from '../settings.ts';
import type { Model } from '../train/model.ts';

const share = z.number().min(0).max(1);

const modelSchema = z.strictObject({
  comparisons: z.array(z.strictObject({
    name: z.string(), kind: z.enum(comparisonKinds), evidence: z.enum(evidenceKinds), termFrequency: z.boolean(),
    levels: z.array(z.strictObject({ level: z.string(), m: share, h: share, t: share, u: share })).readonly(),
  })).readonly(),
  prior: z.strictObject({ child: share, household: share, twin: share }),
  notLearnt: z.array(z.string()).readonly(),
});

const modelFileSchema = z.strictObject({
  format: z.literal('sightline link model 1'),
  /** A digest of the model and the settings: the version that an explanation names. */
  version: z.string(),
  settings: linkSettingsSchema,
  files: z.array(z.string()).readonly(),
  /** The SHA-256 of each file, in their order: what shows later that a value was changed. */
  digests: z.array(z.string()).readonly(),
  records: z.number(),
  model: modelSchema,
});

export type ModelFile = z.infer<typeof modelFileSchema>;

/** The version of a model: the same model and settings have the same, whenever they were made. */
export function modelVersion(model: Model, settings: LinkSettings): string {
  return createHash('sha256').update(JSON.stringify([model, settings])).digest('hex').slice(0, 12);
}

export function writeModel(path: string, model: Model, settings: LinkSettings, files: readonly string[], records: number): void {
  const content: ModelFile = { format: 'sightline link model 1', version: modelVersion(model, settings), settings, files, digests: files.map(digestOfFile), records, model };
  writeFileSync(path, `${JSON.stringify(content, undefined, 1)}\n`);
}

const AT_ONCE = 1 << 20;

/** The SHA-256 of a file, read piece by piece. */
export function digestOfFile(path: string): string {
  const [digest, piece, file] = [createHash('sha256'), Buffer.alloc(AT_ONCE), openSync(path, 'r')];
  try {
    for (let read = readSync(file, piece); read > 0; read = readSync(file, piece)) digest.update(piece.subarray(0, read));
  } finally {
    closeSync(file);
  }
  return digest.digest('hex');
}

/** Reads a model that a run has written. Refuses another file, and one that was changed by hand. */
export function readModel(path: string): Result<ModelFile> {
  const unusable = (why: string): Result<ModelFile> => refuse(linkageRefusals.refusal('LINK_MODEL_NOT_READABLE', { file: path, why }));
  try {
    const read = modelFileSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    if (!read.success) return unusable(z.prettifyError(read.error).replace(/\s*\n\s*/g, '; '));
    return modelVersion(read.data.model, read.data.settings) === read.data.version ? ok(read.data) : unusable('it was changed after it was written');
  } catch (fault) {
    return unusable(fault instanceof Error ? fault.message : String(fault));
  }
}
