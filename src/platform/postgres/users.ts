import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, processMark } from './processes.ts';

/** One use of a server by this process; the last to leave stops the server. */
export type Use = string & { readonly __use: true };

/** Signs this process in as a user of the server in `folder`. */
export function signIn(folder: string): Use {
  const users = usersFolder(folder);
  mkdirSync(users, { recursive: true, mode: 0o700 });
  const file = join(users, `${processMark(process.pid) ?? process.pid}-${randomBytes(4).toString('hex')}`);
  writeFileSync(file, '', { mode: 0o600 });
  return parseUse(file);
}

/** Signs out. True when no living process uses the server any more. */
export function signOut(folder: string, use: Use): boolean {
  rmSync(use, { force: true });
  return livingUsers(folder).length === 0;
}

/** Forgets users that were killed before they could sign out, and names those that live. */
export function livingUsers(folder: string): readonly string[] {
  const users = usersFolder(folder);
  if (!existsSync(users)) return [];
  return readdirSync(users).filter((name) => {
    const alive = isAlive(name.split('-').slice(0, 2).join('-'));
    if (!alive) rmSync(join(users, name), { force: true });
    return alive;
  });
}

function parseUse(file: string): Use {
  return file as Use;
}

function usersFolder(folder: string): string {
  return join(folder, 'users');
}
