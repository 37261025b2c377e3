import type { AnyPage } from '../../access/index.ts';
import { homePages } from './home/index.ts';

/** The pages of the pathway. */
export const incidentPages: readonly AnyPage[] = [...homePages];
