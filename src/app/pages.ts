import { accessPages, accessPaths, type AccessSettings, type AnyPage } from '../features/access/index.ts';
import { calendarPages, calendarPaths } from '../features/calendar/index.ts';
import { incidentPages, incidentPaths } from '../features/incidents/index.ts';
import type { MenuEntry } from './frame.ts';

/** The main menu, in order. */
export const menu: readonly MenuEntry[] = [
  { text: 'Home', href: incidentPaths.home.to(), may: 'home:see' },
  { text: 'Incidents', href: incidentPaths.log.to(), may: 'incident:read' },
  { text: 'Requests', href: incidentPaths.requests.to(), may: 'request:answer' },
  { text: 'Panel inbox', href: incidentPaths.panel.to(), may: 'panel:read' },
  { text: 'Clocks', href: calendarPaths.clocks.to(), may: 'clock:read' },
  { text: 'Accounts', href: accessPaths.accounts.to(), may: 'account:manage' },
];

/** Every page of the site: what the server serves and what the generated route table lists. */
export function pagesOf(access: AccessSettings): readonly AnyPage[] {
  return [...accessPages(access), ...calendarPages, ...incidentPages];
}
