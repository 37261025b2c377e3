import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { Pairs, type PairArrays } from '../score/pairs.ts';
import type { WeighedRule } from '../score/weigh.ts';

/** How the folder is called in which the processes of one run leave what they found. */
export const PARTS_FOLDER = 'sightline-parts-';

/** What one process found, written rule after rule: a line of JSON, then the numbers of the pairs. */
export class PartWriter {
  private readonly file: number;

  constructor(path: string, records: number) {
    this.file = openSync(path, 'wx', 0o600);
    this.line({ records });
  }

  put({ rule, weighed, passedOver, pieces }: WeighedRule): void {
    const pairs = new Pairs();
    for (const piece of pieces) pairs.addAll(piece);
    const { count, left, right, weight, kind } = pairs.trimmed();
    this.line({ rule, weighed, passedOver, count });
    for (const numbers of [left, right, weight, kind]) this.bytes(new Uint8Array(numbers.buffer));
  }

  close(): void {
    this.line({ end: true });
    closeSync(this.file);
  }

  private line(said: object): void {
    this.bytes(Buffer.from(`${JSON.stringify(said)}\n`));
  }

  private bytes(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length;) at += writeSync(this.file, bytes, at);
  }
}

interface Said {
  readonly records?: number;
  readonly rule?: number;
  readonly weighed?: number;
  readonly passedOver?: readonly number[];
  readonly count?: number;
  readonly end?: true;
}

/** Reads what a process wrote. Throws where it was not written to its end, or is of other records. */
export function readPart(path: string, records: number): readonly WeighedRule[] {
  const bytes = readFileSync(path);
  let at = 0;
  const line = (): Said => {
    const end = bytes.indexOf(10, at);
    const said = end < 0 ? '{}' : bytes.toString('utf8', at, end);
    at = end + 1;
    return parseSaid(said);
  };
  const take = (length: number): ArrayBuffer => {
    const taken = new Uint8Array(bytes.subarray(at, at + length)).buffer;
    at += length;
    return taken;
  };
  if (line().records !== records) throw new Error('a linking process read other records: the files were changed meanwhile');
  const rules: WeighedRule[] = [];
  for (let said = line(); said.end !== true; said = line()) {
    const { rule, weighed = 0, passedOver = [], count = 0 } = said;
    if (rule === undefined) throw new Error('a linking process did not finish what it wrote');
    const pairs: PairArrays = { count, left: new Int32Array(take(count * 4)), right: new Int32Array(take(count * 4)), weight: new Float32Array(take(count * 4)), kind: new Uint8Array(take(count)) };
    rules.push({ rule, weighed, passedOver, pieces: [pairs] });
  }
  return rules;
}

// Written by PartWriter, in a folder that is ours alone.
function parseSaid(line: string): Said {
  return JSON.parse(line) as Said;
}
