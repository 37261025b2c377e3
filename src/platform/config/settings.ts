import { isIP } from 'node:net';
import { z } from 'zod';

const text = z.string();

/** Whole numbers only: "30", and not "3e1" or "30.0". */
function wholeNumber(from: number, to: number) {
  const words = `Use a whole number from ${from} to ${to}`;
  return text.regex(/^\d{1,6}$/, words).transform(Number).pipe(z.number().min(from, words).max(to, words));
}

function postgresUrl() {
  return text.refine(
    (value) => URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol),
    'Use an address such as postgres://owner:password@host:5432/sightline',
  );
}

function isProxy(value: string): boolean {
  const [address = '', bits] = value.split('/');
  return isIP(address) !== 0 && (bits === undefined || /^\d{1,3}$/.test(bits));
}

/** What each setting may be. An empty setting counts as not given. */
export const settings = {
  SIGHTLINE_MODE: z.enum(['demo', 'live'], 'Use demo or live').default('demo'),
  SIGHTLINE_SECRET: text.min(32, 'Use at least 32 characters, made at random').optional(),
  DATABASE_URL: postgresUrl().optional(),
  SIGHTLINE_APP_DATABASE_URL: postgresUrl().optional(),
  SIGHTLINE_HOME: text.optional(),
  SIGHTLINE_AUDIT_HEADS: text.startsWith('/', 'Use a full path, such as /srv/sightline/audit-heads').optional(),
  SIGHTLINE_HOST: text
    .refine((value) => value === 'localhost' || isIP(value) !== 0, 'Use an IP address of this machine, or localhost')
    .default('127.0.0.1'),
  PORT: wholeNumber(0, 65_535).default(3000),
  SIGHTLINE_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'Use an address such as https://sightline.example', abort: true })
    .refine((value) => URL.canParse(value) && new URL(value).pathname === '/', 'Leave out everything after the host name')
    .transform((value) => new URL(value).origin)
    .optional(),
  SIGHTLINE_TRUST_PROXY: text
    .refine((value) => value.split(',').every((each) => isProxy(each.trim())), 'Use the proxy\'s IP addresses or ranges, with commas between')
    .optional(),
  SIGHTLINE_SESSION_IDLE_MINUTES: wholeNumber(1, 720).default(30),
  SIGHTLINE_SESSION_HOURS: wholeNumber(1, 24).default(12),
  SIGHTLINE_LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'Use fatal, error, warn, info, debug or silent')
    .optional(),
  SIGHTLINE_DEMO_ON_NETWORK: z.enum(['yes', 'no'], 'Use yes or no').default('no'),
};

export type SettingName = keyof typeof settings;

export const settingsSchema = z.object(settings);

/** The settings as typed values, before they are weighed against each other. */
export type Settings = z.infer<typeof settingsSchema>;
