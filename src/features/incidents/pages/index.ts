import type { AnyPage } from '../../access/index.ts';

/** The pages of the pathway. */
export const incidentPages: readonly AnyPage[] = [];
