export { bloomOf, dice, type Scheme } from './bloom.ts';
export { encodeFile, type EncodeAsked, type EncodedFile } from './encode-file.ts';
export { readKey } from './key.ts';
export { encodeRefusals } from './refusals.ts';
export { tokensOf } from './tokens.ts';
