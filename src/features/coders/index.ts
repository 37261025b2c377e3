export { codersPages, type CodersPorts } from './pages/index.ts';
export { caseAt, paths as codersPaths } from './paths.ts';
export { codersRefusals } from './refusals.ts';
