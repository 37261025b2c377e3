export { readConfig } from './config.ts';
export type { Config, DatabaseConfig, Environment } from './config.ts';
export { describeConfig } from './describe.ts';
export { sightlineHome } from './home.ts';
export { appPassword, deriveKey } from './keys.ts';
export type { KeyPurpose } from './keys.ts';
export { settingRefusals } from './refusals.ts';
export { settingsTable } from './settings-table.ts';
