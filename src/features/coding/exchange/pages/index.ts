import type { ReadSheets } from '../sheets.ts';
import { againDonePage, againPage } from './again.ts';
import { bringPage, broughtPage, columnsPage, columnsSaidPage } from './bring.ts';
import { mappedPage, mappingPage } from './mapping.ts';
import { takeOutPage } from './take-out.ts';

/** The pages by which codebooks and data come in and go out. */
export function exchangePages(readSheets: ReadSheets) {
  return [bringPage, broughtPage(readSheets), columnsPage, columnsSaidPage, takeOutPage, againPage, againDonePage, mappingPage, mappedPage];
}
