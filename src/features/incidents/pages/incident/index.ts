import type { AnyPage } from '../../../access/index.ts';
import { incidentPage } from './incident.ts';

export const incidentItself: readonly AnyPage[] = [incidentPage];
