import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import { Pool, types as parsers } from 'pg';
import type { DB } from './tables.ts';

/** A connection pool with the types of every table. */
export type Database = Kysely<DB>;

/** An open transaction. A function that asks for one says that it must not run outside one. */
export type Tx = Transaction<DB>;

const DATE_OID = 1082;
const BIGINT_OID = 20;

/** Dates stay text, because a calendar day has no zone; counts fit a number. */
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === DATE_OID) return (value: string) => value;
    if (oid === BIGINT_OID) return Number;
    return format === 'binary' ? parsers.getTypeParser(oid, 'binary') : parsers.getTypeParser(oid, 'text');
  },
};

export interface ConnectOptions {
  readonly url: string;
  /** Connections at most. Default 10. */
  readonly max?: number;
  /** Told of connections that the server dropped; without a listener Node would end the process. */
  readonly onLost?: (error: Error) => void;
}

/** Opens a pool. Close it with `destroy()`. */
export function connect({ url, max = 10, onLost = () => {} }: ConnectOptions): Database {
  const pool = new Pool({ connectionString: url, max, types, application_name: 'sightline' });
  pool.on('error', onLost);
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
}
