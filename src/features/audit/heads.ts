import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The newest entry of a chain as it was when its transaction had committed. */
export interface Head {
  readonly chain: string;
  readonly seq: number;
  /** Lower-case hex. */
  readonly digest: string;
}

/** Where chain heads are kept outside the database, so that removing the newest rows shows. */
export interface HeadKeeper {
  readonly keep: (head: Head) => void;
  readonly newest: () => ReadonlyMap<string, Head>;
}

/**
 * Heads in a file, one line for each: `chain seq digest`. A line is appended before the first byte
 * of the answer is sent. Synchronous, because an answer must not overtake its head; it costs some
 * microseconds. The file is shortened to its newest lines when it is opened.
 */
export function headFile(path: string): HeadKeeper {
  mkdirSync(dirname(path), { recursive: true });
  const newest = () => readHeads(path);
  if (existsSync(path)) shorten(path, newest());
  return { newest, keep: ({ chain, seq, digest }) => appendFileSync(path, `${chain} ${seq} ${digest}\n`, { mode: 0o600 }) };
}

function readHeads(path: string): ReadonlyMap<string, Head> {
  const heads = new Map<string, Head>();
  if (!existsSync(path)) return heads;
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [chain, seq, digest] = line.split(' ');
    if (chain === undefined || digest === undefined || digest.length !== 64) continue;
    if (Number(seq) > (heads.get(chain)?.seq ?? 0)) heads.set(chain, { chain, seq: Number(seq), digest });
  }
  return heads;
}

function shorten(path: string, heads: ReadonlyMap<string, Head>): void {
  const lines = [...heads.values()].map(({ chain, seq, digest }) => `${chain} ${seq} ${digest}\n`);
  writeFileSync(`${path}.new`, lines.join(''), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
