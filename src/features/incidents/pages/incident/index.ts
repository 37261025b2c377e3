import type { AnyPage } from '../../../access/index.ts';
import { incidentPage } from './incident.ts';
import { seenPage } from './seen.ts';

export const incidentItself: readonly AnyPage[] = [incidentPage, seenPage];
