export { states, type Band, type Code, type Codebook, type CodedTable, type CodeType, type Option, type State } from './codebook.ts';
export { checkCondition, conditionValues } from './conditions.ts';
export { readDeclared, type Declared, type Path } from './declared-file.ts';
export { pathBetween } from './reach.ts';
export { readCodebook } from './read-codebook.ts';
export { codebookRefusals } from './refusals.ts';
export { codebookSchema } from './schema.ts';
export { breaksOf } from './versions.ts';
