import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { openVersion, readCodedData, type GivenFile, type OpenedVersion } from '../../coding/index.ts';
import { cellsOf, filesOf, type CodedCells } from '../content/as-files.ts';
import { tablesByKind } from '../content/unit.ts';
import { codersRefusals } from '../refusals.ts';
import { standingRows, type Basis, type LeftOut, type Settled, type Standing } from '../snapshot/standing-rows.ts';
import { allSubmitted, listAssignments, listBatches } from '../store/batches.ts';
import { listReviews } from '../store/reviews.ts';
import { addSnapshot, type SnapshotId, type Source } from '../store/snapshots.ts';
import { openWhole } from './compared.ts';
import type { Doing } from './doing.ts';

export type { Basis, LeftOut } from '../snapshot/standing-rows.ts';

/** Coded data as it stands now, under one version of a codebook. */
export interface CodedNow {
  readonly version: OpenedVersion;
  readonly standing: Standing;
  /** Reviews given out under the codebook that no batch has fully coded, or that the reader may not see yet. */
  readonly unfinished: readonly LeftOut[];
}

/** What stands of every review coded by a version of a codebook. Null where there is no such version. */
export async function codedNow(tx: Tx, codebook: string, basis: Basis): Promise<CodedNow | null> {
  const version = await openVersion(tx, codebook);
  if (version === null) return null;
  const batches = (await listBatches(tx)).filter((one) => one.codebook === version.id).toReversed();
  const settled: Settled[] = [];
  const unfinished = new Map<string, string>();
  const references = new Map((await listReviews(tx)).map(({ id, reference }) => [id, reference]));
  for (const batch of batches) {
    for (const [review, own] of Map.groupBy(await listAssignments(tx, { batch: batch.id }), ({ reviewId }) => reviewId)) {
      const reference = references.get(review) ?? '';
      if (allSubmitted(own)) unfinished.set(reference, 'whoever made this still had to code it, and may not see it yet');
      else if (!unfinished.has(reference)) unfinished.set(reference, 'not every coder has submitted');
    }
    for (const { review, incident, units, decisions } of await openWhole(tx, batch.id)) settled.push({ batch: batch.id, review, incident, units, decisions });
  }
  const whole = new Set(settled.map(({ review }) => review.reference));
  return { version, standing: standingRows(version.book, settled, basis), unfinished: [...unfinished].filter(([reference]) => !whole.has(reference)).map(([reference, because]) => ({ reference, because })) };
}

/** Codebooks under which anything was given out to be coded, or brought. */
export async function codebooksUsed(tx: Tx): Promise<readonly OpenedVersion[]> {
  const used = [...new Set((await listBatches(tx)).map(({ codebook }) => codebook))];
  return (await Promise.all(used.map((id) => openVersion(tx, id)))).filter((one) => one !== null);
}

/** The tables of coded data as it stands, cell by cell. */
export function cellsNow({ version, standing }: CodedNow): readonly CodedCells[] {
  return cellsOf(version.book, standing.rows, standing.without);
}

/** Coded data frozen for figures, with all that was left out of it. */
export interface TakenSnapshot {
  readonly id: SnapshotId;
  readonly codebook: { readonly name: string; readonly text: string };
  readonly files: readonly GivenFile[];
  readonly hash: string;
  readonly leftOut: readonly LeftOut[];
}

/** Freezes coded data as it stands, so that each number made of it finds its way back. Refuses where nothing is settled. */
export async function takeSnapshot({ tx, now, by }: Doing, codebook: string, basis: Basis): Promise<Result<TakenSnapshot>> {
  const coded = await codedNow(tx, codebook, basis);
  if (coded === null) return refuse(codersRefusals.refusal('CODING_CODEBOOK_MISSING', { field: 'codebook' }));
  if (coded.standing.rows.length === 0) return refuse(codersRefusals.refusal('CODING_NOTHING_FINISHED', { field: 'codebook' }));
  const { version, standing, unfinished } = coded;
  const files = filesOf(version.book, standing.rows, standing.without);
  const read = readCodedData(version.book, files);
  if (!read.ok) return read;
  const { problems, data: { hash } } = read.value;
  const [first, ...rest] = problems.kept.map(({ message, code, field }) => ({ code, message: `${field ?? ''}: ${message}`, field: 'codebook' }));
  if (first !== undefined) return refuse(first, ...rest);
  const leftOut = [
    ...unfinished, ...standing.leftOut,
    ...[...standing.without].map((code) => ({ reference: `the code ${code}`, because: 'optional, and not coded of every record' })),
  ];
  const id = await addSnapshot(tx, { codebook: version.id, sources: sourcesOf(coded), leftOut, hash }, by, now);
  return ok({
    id, files, hash, leftOut, codebook: { name: `${version.codebook}-${version.version}.yaml`, text: version.text },
  });
}

function sourcesOf({ version, standing }: CodedNow): Readonly<Record<string, Readonly<Record<string, Source>>>> {
  return Object.fromEntries([...tablesByKind(version.book)].map(([kind, { table }]) => [
    table, Object.fromEntries(standing.rows.filter((row) => row.kind === kind).flatMap((row) => {
      const source = standing.sources.get(row);
      return source === undefined ? [] : [[row.key, source]];
    })),
  ]));
}
