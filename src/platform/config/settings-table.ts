import { settings, type SettingName } from './settings.ts';

interface Words {
  /** What holds when the setting is not given, in words. */
  readonly otherwise: string;
  readonly meaning: string;
}

/** The order is the order of the document. */
const words: Readonly<Record<SettingName, Words>> = {
  SIGHTLINE_MODE: {
    otherwise: '`demo`',
    meaning: '`demo` shows made-up partnerships and lets anyone choose who to be. `live` is for real work: people sign in.',
  },
  SIGHTLINE_SECRET: {
    otherwise: 'in demo mode, made once and kept in the home; in live mode it must be given',
    meaning: 'At least 32 random characters. Keys for the audit chain, sessions and second factors are derived from it. Lose it and the audit chain can no longer be checked.',
  },
  DATABASE_URL: {
    otherwise: 'the PostgreSQL that Sightline brings, in the home',
    meaning: 'The database owner\'s address on a PostgreSQL 18 server. Not a superuser.',
  },
  SIGHTLINE_APP_DATABASE_URL: {
    otherwise: 'a login that the owner makes',
    meaning: 'The application\'s own login, where the owner may not create roles.',
  },
  SIGHTLINE_HOME: {
    otherwise: '`/var/lib/sightline` for root, `~/.local/share/sightline` for others',
    meaning: 'A full path, outside the checkout, for everything that is kept on this machine.',
  },
  SIGHTLINE_AUDIT_HEADS: {
    otherwise: '`audit-heads` in the home',
    meaning: 'The file that keeps the newest entry of each audit chain outside the database. Best on another disk.',
  },
  SIGHTLINE_HOST: { otherwise: '`127.0.0.1`', meaning: 'The address to listen on. Demo mode listens to this machine only.' },
  PORT: { otherwise: '`3000`', meaning: 'The port to listen on. `0` takes a free one.' },
  SIGHTLINE_PUBLIC_URL: {
    otherwise: 'the address it listens on',
    meaning: 'The address that people type. In live mode it must start with `https://` unless it is this machine.',
  },
  SIGHTLINE_TRUST_PROXY: {
    otherwise: 'no proxy is believed',
    meaning: 'IP addresses or ranges of the proxy in front, with commas between. Only these may say who the visitor is.',
  },
  SIGHTLINE_SESSION_IDLE_MINUTES: { otherwise: '`30`', meaning: 'Minutes without a page before a person must sign in again.' },
  SIGHTLINE_SESSION_HOURS: { otherwise: '`12`', meaning: 'Hours after which a person must sign in again in any case.' },
  SIGHTLINE_LOG_LEVEL: { otherwise: '`warn` in a demonstration, `info` live', meaning: '`fatal`, `error`, `warn`, `info`, `debug` or `silent`. Logs never hold case content.' },
  SIGHTLINE_DEMO_ON_NETWORK: {
    otherwise: '`no`',
    meaning: '`yes` lets demo mode listen to other machines. Anyone who reaches it can be anyone in it.',
  },
};

/** The table in docs/configuration.md. */
export function settingsTable(): string {
  const rows = Object.entries(words).map(([name, { otherwise, meaning }]) => `| \`${name}\` | ${otherwise} | ${meaning} |`);
  return ['| setting | when not given | meaning |', '| --- | --- | --- |', ...rows].join('\n');
}

export const settingNames: readonly string[] = Object.keys(settings);
