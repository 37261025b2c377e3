import { linkageRefusals } from '../features/linkage/index.ts';
import { refuse } from '../kernel/result.ts';
import type { BadInput } from './command.ts';

/** Writes one file that an option named, if it did; what cannot be written is the asker's to mend. */
export function writing(where: string, path: string | undefined, write: (path: string) => void): BadInput | undefined {
  try {
    if (path !== undefined) write(path);
    return undefined;
  } catch (fault) {
    return { ...refuse(linkageRefusals.refusal('LINK_FILE_NOT_WRITABLE', { file: path ?? '', why: fault instanceof Error ? fault.message : String(fault) })), where, mend: 'Name a file in a folder that is there and may be written to' };
  }
}
