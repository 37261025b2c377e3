export { digestOfHeader } from './key.ts';
export { openKey, type Caller, type OpenedKey, type SystemKeyId } from './open-key.ts';
export { addSystem, issueKey } from './systems.ts';
