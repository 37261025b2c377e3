export { profileFile, type Profile } from './profile.ts';
export { profileJson, profileText } from './report.ts';
