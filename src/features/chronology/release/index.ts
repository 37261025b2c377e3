export { forAgency, isOwn, withoutProtected, type ForAgency, type Recipient } from './for-agency.ts';
export { hiding, type Hide } from './hide.ts';
export { PROTECTED, type NamedThing, type NameList } from './name-list.ts';
export { inspectFile, scrubProperties } from './office-file.ts';
export { pseudonymise, type Release, type ReleasedEntry } from './pseudonymise.ts';
export { releaseRefusals, type Finding } from './refusals.ts';
export { anonymised, type SignOff } from './sign-off.ts';
