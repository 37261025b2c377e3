import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { levelNames } from '../compare/level-names.ts';
import { linkageRefusals } from '../refusals.ts';
import { linkSettingsSchema, type LinkSettings } from '../settings.ts';
import { thresholdsOf } from './thresholds.ts';

/** Reads a settings file, YAML or JSON. Refuses what it does not know, so that a slip in a name is not passed over. */
export function readSettings(file: string): Result<LinkSettings> {
  const unusable = (why: string): Result<LinkSettings> => refuse(linkageRefusals.refusal('LINK_SETTINGS_NOT_READABLE', { file, why }));
  let content: unknown;
  try {
    const document = parseDocument(readFileSync(file, 'utf8'));
    const [slip] = [...document.errors, ...document.warnings];
    if (slip !== undefined) return unusable(slip.message.split('\n')[0] ?? '');
    content = document.toJS() ?? {};
  } catch (fault) {
    return unusable(fault instanceof Error ? (fault.message.split('\n')[0] ?? '') : String(fault));
  }
  const read = linkSettingsSchema.safeParse(content);
  return read.success ? withKnownLevels(read.data) : unusable(z.prettifyError(read.error).replace(/\s*\n\s*/g, '; '));
}

function withKnownLevels(settings: LinkSettings): Result<LinkSettings> {
  for (const { name, kind, levels = [] } of settings.comparisons ?? []) {
    const strange = levels.find(({ level }) => !levelNames[kind].includes(level));
    if (strange !== undefined) return refuse(linkageRefusals.refusal('LINK_LEVEL_NOT_KNOWN', { comparison: name, level: strange.level, known: levelNames[kind].join(', ') }));
  }
  return withSoundThresholds(settings);
}

// Below the others it would be raised without a word, or make links that no cluster holds.
function withSoundThresholds(settings: LinkSettings): Result<LinkSettings> {
  const automatic = settings.thresholds?.automatic;
  const { pairs, join } = thresholdsOf(settings);
  if (automatic === undefined || automatic >= Math.max(pairs, join)) return ok(settings);
  const [which, other] = automatic < join ? ['join', join] : ['pairs', pairs];
  return refuse(linkageRefusals.refusal('LINK_THRESHOLDS_CROSS', { automatic: String(automatic), which: String(which), other: String(other) }));
}
