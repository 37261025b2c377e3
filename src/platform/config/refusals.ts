import { refusalBook } from '../../kernel/refusal-words.ts';

/** What can be wrong with the settings, in words for whoever runs Sightline. */
export const settingRefusals = refusalBook({
  SETTING_UNKNOWN: 'There is no setting {name}. The settings are {known}',
  SETTING_NOT_READABLE: '{name} cannot be used. {reason}',
  SETTING_HOME_NOT_USABLE: '{reason}',
  SETTING_SECRET_MISSING: 'SIGHTLINE_SECRET is needed in live mode. Make one with: openssl rand -hex 32',
  SETTING_DEMO_ON_NETWORK:
    'Demo mode has no sign-in, so it listens to this machine only. Leave out SIGHTLINE_HOST, or set SIGHTLINE_DEMO_ON_NETWORK=yes if nobody else can reach this network',
  SETTING_PUBLIC_URL_MISSING: 'SIGHTLINE_PUBLIC_URL is needed in live mode when other machines can reach Sightline',
  SETTING_PUBLIC_URL_NOT_SECURE: 'SIGHTLINE_PUBLIC_URL must start with https:// in live mode, because people send passwords to it',
  PORT_TAKEN: 'Something else listens on port {port} already. Stop it, or choose another: PORT=3001 script/server',
  PORT_NOT_ALLOWED: 'This account may not listen on {host}, port {port}. Choose a port above 1023: PORT=3001 script/server',
  SETTING_SESSION_TOO_SHORT: 'SIGHTLINE_SESSION_IDLE_MINUTES cannot be longer than SIGHTLINE_SESSION_HOURS',
  SETTING_APP_LOGIN_ALONE: 'SIGHTLINE_APP_DATABASE_URL needs DATABASE_URL beside it: it is a login on the same server',
});
