import type { FastifyBaseLogger } from 'fastify';
import type { AnyCall, AnyPage, SessionLimits } from '../features/access/index.ts';
import type { HeadKeeper, Recorder } from '../features/audit/index.ts';
import type { Clock } from '../kernel/plain-date.ts';
import type { Database } from '../platform/database/index.ts';
import type { Assets, Render } from '../platform/pages/index.ts';
import type { Frame } from './frame.ts';

/** Everything that the server is made of, handed to it by the composition. */
export interface Site {
  readonly database: Database;
  readonly pages: readonly AnyPage[];
  /** What agencies' own systems may call with a key. */
  readonly calls: readonly AnyCall[];
  readonly record: Recorder;
  readonly heads: Pick<HeadKeeper, 'keep'>;
  readonly render: Render;
  readonly assets: Assets;
  readonly frame: Frame;
  readonly now: Clock;
  readonly limits: SessionLimits;
  /** For form tokens. */
  readonly formKey: Buffer;
  /** True where browsers reach the site over HTTPS. */
  readonly secure: boolean;
  readonly trustProxy: string | false;
  /** As people type it, where the program cannot tell: a proxy that ends HTTPS and is not named as trusted hides both scheme and host. */
  readonly publicUrl?: string;
  readonly logger: FastifyBaseLogger | false;
  /** From one address, before it is told to wait. */
  readonly requestsPerMinute: number;
  /** The same for forms that are open to everyone. */
  readonly guessesPerMinute: number;
  /** With one key, from wherever. */
  readonly callsPerMinute: number;
}
