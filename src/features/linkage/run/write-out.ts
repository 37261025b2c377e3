import { closeSync, openSync, writeSync } from 'node:fs';
import { pairClasses, type PairClass } from '../train/model.ts';
import type { Linked } from './run-link.ts';
import { probabilityOf } from './thresholds.ts';

const ROWS = 20_000;

class CsvFile {
  private readonly file: number;
  private lines: string[];

  constructor(path: string, heading: string) {
    this.file = openSync(path, 'w');
    this.lines = [heading];
  }

  put(line: string): void {
    if (this.lines.push(line) >= ROWS) this.flush();
  }

  close(): void {
    this.flush();
    closeSync(this.file);
  }

  private flush(): void {
    if (this.lines.length > 0) writeSync(this.file, `${this.lines.join('\n')}\n`);
    this.lines = [];
  }
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** id_left, id_right, weight, probability, class: every pair from the foot of the review band up, and every pair of one cluster. */
export function writePairs(path: string, { records, pairs, clustering: { of } }: Linked): void {
  const { ids, idOf, sources, sourcesAreFiles } = records;
  const file = new CsvFile(path, 'id_left,id_right,weight,probability,class');
  for (let pair = 0; pair < pairs.count; pair++) {
    const [a, b] = [pairs.left[pair] ?? 0, pairs.right[pair] ?? 0];
    const [textA, textB] = [ids.text(idOf[a] ?? 0), ids.text(idOf[b] ?? 0)];
    const turned = !sourcesAreFiles || (sources[a] ?? 0) === (sources[b] ?? 0) ? textA > textB : (sources[a] ?? 0) > (sources[b] ?? 0);
    const weight = pairs.weight[pair] ?? 0;
    const kind = classOf(pairs.kind[pair] ?? 0, of[a] === of[b]);
    const [left, right] = turned ? [textB, textA] : [textA, textB];
    file.put(`${cell(left)},${cell(right)},${weight.toFixed(4)},${probabilityOf(weight).toPrecision(6)},${kind}`);
  }
  file.close();
}

/** What a pair is written as: the cluster decides who is one child; a pair alike enough that other records speak against is contradicted. */
export function classOf(kind: number, together: boolean): PairClass | 'contradicted' {
  const likeliest = pairClasses[kind] ?? 'unrelated';
  return together ? 'same_child' : likeliest === 'same_child' ? 'contradicted' : likeliest;
}

/** id, cluster: every record, with the least id of its cluster as the cluster's name. */
export function writeClusters(path: string, { records: { ids, idOf, count }, clustering: { of } }: Linked): void {
  const names = new Map<number, string>();
  for (let record = 0; record < count; record++) {
    const root = of[record] ?? record;
    if (root === record && names.get(root) === undefined) names.set(root, ids.text(idOf[record] ?? 0));
  }
  for (let record = 0; record < count; record++) {
    const root = of[record] ?? record;
    const text = root === record ? '' : ids.text(idOf[record] ?? 0);
    if (text !== '' && text < (names.get(root) ?? text)) names.set(root, text);
  }
  const file = new CsvFile(path, 'id,cluster');
  for (let record = 0; record < count; record++) file.put(`${cell(ids.text(idOf[record] ?? 0))},${cell(names.get(of[record] ?? record) ?? '')}`);
  file.close();
}
