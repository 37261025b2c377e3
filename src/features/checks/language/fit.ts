import type { Path } from './walk.ts';

/** More than any check has, and few enough that reading, compiling and asking it end. */
const MOST_PARTS = 20_000;
const DEEPEST = 40;
/** Each goes through the events of a child once more for every event. */
const MOST_HAVING = 2;

export interface Unfit {
  readonly path: Path;
  readonly why: string;
}

/** What keeps data from being a check whatever it says: a text that cannot be kept or shown, or parts inside one another without an end. */
export function unfitIn(data: unknown): Unfit | undefined {
  let parts = 0;
  const look = (value: unknown, path: Path): Unfit | undefined => {
    if (++parts > MOST_PARTS) return { path: [], why: 'it is too large' };
    if (typeof value === 'string') return isPlain(value) ? undefined : { path, why: 'it has a character that cannot be shown' };
    if (typeof value !== 'object' || value === null) return undefined;
    if (path.length > DEEPEST) return { path: path.slice(0, 3), why: 'its parts stand inside one another too deep' };
    if (path.filter((step) => step === 'having').length > MOST_HAVING) return { path, why: `“having” may stand inside one another ${MOST_HAVING} deep, because it would take too long to ask` };
    for (const [name, part] of Object.entries(value)) {
      if (name === '__proto__') return { path: [...path, name], why: 'that is no word of the language' };
      const found = look(part, [...path, Array.isArray(value) ? Number(name) : name]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return look(data, []);
}

/** Neither a control character but for tabs and ends of lines, nor half of a pair: the database keeps neither. */
export function isPlain(text: string): boolean {
  return text.isWellFormed() && !/[^\P{Cc}\t\n\r]/u.test(text);
}
