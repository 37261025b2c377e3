export {
  childrenCsv, cinRefusals, codeLists, decodeText, eventsCsv, extractProblems, extractReaders, folderRefusals, readExtract, readSource, sourceRefusals,
  type Extract, type ExtractProblem, type NotMapped,
} from './extracts/index.ts';
export {
  asKnownOn, betweenDays, cellInWords, daysOfChange, inReplayOrder, learntBetween, parseService, readReplayFile, replayInWords, replayRefusals, serviceInWords,
  serviceKey, servicesIn, serviceText, stepsOf, whoKnewWhat, type Cell, type Learnt, type Matrix, type Replay, type Replayed, type ReplayFile, type Service,
} from './replay/index.ts';
export { chronologyPages } from './pages/index.ts';
export { chronologyCalls } from './api/calls.ts';
export { readBatch } from './api/read-batch.ts';
export { takeBatch } from './api/take-batch.ts';
export { uploadLinkPages, type UploadLinkSettings } from './upload-link/index.ts';
export { paths as chronologyPaths } from './paths.ts';
export { addEntries } from './store/entries.ts';
export { addSource } from './store/sources.ts';
export { addFile } from './commands/files.ts';
export { nameEpisode } from './commands/episodes.ts';
export { addNote } from './store/beside.ts';
export { addFact } from './store/family.ts';
export { addNameList, type NameListContent } from './store/releases.ts';
export { listEntries } from './store/entries.ts';
export type { ChronologyEntry, ChronologyProblem } from './entry.ts';
export { combineFiles, type CombineFiles } from './combine/combine-files.ts';
export type { CombinedChronology } from './combine/combine.ts';
export { kindOfName, writeChronology, type ExchangeKind } from './exchange/write.ts';
export { combineRefusals, readingRefusals } from './reading-refusals.ts';
export { readMapping } from './mapping/mapping-file.ts';
export type { Correction, TableMapping } from './mapping/mapping.ts';
export type { AccountsCompared } from './same-event/index.ts';
export { readTables } from './reading/read-tables.ts';
export { spanOf, type Silence, type SilenceOf } from './silence/index.ts';
export { eventsOfChronology } from './store/events.ts';
export { drawEvents, type AskedOfEvents, type EventsDrawn } from './view/of-events.ts';
export { anonymised, type Finding, type NameList, type Release, type ReleasedEntry, type SignOff } from './release/index.ts';
