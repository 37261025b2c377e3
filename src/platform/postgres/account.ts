/** The account that PostgreSQL runs as, given to `spawn`; empty for "the same as this process". */
export interface ServerAccount {
  readonly uid?: number;
  readonly gid?: number;
}

const NOBODY = 65_534;

/**
 * PostgreSQL refuses to run as root, so root hands it to `nobody`: that account exists
 * everywhere and nothing has to be created for it.
 */
export function serverAccount(): ServerAccount {
  return process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
}
