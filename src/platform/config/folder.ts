import { chmodSync, mkdirSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it. Others may pass through what is made but not list it,
 * because `nobody` has to reach its own data inside, whatever root's umask is.
 */
export function openFolder(folder: string): string {
  const first = mkdirSync(folder, { recursive: true });
  if (first !== undefined) {
    for (let made = folder; made.startsWith(first); made = dirname(made)) chmodSync(made, 0o711);
  }
  return realpathSync(folder);
}
