import { accessPaths as paths, roles, type Actor, type Permission, may } from '../features/access/index.ts';
import { checkPaths } from '../features/checks/index.ts';
import type { Frame, NavigationItem } from '../web/frame.ts';

/** One entry of the main menu, shown to those who may open it. */
export interface MenuEntry {
  readonly text: string;
  readonly href: string;
  readonly may: Permission;
}

/** What surrounds every page: whose it is, the menu that their roles allow, and in a demonstration, that it is one. */
export function frameOf(menu: readonly MenuEntry[], demo: boolean): Frame {
  const site = { demo, signOut: paths.signOut.to(), signIns: paths.signIns.to(), transparency: checkPaths.transparency.to(), ...(demo ? { choosePerson: paths.choosePerson.to() } : {}) };
  return (actor, path) => ({
    site,
    ...(actor === null ? {} : { signedInAs: personOf(actor), navigation: navigationOf(menu, actor, path) }),
  });
}

function personOf(actor: Actor): { name: string; role: string; organisation: string } {
  const roleNames = [...new Set(actor.seats.map((seat) => roles[seat.role].name))];
  const places = [...new Set(actor.seats.map((seat) => seat.partnership ?? seat.organisation))];
  return { name: actor.name, role: roleNames.join(', '), organisation: places.join(', ') };
}

function navigationOf(menu: readonly MenuEntry[], actor: Actor, path: string): readonly NavigationItem[] {
  const [address = '/'] = path.split('?');
  return menu
    .filter((entry) => may(actor, entry.may))
    .map(({ text, href }) => ({ text, href, current: href === '/' ? address === '/' : address.startsWith(href) }));
}
