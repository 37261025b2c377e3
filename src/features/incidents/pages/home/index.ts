import type { AnyPage } from '../../../access/index.ts';
import type { PartOfHome } from '../parts.ts';
import { homePage } from './home.ts';

/** What waits for each person, first of all. */
export const homePages = (others: readonly PartOfHome[]): readonly AnyPage[] => [homePage(others)];
