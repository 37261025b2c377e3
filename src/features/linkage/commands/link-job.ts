import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ok, type Result } from '../../../kernel/result.ts';
import { explainPair } from '../explain/explain.ts';
import { blockingRecall, type BlockingRecall } from '../evaluate/blocking.ts';
import { familyNumbers, households } from '../queue/families.ts';
import { openExplanation, throughMother, type OpenExplanation } from '../explain/open-explanation.ts';
import { Interner } from '../records/interner.ts';
import { accountOf } from '../reports/account.ts';
import { modelVersion } from '../run/model-file.ts';
import { ratesOf } from '../run/rates.ts';
import { runLink, type Linked } from '../run/run-link.ts';
import { weightsOf } from '../score/weights.ts';
import type { LinkSettings } from '../settings.ts';
import { columnOf, protectedKinds, settingsFor, type StoredComparison } from '../store/cells.ts';
import { indexOf } from '../store/match-index.ts';
import { withOpenFrequencies } from './open-frequencies.ts';
import type { LinkedRecords, ProposedPair, RecordToLink, ToLink } from './job.ts';
import { withoutPlace } from './without-place.ts';

// More than this nobody can look at; the least sure of those to be joined, and the least uncertain of those to be looked at, are counted and left.
const MOST = { automatic: 3000, review: 3000 } as const;
// Other children of a household that are shown beside a pair.
const BESIDE = 6;

/** Links all records, and makes of it what people look at. `folder` is the job’s own and is thrown away. */
export async function linkJob(folder: string, run: string, { comparisons, records, joined }: ToLink): Promise<Result<LinkedRecords>> {
  const path = join(folder, 'records.csv');
  writeFileSync(path, recordsCsv(comparisons, records), { mode: 0o600 });
  const settings = settingsFor(comparisons);
  const done = await runLink({ files: [path], settings, threads: 1, progress: () => undefined });
  if (!done.ok) return done;
  const linked = done.value;
  const { pairs, leftOut } = proposed(linked, comparisons, records);
  const index = indexOf(withOpenFrequencies(linked.prepared), linked.records.count, run, (record) => ({ id: records[record]?.id ?? '', restricted: records[record]?.restricted === true }));
  return ok({
    stored: { comparisons, blocking: linked.prepared.rules.map((rule) => rule.parts.map((part) => part.words)), model: linked.model, totals: index.totals },
    version: modelVersion(linked.model, settings), automaticFrom: linked.thresholds.automatic, pairs, leftOut,
    problems: linked.problems.map((problem) => withoutPlace(problem, path, 'the records')), rates: ratesOf(linked), account: accountOf(linked, recallOf(path, settings, joined)), keys: index.keys, values: index.values,
  });
}

/** Which pairs of records that people joined, also through others, the rules give: what none gives no run can propose. */
function recallOf(path: string, settings: LinkSettings, joined: readonly (readonly string[])[]): BlockingRecall | undefined {
  const ids = new Interner();
  const entity = Int32Array.from(joined.flatMap((group, index) => group.map((id) => [ids.addText(id), index + 1] as const)).toSorted(([a], [b]) => a - b), ([, group]) => group);
  const recall = joined.length === 0 ? undefined : blockingRecall([path], settings, { ids, entity });
  return recall?.ok === true ? recall.value : undefined;
}

function recordsCsv(comparisons: readonly StoredComparison[], records: readonly RecordToLink[]): string {
  const columns = comparisons.flatMap(({ name, slots }) => Array.from({ length: slots }, (_, slot) => ({ name, slot })));
  const lines = records.map(({ id, agency, open, held, restricted }) => [id, agency, '', restricted ? 'yes' : '', ...columns.map(({ name, slot }) => (open[name] ?? held[name])?.[slot] ?? '')].map(cell).join(','));
  return `${['record', 'agency', 'sealed', 'restricted', ...columns.map(({ name, slot }) => columnOf(name, slot))].map(cell).join(',')}\n${lines.join('\n')}\n`;
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

interface Explained {
  readonly left: number;
  readonly right: number;
  readonly weight: number;
  readonly band: ProposedPair['band'];
  readonly explanation: OpenExplanation;
}

function proposed(linked: Linked, comparisons: readonly StoredComparison[], records: readonly RecordToLink[]): { readonly pairs: readonly ProposedPair[]; readonly leftOut: number } {
  const all = explained(linked, comparisons, records);
  const taken = (['automatic', 'review'] as const).flatMap((band) => all.filter((one) => one.band === band)
    .toSorted((a, b) => (band === 'automatic' ? b.weight - a.weight : Math.abs(a.weight) - Math.abs(b.weight))).slice(0, MOST[band]));
  const inHousehold = households(records, comparisons);
  const beside = taken.map(({ left, right }) => [...new Set([...inHousehold(left), ...inHousehold(right)])].filter((one) => one !== left && one !== right).slice(0, BESIDE));
  const families = familyNumbers(taken.map(({ left, right }, index) => [left, right, ...(beside[index] ?? [])]));
  const idAt = (record: number): string => records[record]?.id ?? '';
  const pairs = taken.map(({ left, right, weight, band, explanation }, index): ProposedPair => {
    const [a, b] = idAt(left) < idAt(right) ? [left, right] : [right, left];
    return { a: idAt(a), b: idAt(b), weight, band, family: families[index] ?? 0, explanation: a === left ? explanation : turned(explanation), beside: (beside[index] ?? []).map(idAt) };
  });
  return { pairs, leftOut: all.length - taken.length };
}

function explained({ records: table, prepared: compared, model, pairs, thresholds, clustering: { of } }: Linked, comparisons: readonly StoredComparison[], records: readonly RecordToLink[]): readonly Explained[] {
  const prepared = withOpenFrequencies(compared);
  const weights = weightsOf(model, prepared);
  const kinds = new Map(comparisons.map(({ name, kind }) => [name, kind]));
  const found: Explained[] = [];
  for (let pair = 0; pair < pairs.count; pair++) {
    const [left, right, weight] = [pairs.left[pair] ?? 0, pairs.right[pair] ?? 0, pairs.weight[pair] ?? 0];
    if (weight < thresholds.pairs) continue;
    const whole = explainPair(table, prepared, weights, left, right);
    const [one, other] = [records[left], records[right]];
    if ((one?.unborn === true || other?.unborn === true) && !throughMother(whole, (name) => kinds.get(name) === 'carer')) continue;
    const restricted = one?.restricted === true || other?.restricted === true;
    const explanation = openExplanation(whole, restricted, (name) => protectedKinds.has(kinds.get(name) ?? 'address'));
    // The band would tell whether a restricted address agrees, so such a pair is always for a person.
    const band = weight >= thresholds.automatic && of[left] === of[right] && !restricted ? 'automatic' : 'review';
    found.push({ left, right, weight: explanation.weight, band, explanation });
  }
  return found;
}

function turned(explanation: OpenExplanation): OpenExplanation {
  return { ...explanation, left: explanation.right, right: explanation.left, bars: explanation.bars.map((bar) => ({ ...bar, left: bar.right, right: bar.left })) };
}
