import { type Entry, openPromise, type ZipFile } from 'yauzl';
import type { Limits } from './limits.ts';
import { readingRefusals } from './refusals.ts';
import { Unreadable } from './unreadable.ts';

/** A packed file whose list of parts was read and found to be within the limits. */
export interface Archive {
  readonly names: ReadonlySet<string>;
  /** The part as a stream of bytes; undefined where there is none of the name. */
  readonly open: (name: string) => Promise<AsyncIterable<Uint8Array>> | undefined;
  readonly limits: Limits;
  readonly close: () => void;
}

/** Opens a Word or Excel file. Throws `Unreadable`. */
export async function openArchive(path: string, limits: Limits): Promise<Archive> {
  const zip = await opened(path);
  try {
    const parts = await listed(zip, limits);
    const allowance = { left: limits.inflatedBytes };
    return {
      names: new Set(parts.keys()),
      open: (name) => {
        const part = parts.get(name);
        return part === undefined ? undefined : stream(zip, part, allowance, limits);
      },
      limits,
      close: () => zip.close(),
    };
  } catch (fault) {
    zip.close();
    throw asUnreadable(fault);
  }
}

async function opened(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { autoClose: false, validateEntrySizes: true, lazyEntries: true });
  } catch (fault) {
    throw asUnreadable(fault);
  }
}

async function listed(zip: ZipFile, limits: Limits): Promise<ReadonlyMap<string, Entry>> {
  const parts = new Map<string, Entry>();
  let declared = 0;
  for await (const part of zip.eachEntry()) {
    declared += part.uncompressedSize;
    if (parts.size >= limits.packedParts || declared > limits.inflatedBytes) throw new Unreadable(readingRefusals.refusal('FILE_INFLATES_TOO_LARGE'));
    if (part.isEncrypted()) throw new Unreadable(readingRefusals.refusal('FILE_IS_ENCRYPTED'));
    parts.set(part.fileName, part);
  }
  return parts;
}

// The size that a part declares can lie, so what comes out is counted as well.
async function stream(zip: ZipFile, part: Entry, allowance: { left: number }, { fold, foldFree }: Limits): Promise<AsyncIterable<Uint8Array>> {
  if (part.uncompressedSize > foldFree && part.uncompressedSize > part.compressedSize * fold) throw new Unreadable(readingRefusals.refusal('FILE_INFLATES_TOO_LARGE'));
  const source = await zip.openReadStreamPromise(part).catch((fault: unknown) => { throw asUnreadable(fault); });
  return counted(source, allowance);
}

async function* counted(source: AsyncIterable<Buffer>, allowance: { left: number }): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of source) {
      allowance.left -= chunk.length;
      if (allowance.left < 0) throw new Unreadable(readingRefusals.refusal('FILE_INFLATES_TOO_LARGE'));
      yield chunk;
    }
  } catch (fault) {
    throw asUnreadable(fault);
  }
}

function asUnreadable(fault: unknown): unknown {
  if (fault instanceof Unreadable || !(fault instanceof Error)) return fault;
  if ('code' in fault && (fault.code === 'ENOENT' || fault.code === 'EACCES' || fault.code === 'EMFILE')) return fault;
  const lies = /more bytes than expected|too many bytes/i.test(fault.message);
  return new Unreadable(readingRefusals.refusal(lies ? 'FILE_INFLATES_TOO_LARGE' : 'FILE_CUT_SHORT'));
}
