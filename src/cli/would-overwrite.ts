import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { refuse } from '../kernel/result.ts';
import type { BadInput } from './command.ts';
import { refusal } from './refusals.ts';

/** Refuses `OUTPUT_OVERWRITES` where an output, by its option, is one of the files read or another output. Links of either kind and ../ are followed. */
export async function wouldOverwrite(read: readonly string[], written: Readonly<Record<string, string | undefined>>): Promise<BadInput | undefined> {
  const taken = new Set(await Promise.all(read.map(realPlace)));
  for (const [where, file] of Object.entries(written)) {
    if (file === undefined) continue;
    const place = await realPlace(file);
    if (taken.has(place)) return { ...refuse(refusal('OUTPUT_OVERWRITES', { file })), where, mend: 'Give each file that is written a name of its own' };
    taken.add(place);
  }
  return undefined;
}

async function realPlace(file: string): Promise<string> {
  const whole = resolve(file);
  // A hard link is another name of the same file, which no path tells.
  const there = await stat(whole).catch(() => undefined);
  if (there?.isFile() === true && there.nlink > 1) return `${there.dev}:${there.ino}`;
  return realpath(whole).catch(async () => join(await realpath(dirname(whole)).catch(() => dirname(whole)), basename(whole)));
}
