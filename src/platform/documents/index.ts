export { WORD_TYPE, type Block, type WordFile } from './block.ts';
export { wordFile } from './word.ts';
