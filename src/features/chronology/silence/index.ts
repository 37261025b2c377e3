export { namedWithoutAccount, notReceived, type Expected, type NotReceived } from './not-received.ts';
export { notReceivedInWords, silenceInWords } from './silence-words.ts';
export { silences, spanOf, type Silence, type SilenceOf, type Span, type Voiced } from './silence.ts';
