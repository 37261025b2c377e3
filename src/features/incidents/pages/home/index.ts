import type { AnyPage } from '../../../access/index.ts';
import { homePage } from './home.ts';

/** What waits for each person, first of all. */
export const homePages: readonly AnyPage[] = [homePage];
