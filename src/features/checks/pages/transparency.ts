import { londonDate } from '../../../kernel/plain-date.ts';
import { view } from '../../../platform/pages/page.ts';
import { definePage, type Context } from '../../access/index.ts';
import { agencyInWords } from '../../events/index.ts';
import { listAssessments, listSwitches } from '../live/area-store.ts';
import { readsOf } from '../live/reads.ts';
import { areaState, isPrompt, liveChecks, standingOf, type Assessment } from '../live/standing.ts';
import { sentenceOf } from '../language/sentence.ts';
import { paths } from '../paths.ts';
import { catalogue } from '../review/shipped.ts';
import { areaWords, toldInWords } from './area-words.ts';
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
        id: check.id, name: check.name, version: check.version, live: check.use === 'live', prompt: isPrompt(check), duty: check.duty, holder: check.holder === undefined ? undefined : agencyInWords(check.holder),
        sentence: sentenceOf(check), reads: readsOf(check), lesson: check.lesson, owner: check.owner, on: where(check.id),
      })),
    });
  },
});

interface AreaShown {
  readonly name: string;
  readonly state: string;
  readonly newest: Assessment | undefined;
  readonly on: readonly { readonly id: string; readonly name: string; readonly owner: string; readonly sunset: string | null; readonly told: string | undefined }[];
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
    const asked = new Set(liveChecks(newest, acts, catalogue(), today));
    const standing = standingOf(catalogue(), acts, today);
    found.push({
      name: area, state: areaWords[areaState(newest, today)], newest,
      on: standing.filter(({ check }) => asked.has(check)).map(({ check, act }) => ({ id: check.id, name: check.name, owner: act?.owner ?? '', sunset: act?.sunset ?? null, told: act?.told == null ? undefined : toldInWords(act.told) })),
      off: standing.flatMap(({ check, act, state }) => (state === 'switched-off' && act !== undefined ? [{ name: check.name, reason: act.reason, at: act.at }] : [])),
    });
  }
  return found;
}
