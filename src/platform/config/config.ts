import { join } from 'node:path';
import type { Refusal, Result } from '../../kernel/result.ts';
import { refuse, unlessRefused } from '../../kernel/result.ts';
import { sightlineHome } from './home.ts';
import { keptSecret } from './kept-secret.ts';
import { settingRefusals } from './refusals.ts';
import { settingNames } from './settings-table.ts';
import { settingsSchema, type Settings } from './settings.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Everything that whoever runs Sightline decides, read once at the start. */
export interface Config {
  readonly mode: 'demo' | 'live';
  /** The folder for everything that is kept on this machine. */
  readonly home: string;
  /** At least 32 characters. Use `deriveKey`, never this itself. */
  readonly secret: string;
  readonly database: DatabaseConfig;
  /** The file that keeps the newest entry of each audit chain. */
  readonly auditHeads: string;
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** Scheme, host and port as people type them, without a path; undefined where it was not given. */
  readonly publicUrl: string | undefined;
  /** Whether people come by https, so that cookies may be held to it. */
  readonly secure: boolean;
  /** Addresses of proxies that may say who the visitor is, as Fastify's `trustProxy` takes them. */
  readonly trustProxy: string | false;
  readonly session: { readonly idleMinutes: number; readonly absoluteMinutes: number };
  readonly logLevel: NonNullable<Settings['SIGHTLINE_LOG_LEVEL']>;
}

/** A server that someone runs, or the one that Sightline brings, with its data in `dataDir`. */
export type DatabaseConfig =
  | { readonly kind: 'server'; readonly ownerUrl: string; readonly appUrl: string | undefined }
  | { readonly kind: 'embedded'; readonly dataDir: string };

const PREFIX = 'SIGHTLINE_';
const MINUTES_PER_HOUR = 60;

/**
 * Reads the settings from the environment. Refuses with everything that is wrong, not only the
 * first thing. In demo mode a secret is made the first time and kept in the home.
 */
export function readConfig(env: Environment): Result<Config> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = settingsSchema.safeParse(given);
  const against = [...unknownSettings(given), ...homeRefusals(given)];
  if (parsed.success) return unlessRefused([...against, ...conflicts(parsed.data)], () => toConfig(parsed.data, given));
  const [first, ...rest] = [...against, ...parsed.error.issues.map((issue) => notReadable(String(issue.path[0]), issue.message))];
  return refuse(first ?? notReadable('The environment', parsed.error.message), ...rest);
}

function unknownSettings(given: Environment): Refusal[] {
  return Object.keys(given)
    .filter((name) => name.startsWith(PREFIX) && !settingNames.includes(name))
    .map((name) => settingRefusals.refusal('SETTING_UNKNOWN', { name, known: settingNames.join(', ') }));
}

function homeRefusals(given: Environment): Refusal[] {
  try {
    sightlineHome(given);
    return [];
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault);
    return [settingRefusals.refusal('SETTING_HOME_NOT_USABLE', { reason, field: 'SIGHTLINE_HOME' })];
  }
}

function notReadable(name: string, reason: string): Refusal {
  return settingRefusals.refusal('SETTING_NOT_READABLE', { name, reason, field: name });
}

/** What is wrong with settings that are each right by themselves. */
function conflicts(settings: Settings): Refusal[] {
  const live = settings.SIGHTLINE_MODE === 'live';
  const onNetwork = !isThisMachine(settings.SIGHTLINE_HOST);
  const publicUrl = settings.SIGHTLINE_PUBLIC_URL;
  const { refusal } = settingRefusals;
  const wrong: Refusal[] = [];
  if (live && settings.SIGHTLINE_SECRET === undefined) wrong.push(refusal('SETTING_SECRET_MISSING'));
  if (!live && onNetwork && settings.SIGHTLINE_DEMO_ON_NETWORK !== 'yes') wrong.push(refusal('SETTING_DEMO_ON_NETWORK'));
  if (live && onNetwork && publicUrl === undefined) wrong.push(refusal('SETTING_PUBLIC_URL_MISSING'));
  if (live && publicUrl !== undefined && !isSafeAddress(publicUrl)) wrong.push(refusal('SETTING_PUBLIC_URL_NOT_SECURE'));
  if (settings.SIGHTLINE_SESSION_IDLE_MINUTES > settings.SIGHTLINE_SESSION_HOURS * MINUTES_PER_HOUR) {
    wrong.push(refusal('SETTING_SESSION_TOO_SHORT'));
  }
  if (settings.SIGHTLINE_APP_DATABASE_URL !== undefined && settings.DATABASE_URL === undefined) {
    wrong.push(refusal('SETTING_APP_LOGIN_ALONE'));
  }
  return wrong;
}

function isSafeAddress(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || isThisMachine(hostname);
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function toConfig(settings: Settings, given: Environment): Config {
  const home = sightlineHome(given);
  return {
    mode: settings.SIGHTLINE_MODE,
    home,
    secret: settings.SIGHTLINE_SECRET ?? keptSecret(join(home, 'demo.secret')),
    database: databaseOf(settings, home),
    auditHeads: settings.SIGHTLINE_AUDIT_HEADS ?? join(home, 'audit-heads'),
    host: settings.SIGHTLINE_HOST,
    port: settings.PORT,
    publicUrl: settings.SIGHTLINE_PUBLIC_URL,
    secure: settings.SIGHTLINE_PUBLIC_URL?.startsWith('https://') ?? false,
    trustProxy: settings.SIGHTLINE_TRUST_PROXY ?? false,
    session: {
      idleMinutes: settings.SIGHTLINE_SESSION_IDLE_MINUTES,
      absoluteMinutes: settings.SIGHTLINE_SESSION_HOURS * MINUTES_PER_HOUR,
    },
    // Someone who tries the demonstration looks for its address among what is printed.
    logLevel: settings.SIGHTLINE_LOG_LEVEL ?? (settings.SIGHTLINE_MODE === 'demo' ? 'warn' : 'info'),
  };
}

function databaseOf(settings: Settings, home: string): DatabaseConfig {
  const ownerUrl = settings.DATABASE_URL;
  return ownerUrl === undefined
    ? { kind: 'embedded', dataDir: join(home, 'database') }
    : { kind: 'server', ownerUrl, appUrl: settings.SIGHTLINE_APP_DATABASE_URL };
}
