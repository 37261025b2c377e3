import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import ExcelJS from 'exceljs';

const HEAD = ['Date', 'Time', 'Source of Information', 'Significant event', 'Action/Outcome', 'Analysis'];
const COMMON = 'mother child home visit school seen not answered telephone call police attended health visitor advice given referral made no further action meeting agreed plan review concern bruise explained garden sibling father partner moved address nursery collected spoke worried clinic weight appointment offered missed'.split(' ');
const SYLLABLES = 'ba be co da del en fal ga har in jo ka lam mer no or pel quin ros sta tor un vel wes'.split(' ');
/** As in real notes, a few words come often and most hardly ever. */
const WORDS = [...COMMON, ...SYLLABLES.flatMap((one) => SYLLABLES.flatMap((two) => SYLLABLES.slice(0, 6).map((three) => `${one}${two}${three}`)))];

/** Writes twelve agencies' chronologies, four of each kind, with so many rows together. Every run writes the same. */
export async function writeChronologies(folder: string, rows: number): Promise<readonly string[]> {
  const random = randomFrom(20_260_322);
  const paths: string[] = [];
  for (let index = 0; index < 12; index += 1) {
    const kind = (['docx', 'xlsx', 'csv'] as const)[index % 3] ?? 'csv';
    const path = join(folder, `agency-${index + 1}.${kind}`);
    const made = Array.from({ length: Math.floor(rows / 12) }, (_, row) => rowOf(random, row, kind === 'xlsx'));
    await writeFile(path, await bytesOf(kind, made));
    paths.push(path);
  }
  return paths;
}

type Cells = readonly (string | Date)[];

function rowOf(random: () => number, row: number, excel: boolean): Cells {
  const day = new Date(Date.UTC(2014, 0, 1 + Math.floor(row * 2 + random() * 5)));
  const [date = ''] = day.toISOString().split('T');
  const [year = '', month = '', dayOfMonth = ''] = date.split('-');
  const written = random();
  const text = written < 0.7 ? `${dayOfMonth}/${month}/${year}` : written < 0.8 ? `${dayOfMonth}.${month}.${year.slice(2)}` : written < 0.9 ? `${Number(dayOfMonth)} ${['Jan', 'Feb', 'March', 'April', 'May', 'June', 'July', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'][Number(month) - 1]} ${year}` : written < 0.95 ? `mid ${['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'][Number(month) - 1]} ${year}` : '';
  return [excel && written < 0.8 ? day : text, random() < 0.3 ? `${String(Math.floor(random() * 24)).padStart(2, '0')}:${String(Math.floor(random() * 60)).padStart(2, '0')}` : '', 'Case file', sentence(random, 30), sentence(random, 12), random() < 0.3 ? sentence(random, 15) : ''];
}

function sentence(random: () => number, most: number): string {
  return Array.from({ length: 4 + Math.floor(random() * most) }, () => WORDS[Math.floor(WORDS.length * random() ** 4)]).join(' ');
}

async function bytesOf(kind: 'docx' | 'xlsx' | 'csv', rows: readonly Cells[]): Promise<Uint8Array | string> {
  if (kind === 'csv') return stringify([HEAD, ...rows]);
  if (kind === 'docx') return Packer.toBuffer(new Document({ sections: [{ children: [new Table({ rows: [HEAD, ...rows].map((cells) => new TableRow({ children: cells.map((cell) => new TableCell({ children: [new Paragraph(String(cell))] })) })) })] }] }));
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Chronology');
  sheet.addRow(HEAD);
  for (const cells of rows) sheet.addRow([...cells]);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
