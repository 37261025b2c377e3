import { view } from '../../../../platform/pages/page.ts';
import { accessPaths, definePage, may, signedIn } from '../../../access/index.ts';
import { paths } from '../../paths.ts';
import type { PartOfHome } from '../parts.ts';
import { incidentsPart } from './incidents-part.ts';
import { panelPart } from './panel-part.ts';
import { requestsPart } from './requests-part.ts';

/** Home, by role: what waits first. Someone with several roles sees each part. */
export const homePage = (others: readonly PartOfHome[]) => definePage({
  method: 'GET', path: paths.home, may: 'home:see', audits: 'home.read',
  handle: async ({ context }) => {
    const actor = signedIn(context);
    return view('incidents/home/home.njk', {
      title: 'Home',
      incidents: may(actor, 'incident:read') ? await incidentsPart(context, actor) : null,
      requests: may(actor, 'request:answer') ? await requestsPart(context, actor) : null,
      panel: may(actor, 'panel:read') ? await panelPart(context, actor) : null,
      others: others.filter((one) => may(actor, one.may)),
      accounts: may(actor, 'account:manage') ? { href: accessPaths.accounts.to() } : null,
    });
  },
});
