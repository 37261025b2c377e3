import type { AnyPage } from '../../../access/index.ts';
import { incidentPage } from './incident.ts';
import type { PartOfIncident } from '../parts.ts';
import { seenPage } from './seen.ts';

/** The incident itself, with links to the parts of its record that other rooms show. */
export const incidentItself = (parts: readonly PartOfIncident[]): readonly AnyPage[] => [incidentPage(parts), seenPage];
