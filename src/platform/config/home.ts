import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const CHECKOUT = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * The folder for everything that Sightline keeps on this machine: the embedded database, its own
 * secret, the heads of the audit chain. Outside the checkout, so that deleting, moving or
 * publishing the code never touches the data.
 */
export function sightlineHome(env: Readonly<Record<string, string | undefined>>): string {
  const given = env['SIGHTLINE_HOME'];
  if (given === undefined || given === '') return defaultHome(env);
  if (!isAbsolute(given)) throw new Error(`SIGHTLINE_HOME must be a full path, such as /srv/sightline, not "${given}"`);
  const home = resolve(given);
  if (`${home}/`.startsWith(CHECKOUT)) throw new Error(`SIGHTLINE_HOME must be outside the program's own folder (${CHECKOUT})`);
  return home;
}

function defaultHome(env: Readonly<Record<string, string | undefined>>): string {
  if (process.getuid?.() === 0) return '/var/lib/sightline';
  const data = env['XDG_DATA_HOME'];
  return join(data !== undefined && isAbsolute(data) ? data : join(homedir(), '.local', 'share'), 'sightline');
}
