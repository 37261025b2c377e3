import type { AnyPage } from '../../access/index.ts';
import { choosePage, chosenPage } from './choose.ts';
import { clocksPage } from './clocks.ts';

export const calendarPages: readonly AnyPage[] = [clocksPage, choosePage, chosenPage];
