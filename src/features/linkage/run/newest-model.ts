import { existsSync, readdirSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { linkageRefusals } from '../refusals.ts';

/** What a run adds to the name of its pairs file, to name the model beside it. */
export const MODEL_ENDING = '.model.json';

/** The model that was written last, in a folder or in one that lies in it. */
export function newestModel(folder: string): Result<string> {
  const folders = [folder, ...inside(folder).filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules').map(({ name }) => join(folder, name))];
  const models = folders.flatMap((one) => inside(one).filter((entry) => entry.isFile() && (entry.name.endsWith(MODEL_ENDING) || entry.name === 'model.json')).map(({ name }) => join(one, name)));
  const [newest] = models.map((path) => ({ path, at: statSync(path).mtimeMs })).toSorted((a, b) => b.at - a.at || a.path.localeCompare(b.path));
  return newest === undefined ? refuse(linkageRefusals.refusal('LINK_MODEL_NOT_FOUND', { folder })) : ok(newest.path);
}

function inside(folder: string): readonly Dirent[] {
  try {
    return existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  } catch {
    // A folder that may not be read holds no model for this person.
    return [];
  }
}
