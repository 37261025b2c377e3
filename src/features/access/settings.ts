import type { SessionLimits } from './session.ts';

/** What signing in needs from the composition. */
export interface AccessSettings {
  /** In a demonstration people are picked from a list, and nobody signs in. */
  readonly demo: boolean;
  readonly limits: SessionLimits;
  readonly keys: AccessKeys;
  /** Scheme and host as people type them, for the links that are sent to them. */
  readonly publicUrl: string;
}

export interface AccessKeys {
  /** Seals second factors; 32 bytes. */
  readonly secondFactor: Buffer;
  /** For digests of what was tried; 32 bytes. */
  readonly attempts: Buffer;
}
