import type { Archive } from '../archive.ts';
import type { Meter } from '../meter.ts';
import { readXml } from '../xml.ts';
import { shownBy, type Shown } from './number-format.ts';

export interface SheetPart {
  readonly name: string;
  readonly part: string;
  readonly hidden: boolean;
}

/** What the sheets of a workbook share. */
export interface Workbook {
  readonly sheets: readonly SheetPart[];
  readonly strings: readonly string[];
  /** What each cell style shows of a number. */
  readonly styles: readonly Shown[];
  readonly from1904: boolean;
}

/** Reads what the sheets share. `part` is the workbook's own part. Throws `Unreadable`. */
export async function readWorkbook(archive: Archive, part: string, meter: Meter): Promise<Workbook> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const targets = await readTargets(archive, `${folder}_rels/${part.slice(folder.length)}.rels`, folder);
  const sheets: SheetPart[] = [];
  let from1904 = false;
  await readXml(archive, part, {
    open: (name, { name: sheet = '', id = '', state, date1904 }) => {
      if (name === 'workbookPr') from1904 = date1904 === '1' || date1904 === 'true';
      const target = targets.byId.get(id);
      if (name === 'sheet' && target !== undefined) sheets.push({ name: sheet, part: target, hidden: state === 'hidden' || state === 'veryHidden' });
    },
  });
  return {
    sheets, from1904,
    strings: await readStrings(archive, targets.byKind.get('sharedStrings') ?? `${folder}sharedStrings.xml`, meter),
    styles: await readStyles(archive, targets.byKind.get('styles') ?? `${folder}styles.xml`),
  };
}

interface Targets {
  readonly byId: ReadonlyMap<string, string>;
  readonly byKind: ReadonlyMap<string, string>;
}

async function readTargets(archive: Archive, part: string, folder: string): Promise<Targets> {
  const byId = new Map<string, string>();
  const byKind = new Map<string, string>();
  await readXml(archive, part, {
    open: (name, attributes) => {
      const { Id: id = '', Target: target = '', Type: type = '', TargetMode: mode } = attributes;
      if (name !== 'Relationship' || mode === 'External') return;
      const path = target.startsWith('/') ? target.slice(1) : `${folder}${target}`;
      byId.set(id, path);
      byKind.set(type.slice(type.lastIndexOf('/') + 1), path);
    },
  });
  return { byId, byKind };
}

async function readStrings(archive: Archive, part: string, meter: Meter): Promise<readonly string[]> {
  const strings: string[] = [];
  let [text, inText, phonetic] = ['', false, false];
  await readXml(archive, part, {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 't') inText = true;
      if (name === 'rPh') phonetic = true;
    },
    text: (piece) => { if (inText && !phonetic) text += piece; },
    close: (name) => {
      if (name === 't') inText = false;
      if (name === 'rPh') phonetic = false;
      if (name !== 'si') return;
      meter.addText(text);
      strings.push(unescaped(text));
    },
  });
  return strings;
}

/** Excel writes signs that XML cannot hold as `_x000D_`. */
export function unescaped(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text;
}

async function readStyles(archive: Archive, part: string): Promise<readonly Shown[]> {
  const codes = new Map<number, string>();
  const ids: number[] = [];
  let inCellFormats = false;
  await readXml(archive, part, {
    open: (name, { numFmtId, formatCode }) => {
      if (name === 'numFmt' && formatCode !== undefined) codes.set(Number(numFmtId), formatCode);
      if (name === 'cellXfs') inCellFormats = true;
      if (name === 'xf' && inCellFormats) ids.push(Number(numFmtId ?? 0));
    },
    close: (name) => { if (name === 'cellXfs') inCellFormats = false; },
  });
  return ids.map((id) => shownBy(id, codes.get(id)));
}
