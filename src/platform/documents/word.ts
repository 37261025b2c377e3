import {
  AlignmentType, BorderStyle, Document, Footer, Header, HeadingLevel, Packer, PageNumber, Paragraph,
  Table, TableCell, TableRow, TextRun, WidthType, type FileChild,
} from 'docx';
import type { Block, WordFile } from './block.ts';

const FONT = 'Arial';
const INK = '0B0C0C';
const LINE = { style: BorderStyle.SINGLE, size: 4, color: 'B1B4B6' } as const;
const LINES = { top: LINE, bottom: LINE, left: LINE, right: LINE } as const;
const CELL_MARGINS = { top: 80, bottom: 80, left: 100, right: 100 } as const;
/** A4 with 2 cm margins leaves 9,638 twentieths of a point. */
const PAGE_WIDTH = 9_638;
const LABEL_WIDTH = 3_200;
const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
/** What XML 1.0 cannot hold: a pasted one would make Word refuse the whole file. */
// oxlint-disable-next-line no-control-regex -- these are the very characters that must go
const NOT_IN_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** Sets a document as a Word file (.docx, A4). Text is set as it was typed, never as markup. */
export async function wordFile({ title, marking, foot, author, blocks }: WordFile): Promise<Uint8Array> {
  const file = new Document({
    title, creator: author, description: title,
    styles: { default: { document: { run: { font: FONT, size: 22, color: INK } }, ...headingStyles() } },
    sections: [{
      properties: { page: { size: { width: 11_906, height: 16_838 }, margin: { top: 1_134, bottom: 1_134, left: 1_134, right: 1_134 } } },
      headers: { default: new Header({ children: [small(marking, AlignmentType.CENTER)] }) },
      footers: { default: new Footer({ children: [footLine(foot)] }) },
      children: [new Paragraph({ heading: HeadingLevel.TITLE, children: runs(title) }), ...blocks.flatMap(setBlock)],
    }],
  });
  return Packer.toBuffer(file);
}

function setBlock(block: Block): readonly FileChild[] {
  switch (block.kind) {
    case 'heading': return [new Paragraph({ heading: HEADINGS[block.level], keepNext: true, children: runs(block.text) })];
    case 'text': return paragraphs(block.text);
    case 'notice': return [new Paragraph({ border: { left: { style: BorderStyle.SINGLE, size: 24, color: INK, space: 10 } }, spacing: { before: 120, after: 160 }, indent: { left: 200 }, children: runs(block.text, true) })];
    case 'list': return block.items.map((item) => new Paragraph({ bullet: { level: 0 }, children: runs(item) }));
    case 'facts': return [factsTable(block.rows), gap()];
    case 'table': return [plainTable(block.head, block.rows), gap()];
  }
}

function paragraphs(text: string, bold = false): Paragraph[] {
  return text.split(/\r?\n/).map((line) => new Paragraph({ spacing: { after: 120 }, children: runs(line, bold) }));
}

function runs(text: string, bold = false): TextRun[] {
  return [new TextRun({ text: text.replace(NOT_IN_XML, ''), bold })];
}

function small(text: string, alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Paragraph {
  return new Paragraph({ alignment, children: [new TextRun({ text, size: 18, bold: true })] });
}

function footLine(foot: string): Paragraph {
  return new Paragraph({ children: [
    new TextRun({ text: `${foot}   ·   page `, size: 18 }),
    new TextRun({ children: [PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES], size: 18 }),
  ] });
}

function gap(): Paragraph {
  return new Paragraph({ spacing: { after: 120 } });
}

function factsTable(rows: readonly { label: string; text: string }[]): Table {
  const widths = [LABEL_WIDTH, PAGE_WIDTH - LABEL_WIDTH];
  return new Table({
    width: { size: PAGE_WIDTH, type: WidthType.DXA }, columnWidths: widths,
    rows: rows.map(({ label, text }) => new TableRow({ cantSplit: false, children: [cell(label, LABEL_WIDTH, true), cell(text, PAGE_WIDTH - LABEL_WIDTH)] })),
  });
}

function plainTable(head: readonly string[], rows: readonly (readonly string[])[]): Table {
  const width = Math.floor(PAGE_WIDTH / Math.max(1, head.length));
  return new Table({
    width: { size: PAGE_WIDTH, type: WidthType.DXA }, columnWidths: head.map(() => width),
    rows: [
      new TableRow({ tableHeader: true, children: head.map((text) => cell(text, width, true)) }),
      ...rows.map((row) => new TableRow({ children: head.map((_, column) => cell(row[column] ?? '', width)) })),
    ],
  });
}

function cell(text: string, width: number, bold = false): TableCell {
  return new TableCell({ width: { size: width, type: WidthType.DXA }, borders: LINES, margins: CELL_MARGINS, children: paragraphs(text, bold) });
}

function headingStyles(): object {
  return { title: headingStyle(40, 0), heading1: headingStyle(32, 360), heading2: headingStyle(26, 280), heading3: headingStyle(22, 200) };
}

/** `size` in half points, `before` in twentieths of a point. */
function headingStyle(size: number, before: number): object {
  return { run: { font: FONT, size, bold: true, color: INK }, paragraph: { spacing: { before, after: 120 } } };
}
