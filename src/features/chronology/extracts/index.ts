export { codeLists, findCode, type Code } from './code-lists/code-lists.ts';
export { cinRefusals } from './cin/refusals.ts';
export { childrenCsv, eventsCsv, extractReaders, readExtract } from './import-extract.ts';
export { decodeText, readSource, sourceRefusals } from './source/index.ts';
export type { ExtractChild } from './table/child.ts';
export type { Extract } from './table/extract.ts';
export { folderRefusals } from './table/folder-refusals.ts';
export { extractProblems, type ExtractProblem, type NotMapped } from './table/problem.ts';
