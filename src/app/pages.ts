import { accessPages, demoPages, type AnyPage } from '../features/access/index.ts';
import { incidentPages } from '../features/incidents/index.ts';
import type { MenuEntry } from './frame.ts';

/** The main menu, in order. */
export const menu: readonly MenuEntry[] = [
  { text: 'Home', href: '/', may: 'home:see' },
];

/** Every page of the site: what the server serves and what the generated route table lists. */
export function pagesOf({ demo }: { readonly demo: boolean }): readonly AnyPage[] {
  return [...accessPages, ...(demo ? demoPages : []), ...incidentPages];
}
