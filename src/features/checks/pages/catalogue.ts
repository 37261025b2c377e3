import { notFound, view } from '../../../platform/pages/page.ts';
import { definePage } from '../../access/index.ts';
import { agencyInWords } from '../../events/index.ts';
import { shippedAudits } from '../group-audits/index.ts';
import type { Check } from '../language/check.ts';
import { sentenceOf } from '../language/sentence.ts';
import { checkAt, paths } from '../paths.ts';
import { catalogue } from '../review/shipped.ts';
import { originWords, startsWords } from '../review/words.ts';

const audits = shippedAudits();

/** Every check: whose duty it names, and how it stands at first. Anyone who signs in can read it. */
export const cataloguePage = definePage({
  method: 'GET', path: paths.catalogue, may: 'checks:read', audits: 'checks.catalogue-read',
  handle: () => {
    const checks = catalogue().map((check) => ({ ...inShort(check), href: checkAt(check.id) }));
    return view('checks/catalogue.njk', { title: 'Checks', audits, live: checks.filter(({ use }) => use === 'live'), review: checks.filter(({ use }) => use === 'review') });
  },
});

export const checkPage = definePage({
  method: 'GET', path: paths.check, may: 'checks:read', audits: 'checks.catalogue-read',
  handle: ({ query }) => {
    const { id = catalogue()[0]?.id ?? '' } = query;
    const check = findCheck(id);
    if (check === undefined) return notFound;
    return view('checks/check.njk', {
      title: `${check.id}: ${check.name}`, breadcrumbs: [{ text: 'Checks', href: paths.catalogue.to() }], check: { ...check, ...inShort(check) }, sentence: sentenceOf(check),
      parameters: Object.entries(check.parameters).map(([name, { value, unit, origin, note }]) => ({ name: name.replaceAll('_', ' '), value: `${String(value)} ${unit === undefined ? '' : unit.replaceAll('_', ' ')}`.trim(), origin: originWords[origin], note })),
    });
  },
});

function findCheck(id: string): Check | undefined {
  return catalogue().find((check) => check.id === id);
}

function inShort({ id, name, use, duty, holder, starts, false_alarm: { risk } }: Check) {
  return { id, name, use, duty, holder: holder === undefined ? undefined : agencyInWords(holder), starts: startsWords[starts], risk };
}
