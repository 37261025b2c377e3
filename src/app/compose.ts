import { join } from 'node:path';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { recorder, type HeadKeeper, type Recorder } from '../features/audit/index.ts';
import type { SessionLimits } from '../features/access/index.ts';
import type { Clock } from '../kernel/plain-date.ts';
import { deriveKey } from '../platform/config/index.ts';
import type { Database } from '../platform/database/index.ts';
import { createAssets, createRenderer } from '../platform/pages/index.ts';
import { createServer } from '../web/server.ts';
import { calls } from './calls.ts';
import { frameOf } from './frame.ts';
import { menu, pagesOf } from './pages.ts';

export interface Composition {
  /** Connected as the application's login, never as the owner. */
  readonly database: Database;
  readonly secret: string;
  readonly demo: boolean;
  readonly now: Clock;
  readonly limits: SessionLimits;
  /** True where browsers reach the site over HTTPS. */
  readonly secure: boolean;
  readonly trustProxy: string | false;
  /** Scheme and host as people type them, for the links that are sent to them. */
  readonly publicUrl: string;
  readonly logger: FastifyBaseLogger | false;
  /** Where the heads of the audit chains are kept, outside the database. */
  readonly heads: Pick<HeadKeeper, 'keep'>;
  /** Signs and writes audit entries; made from the secret when not given. */
  readonly record?: Recorder;
  /** From one address; 600 when not given, which a whole office behind one address does not reach. */
  readonly requestsPerMinute?: number;
  /** From one address at the forms that are open to everyone; 30 when not given, and in a demonstration as many as any. */
  readonly guessesPerMinute?: number;
  /** With one key; 120 when not given: at 500 entries each, more than any agency holds. */
  readonly callsPerMinute?: number;
}

const REQUESTS_PER_MINUTE = 600;
const GUESSES_PER_MINUTE = 30;
const CALLS_PER_MINUTE = 120;
const ROOMS = ['access', 'calendar', 'cases', 'checks', 'chronology', 'coders', 'coding', 'figures', 'incidents', 'linkage'] as const;

/** Plugs the parts together. Listening is the caller's affair. */
export function compose(parts: Composition): Promise<FastifyInstance> {
  const assets = createAssets();
  const features = join(import.meta.dirname, '..', 'features');
  const rooms = Object.fromEntries(ROOMS.map((room) => [room, join(features, room, 'templates')]));
  return createServer({
    ...parts,
    assets,
    render: createRenderer({ assets: assets.addresses, rooms }),
    frame: frameOf(menu, parts.demo),
    calls,
    pages: pagesOf({
      demo: parts.demo, limits: parts.limits, publicUrl: parts.publicUrl,
      keys: { secondFactor: deriveKey(parts.secret, 'second-factor'), attempts: deriveKey(parts.secret, 'attempts') },
    }, { trial: deriveKey(parts.secret, 'trial') }),
    record: parts.record ?? recorder(deriveKey(parts.secret, 'audit')),
    formKey: deriveKey(parts.secret, 'session'),
    requestsPerMinute: parts.requestsPerMinute ?? REQUESTS_PER_MINUTE,
    callsPerMinute: parts.callsPerMinute ?? CALLS_PER_MINUTE,
    // A demonstration has nothing to guess, and whoever shows it goes from person to person.
    guessesPerMinute: parts.guessesPerMinute ?? (parts.demo ? (parts.requestsPerMinute ?? REQUESTS_PER_MINUTE) : GUESSES_PER_MINUTE),
  });
}
