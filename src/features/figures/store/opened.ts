import type { Tx } from '../../../platform/database/index.ts';
import { readStudy, type ReadStudy } from '../study/study.ts';
import { readSpecification, shippedTables, type DeclaredTable } from '../study/tables-of.ts';
import { listSpecifications } from './kept.ts';
import { filesOf } from './studies.ts';

/** Reading ten thousand reviews takes most of a second, and a study never changes: the last few are kept as they were read. */
const MOST = 4;
const opened = new Map<string, ReadStudy>();

/** A study ready to be counted. Only for those who were found to see it. */
export async function openStudy(tx: Tx, id: string): Promise<ReadStudy> {
  const known = opened.get(id);
  if (known !== undefined) return known;
  const read = readStudy(await filesOf(tx, id));
  if (!read.ok) throw new Error(`the study ${id} was kept and cannot be read: ${read.refusals.map(({ code }) => code).join(', ')}`);
  const [oldest] = opened.keys();
  if (opened.size >= MOST && oldest !== undefined) opened.delete(oldest);
  opened.set(id, read.value);
  return read.value;
}

/** Every table of a study: shipped, its analysts' own, and that of every code. */
export async function tablesOf(tx: Tx, id: string, { data }: ReadStudy): Promise<readonly DeclaredTable[]> {
  const own = (await listSpecifications(tx, id)).flatMap(({ id: key, fileName, text }): readonly DeclaredTable[] => {
    const spec = readSpecification(text, fileName);
    return spec.ok ? [{ key, origin: 'own', spec: spec.value }] : [];
  });
  return [...own, ...(await shippedTables(data))];
}
