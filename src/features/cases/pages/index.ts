import type { AnyPage } from '../../access/index.ts';
import { entryPages } from './entries.ts';
import { holderPages } from './holders.ts';
import { listPages } from './list.ts';
import { onePages } from './one.ts';
import type { CaseSlots } from './slots.ts';

/** The pages on which people record what happens in the cases that they hold. */
export const casePages = (slots: CaseSlots): readonly AnyPage[] => [...listPages(slots), ...onePages(slots), ...entryPages(slots), ...holderPages];
