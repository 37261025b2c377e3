import { londonDate } from '../../../kernel/plain-date.ts';
import { file, notFound, view } from '../../../platform/pages/page.ts';
import { definePage, may, type AnyPage, type Context } from '../../access/index.ts';
import { shippedText } from '../catalogue/catalogue.ts';
import type { Check } from '../language/check.ts';
import { readCheck } from '../language/read-check.ts';
import { liveAnswers } from '../live/answers-by-group.ts';
import { listAssessments, listSwitches } from '../live/area-store.ts';
import { checksOfArea, LAST_SHIPPED, listOwnVersions, readOwn, type OwnVersion } from '../live/own-version.ts';
import { areaState, standingOf } from '../live/standing.ts';
import { checkAt, paths } from '../paths.ts';
import { catalogue } from '../review/shipped.ts';
import { differencesOf } from '../versions/differences.ts';
import { outcomesOf, otherwise } from '../versions/cases.ts';
import { aboutArea, areaHeading, areaOf } from './about-area.ts';
import { answersInWords, checkWords, toldInWords } from './area-words.ts';
import { checkView } from './check-view.ts';

const template = { check: 'checks/area-check.njk', version: 'checks/version.njk' } as const;

/** A check as it stands in an area: what is asked there now, how it was answered, and every version with who wrote it and why. */
const areaCheckPage = definePage({
  method: 'GET', path: paths.areaCheck, may: 'live:read', audits: 'live.area-read', about: aboutArea,
  handle: async ({ params, context }) => {
    const data = await standingData(context, params.check);
    return data === undefined ? notFound : view(template.check, data);
  },
});

async function standingData(context: Context, id: string): Promise<Readonly<Record<string, unknown>> | undefined> {
  const { tx, now } = context;
  const [partnership, today] = [areaOf(context), londonDate(now)];
  const standing = standingOf(await checksOfArea(tx, partnership), await listSwitches(tx, partnership), today).find(({ check }) => check.id === id);
  if (standing === undefined) return undefined;
  const { check, state, act, newer } = standing;
  const own = await listOwnVersions(tx, partnership, id);
  const asked = state === 'on' && areaState((await listAssessments(tx, partnership))[0], today) === 'signed';
  const at = { partnership, check: id };
  return {
    ...(await areaHeading(context, `${id}: ${check.name}`)), check: checkView(check), state: checkWords[state], asked, newer: newer?.version, owner: act?.owner, sunset: act?.sunset, reason: act?.reason,
    told: act?.told == null ? undefined : toldInWords(act.told), answers: answersInWords((await liveAnswers(tx, partnership, now)).get(id)),
    versions: [...own.toReversed().map((one) => versionRow(one, partnership, check)), shippedRow(id, partnership, check)], on: state === 'on',
    governs: may(context.actor, 'live:govern', context.scope ?? undefined),
    addresses: { change: paths.changeCheck.to(at), text: paths.changeText.to(at), off: paths.switchOff.to(at), on: paths.switchOn.to({ partnership }), catalogue: checkAt(id) },
  };
}

function versionRow(one: OwnVersion, partnership: string, on: Check): object {
  return { version: one.version, href: paths.checkVersion.to({ partnership, check: one.check, version: String(one.version) }), when: one.at, author: one.author, why: one.why, shown: on.version === one.version, readable: readOwn(one) !== undefined };
}

function shippedRow(id: string, partnership: string, on: Check): object {
  const version = catalogue().find((one) => one.id === id)?.version ?? 0;
  return { version, href: paths.checkVersion.to({ partnership, check: id, version: String(version) }), shown: on.version === version, readable: true };
}

interface VersionFound {
  readonly text: string;
  /** Undefined for the catalogue's version. */
  readonly own: OwnVersion | undefined;
  readonly all: readonly OwnVersion[];
}

/** The catalogue's version as it is now, or one of the area's own. */
async function versionOf(context: Context, id: string, version: string): Promise<VersionFound | undefined> {
  const all = await listOwnVersions(context.tx, areaOf(context), id);
  const own = all.find((one) => String(one.version) === version);
  if (own !== undefined) return { text: own.written, own, all };
  return catalogue().some((one) => one.id === id && String(one.version) === version) ? { text: shippedText(id), own: undefined, all } : undefined;
}

const versionPage = definePage({
  method: 'GET', path: paths.checkVersion, may: 'live:read', audits: 'live.area-read', about: aboutArea,
  handle: async ({ params, context }) => {
    const found = await versionOf(context, params.check, params.version);
    return found === undefined ? notFound : view(template.version, await versionData(context, params, found));
  },
});

async function versionData(context: Context, { check: id, version }: { readonly check: string; readonly version: string }, { text, own, all }: VersionFound): Promise<Readonly<Record<string, unknown>>> {
  const partnership = areaOf(context);
  const { breadcrumbs, ...heading } = await areaHeading(context, `${id}, version ${version}`);
  const read = readCheck(text, id);
  const check = read.ok ? read.value : undefined;
  const before = own === undefined ? undefined : beforeOf(own, all);
  const standing = standingOf(await checksOfArea(context.tx, partnership), await listSwitches(context.tx, partnership), londonDate(context.now)).find((one) => one.check.id === id);
  const outcomes = check === undefined ? [] : outcomesOf(check);
  return {
    ...heading, breadcrumbs: [...[breadcrumbs].flat().slice(0, -1), { text: id, href: paths.areaCheck.to({ partnership, check: id }) }, { text: `Version ${version}` }],
    text, check: check === undefined ? undefined : checkView(check), problems: read.ok ? [] : read.refusals, author: own?.author, when: own?.at, why: own?.why, madeFrom: own?.madeFrom, catalogue: LAST_SHIPPED >= Number(version),
    on: standing?.state === 'on' && String(standing.check.version) === version, cases: outcomes.length, otherwise: otherwise(outcomes),
    differences: check === undefined || before === undefined ? [] : differencesOf(before, check), compared: before !== undefined,
    fileAt: paths.checkFile.to({ partnership, check: id, version }), fileName: fileName(id, version), trialsAt: paths.trials.to({ partnership }), governs: may(context.actor, 'live:govern', context.scope ?? undefined),
  };
}

/** What a version was made from, where that can still be read. */
function beforeOf({ check, madeFrom }: OwnVersion, all: readonly OwnVersion[]): Check | undefined {
  const own = all.find(({ version }) => version === madeFrom);
  return own === undefined ? catalogue().find((one) => one.id === check && one.version === madeFrom) : readOwn(own);
}

const versionFile = definePage({
  method: 'GET', path: paths.checkFile, may: 'live:read', audits: 'live.area-read', about: aboutArea,
  handle: async ({ params, context }) => {
    const found = await versionOf(context, params.check, params.version);
    return found === undefined ? notFound : file(fileName(params.check, params.version), 'application/yaml; charset=utf-8', new TextEncoder().encode(found.text));
  },
});

function fileName(id: string, version: string): string {
  return `${id}-version-${version}.yaml`;
}

export const areaCheckPages: readonly AnyPage[] = [areaCheckPage, versionPage, versionFile];
