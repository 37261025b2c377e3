import { accessPages, type AccessSettings, type AnyPage } from '../features/access/index.ts';
import { calendarPages } from '../features/calendar/index.ts';
import { incidentPages } from '../features/incidents/index.ts';
import type { MenuEntry } from './frame.ts';

/** The main menu, in order. */
export const menu: readonly MenuEntry[] = [
  { text: 'Home', href: '/', may: 'home:see' },
  { text: 'Incidents', href: '/incidents', may: 'incident:read' },
  { text: 'Requests', href: '/requests', may: 'request:answer' },
  { text: 'Panel inbox', href: '/panel', may: 'panel:read' },
  { text: 'Clocks', href: '/clocks', may: 'clock:read' },
  { text: 'Accounts', href: '/accounts', may: 'account:manage' },
];

/** Every page of the site: what the server serves and what the generated route table lists. */
export function pagesOf(access: AccessSettings): readonly AnyPage[] {
  return [...accessPages(access), ...calendarPages, ...incidentPages];
}
