export { combineRefusals } from './combine/refusals.ts';
export { dateRefusals } from './dates/refusals.ts';
export { entryRefusals } from './entries/refusals.ts';
export { exchangeRefusals } from './exchange/refusals.ts';
export { mappingRefusals } from './mapping/refusals.ts';
export { readingRefusals } from './reading/refusals.ts';
