export { codersPages, type CodersPorts } from './pages/index.ts';
export { caseAt, paths as codersPaths } from './paths.ts';
export { codersRefusals } from './refusals.ts';
export { codebooksUsed, takeSnapshot, type Basis, type TakenSnapshot } from './commands/snapshot.ts';
export { snapshotOfData } from './store/snapshots.ts';
