import type { AnyPage } from '../../../access/index.ts';
import { incidentPage } from './incident.ts';
import type { PartOfIncident } from '../parts.ts';
import type { MakeSection } from './sections.ts';
import { seenPage } from './seen.ts';

/** The incident itself, with what other rooms show of it and links to the parts of its record that they keep. */
export const incidentItself = (parts: readonly PartOfIncident[], others: readonly MakeSection[]): readonly AnyPage[] => [incidentPage(parts, others), seenPage];
