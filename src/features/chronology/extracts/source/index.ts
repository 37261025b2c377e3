export { csvFiles, decodeText, readSource } from './read-source.ts';
export { sourceRefusals } from './refusals.ts';
