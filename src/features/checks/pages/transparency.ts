import { londonDate } from '../../../kernel/plain-date.ts';
import { view } from '../../../platform/pages/page.ts';
import { definePage, type Context } from '../../access/index.ts';
import { agencyInWords } from '../../events/index.ts';
import { listAssessments, listSwitches } from '../live/area-store.ts';
import { checksOfArea, LAST_SHIPPED } from '../live/own-version.ts';
import { readsOf } from '../live/reads.ts';
import { areaState, isPrompt, liveChecks, standingOf, type Assessment } from '../live/standing.ts';
import type { Check } from '../language/check.ts';
import { sentenceOf } from '../language/sentence.ts';
import { paths } from '../paths.ts';
import { catalogue } from '../review/shipped.ts';
import { numbersOf } from './check-view.ts';
import { answersInWords, areaWords, toldInWords, type NotRelevantShown } from './area-words.ts';
import { sections } from './transparency-words.ts';

/** The algorithmic transparency record: which checks there are, which are asked where, what each reads and who answers for it. Open to everyone. */
export const transparencyPage = definePage({
  method: 'GET', path: paths.transparency, may: 'public', audits: 'live.transparency-read',
  handle: async ({ context }) => {
    const areas = await areasOf(context);
    const where = (id: string): readonly string[] => areas.flatMap(({ name, on }) => (on.some((one) => one.id === id) ? [name] : []));
    return view('checks/transparency.njk', {
      title: 'Algorithmic transparency record', sections, areas, today: londonDate(context.now),
      checks: catalogue().map((check) => ({
        ...inShort(check), live: check.use === 'live', on: where(check.id),
        own: areas.flatMap(({ name, on }) => on.flatMap(({ id, own }) => (id === check.id && own !== undefined ? [{ area: name, ...own }] : []))),
      })),
    });
  },
});

function inShort(check: Check) {
  const { id, name, version, duty, holder, lesson, sources, owner, false_alarm: { risk } } = check;
  return { id, name, version, prompt: isPrompt(check), duty, holder: holder === undefined ? undefined : agencyInWords(holder), sentence: sentenceOf(check), reads: readsOf(check), lesson, sources, owner, risk, numbers: numbersOf(check) };
}

const NOT_KNOWN: NotRelevantShown = { known: false, all: 'How often it is not relevant was not known then', groups: [] };

interface OnShown {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly owner: string;
  readonly sunset: string | null;
  readonly told: string | undefined;
  readonly answers: NotRelevantShown;
  /** What it asks here, where that is the area's own version and not the catalogue's. */
  readonly own: ReturnType<typeof inShort> | undefined;
}

interface AreaShown {
  readonly name: string;
  readonly state: string;
  readonly newest: Assessment | undefined;
  readonly on: readonly OnShown[];
  readonly off: readonly { readonly name: string; readonly reason: string; readonly at: Date }[];
}

/** The areas in which anything was ever recorded of live use, by name. */
async function areasOf({ tx, now }: Context): Promise<readonly AreaShown[]> {
  const partnerships = await tx.selectFrom('access.partnership').select(['id', 'area']).orderBy('area').execute();
  const today = londonDate(now);
  const found: AreaShown[] = [];
  for (const { id, area } of partnerships) {
    const [newest] = await listAssessments(tx, id);
    const acts = await listSwitches(tx, id);
    if (newest === undefined) continue;
    const checks = await checksOfArea(tx, id);
    const asked = new Set(liveChecks(newest, acts, checks, today));
    const standing = standingOf(checks, acts, today);
    found.push({
      name: area, state: areaWords[areaState(newest, today)], newest,
      on: standing.filter(({ check }) => asked.has(check)).map(({ check, act }) => ({
        id: check.id, name: check.name, version: check.version, owner: act?.owner ?? '', sunset: act?.sunset ?? null, told: act?.told == null ? undefined : toldInWords(act.told), answers: act?.told?.notRelevant == null ? NOT_KNOWN : answersInWords(act.told.notRelevant),
        own: check.version > LAST_SHIPPED ? inShort(check) : undefined,
      })),
      off: standing.flatMap(({ check, act, state }) => (state === 'switched-off' && act !== undefined ? [{ name: check.name, reason: act.reason, at: act.at }] : [])),
    });
  }
  return found;
}
