export { appUrl, APP_ROLE, ensureAppRole } from './app-role.ts';
export { connect, type Database, type Tx } from './connect.ts';
export { migrate } from './migrate.ts';
export type { DB } from './tables.ts';
