export { FIRST, writeEvents, type EventSample } from './write.ts';
export { childOf, type MadeChild } from './children.ts';
