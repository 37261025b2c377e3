import { notFound, view } from '../../../platform/pages/page.ts';
import { definePage, signedIn, type Context } from '../../access/index.ts';
import { agencyInWords } from '../../events/index.ts';
import { shippedAudits } from '../group-audits/index.ts';
import type { Check } from '../language/check.ts';
import { sentenceOf } from '../language/sentence.ts';
import { listOwnVersions, readOwn } from '../live/own-version.ts';
import { checkAt, paths } from '../paths.ts';
import { catalogue } from '../review/shipped.ts';
import { lookBackOf, numbersOf } from './check-view.ts';

const audits = shippedAudits();

/** Every check: whose duty it names, and how it stands at first. Anyone who signs in can read it. */
export const cataloguePage = definePage({
  method: 'GET', path: paths.catalogue, may: 'checks:read', audits: 'checks.catalogue-read',
  handle: () => {
    const checks = catalogue().map((check) => ({ ...inShort(check), href: checkAt(check.id) }));
    return view('checks/catalogue.njk', { title: 'Checks', audits, live: checks.filter(({ use }) => use === 'live'), review: checks.filter(({ use }) => use === 'review') });
  },
});

/** A check of the catalogue; with `version`, what an area in which the reader works has made of it. */
export const checkPage = definePage({
  method: 'GET', path: paths.check, may: 'checks:read', audits: 'checks.catalogue-read',
  handle: async ({ query, context }) => {
    const { id = catalogue()[0]?.id ?? '', version } = query;
    const check = version === undefined ? catalogue().find((one) => one.id === id) : await ownCheck(context, id, version);
    if (check === undefined) return notFound;
    return view('checks/check.njk', { title: `${check.id}: ${check.name}`, breadcrumbs: [{ text: 'Checks', href: paths.catalogue.to() }], check: { ...check, ...inShort(check) }, lookBack: lookBackOf(check), own: version !== undefined, sentence: sentenceOf(check), parameters: numbersOf(check) });
  },
});

async function ownCheck(context: Context, id: string, version: string): Promise<Check | undefined> {
  const areas = new Set(signedIn(context).seats.flatMap(({ partnershipId }) => partnershipId ?? []));
  for (const area of areas) {
    const own = (await listOwnVersions(context.tx, area, id)).find((one) => String(one.version) === version);
    if (own !== undefined) return readOwn(own);
  }
  return undefined;
}

// Nothing is asked of a case until an area has switched it on: “on” alone would say otherwise.
const ONCE_ON = { on: 'Named as a duty once an area switches it on', off: 'Meant to stay off', prompt_only: 'A prompt only, once an area switches it on' } as const;

function inShort({ id, name, use, duty, holder, starts, false_alarm: { risk } }: Check) {
  return { id, name, use, duty, holder: holder === undefined ? undefined : agencyInWords(holder), starts: use === 'review' ? 'For reviews only' : ONCE_ON[starts], risk };
}
