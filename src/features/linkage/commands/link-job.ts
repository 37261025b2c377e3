import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ok, type Result } from '../../../kernel/result.ts';
import { explainPair } from '../explain/explain.ts';
import { blockingRecall, type BlockingRecall } from '../evaluate/blocking.ts';
import { besideOf, familyNumbers, households } from '../queue/families.ts';
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

/** Links all records, and makes of it what people look at. `folder` is the job’s own and is thrown away. */
export async function linkJob(folder: string, run: string, { comparisons, records, joined, proposals }: ToLink): Promise<Result<LinkedRecords>> {
  const path = join(folder, 'records.csv');
  writeFileSync(path, recordsCsv(comparisons, records), { mode: 0o600 });
  const settings = settingsFor(comparisons);
  const done = await runLink({ files: [path], settings, threads: 1, progress: () => undefined });
  if (!done.ok) return done;
  const linked = done.value;
  const { pairs, leftOut } = proposed(linked, comparisons, records, proposals);
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

interface Explained extends Pick<ProposedPair, 'weight' | 'band' | 'explanation' | 'proposal'> {
  readonly left: number;
  readonly right: number;
}

function proposed(linked: Linked, comparisons: readonly StoredComparison[], records: readonly RecordToLink[], proposals: ToLink['proposals']): { readonly pairs: readonly ProposedPair[]; readonly leftOut: number } {
  const explain = explainer(linked, comparisons, records);
  const all = explained(linked, records, explain);
  const chosen = (['automatic', 'review'] as const).flatMap((band) => all.filter((one) => one.band === band)
    .toSorted((a, b) => (band === 'automatic' ? b.weight - a.weight : Math.abs(a.weight) - Math.abs(b.weight))).slice(0, MOST[band]));
  const taken = [...chosen, ...ofPeople(records, proposals, chosen, explain)];
  const inHousehold = households(records, comparisons);
  const beside = taken.map(({ left, right }) => besideOf(inHousehold, left, right));
  const families = familyNumbers(taken.map(({ left, right }, index) => [left, right, ...(beside[index] ?? [])]));
  const idAt = (record: number): string => records[record]?.id ?? '';
  const pairs = taken.map(({ left, right, explanation, ...one }, index): ProposedPair => {
    const [a, b] = idAt(left) < idAt(right) ? [left, right] : [right, left];
    return { ...one, a: idAt(a), b: idAt(b), family: families[index] ?? 0, explanation: a === left ? explanation : turned(explanation), beside: (beside[index] ?? []).map(idAt) };
  });
  return { pairs, leftOut: all.length - chosen.length };
}

type Explain = (left: number, right: number) => OpenExplanation | undefined;

/** What people may see of the evidence for two records; nothing where an unborn child is linked by anything but the mother. */
function explainer({ records: table, prepared: compared, model }: Linked, comparisons: readonly StoredComparison[], records: readonly RecordToLink[]): Explain {
  const prepared = withOpenFrequencies(compared);
  const weights = weightsOf(model, prepared);
  const kinds = new Map(comparisons.map(({ name, kind }) => [name, kind]));
  return (left, right) => {
    const whole = explainPair(table, prepared, weights, left, right);
    const [one, other] = [records[left], records[right]];
    if ((one?.unborn === true || other?.unborn === true) && !throughMother(whole, (name) => kinds.get(name) === 'carer')) return undefined;
    return openExplanation(whole, one?.restricted === true || other?.restricted === true, (name) => protectedKinds.has(kinds.get(name) ?? 'address'));
  };
}

function explained({ pairs, thresholds, clustering: { of } }: Linked, records: readonly RecordToLink[], explain: Explain): readonly Explained[] {
  const found: Explained[] = [];
  for (let pair = 0; pair < pairs.count; pair++) {
    const [left, right, weight] = [pairs.left[pair] ?? 0, pairs.right[pair] ?? 0, pairs.weight[pair] ?? 0];
    const explanation = weight < thresholds.pairs ? undefined : explain(left, right);
    if (explanation === undefined) continue;
    const restricted = records[left]?.restricted === true || records[right]?.restricted === true;
    // The band would tell whether a restricted address agrees, so such a pair is always for a person.
    const band = weight >= thresholds.automatic && of[left] === of[right] && !restricted ? 'automatic' : 'review';
    found.push({ left, right, weight: explanation.weight, band, explanation });
  }
  return found;
}

/** What people proposed of records that are still there, and the run does not: whatever it weighs, for a person. */
function ofPeople(records: readonly RecordToLink[], proposals: ToLink['proposals'], chosen: readonly Explained[], explain: Explain): readonly Explained[] {
  const places = new Map(records.map(({ id }, index) => [id, index]));
  const there = new Set(chosen.flatMap(({ left, right }) => [`${left} ${right}`, `${right} ${left}`]));
  return proposals.flatMap(({ id, a, b }) => {
    const [left, right] = [places.get(a), places.get(b)];
    if (left === undefined || right === undefined || there.has(`${left} ${right}`)) return [];
    const explanation = explain(left, right);
    return explanation === undefined || explanation.veto !== undefined ? [] : [{ left, right, weight: explanation.weight, band: 'review', explanation, proposal: id }];
  });
}

function turned(explanation: OpenExplanation): OpenExplanation {
  return { ...explanation, left: explanation.right, right: explanation.left, bars: explanation.bars.map((bar) => ({ ...bar, left: bar.right, right: bar.left })) };
}
