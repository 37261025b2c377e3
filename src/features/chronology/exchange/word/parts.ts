const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export const DOCUMENT = 'word/document.xml';

/** A4 on its side with margins of 1.5 cm leaves so much, in twentieths of a point. */
export const WIDTH = 15_137;

/** Everything of the file but the document itself. The same for the same title and marking. */
export function fixedParts(title: string, marking: string): Readonly<Record<string, string>> {
  return {
    '[Content_Types].xml': contentTypes(),
    '_rels/.rels': relations([['officeDocument', DOCUMENT, OFFICE], ['metadata/core-properties', 'docProps/core.xml', `${PACKAGE}/relationships`]]),
    'docProps/core.xml': `${START}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(title)}</dc:title><dc:creator>Sightline</dc:creator><dc:language>en-GB</dc:language></cp:coreProperties>`,
    'word/_rels/document.xml.rels': relations([['styles', 'styles.xml', OFFICE], ['settings', 'settings.xml', OFFICE], ['header', 'header1.xml', OFFICE], ['footer', 'footer1.xml', OFFICE]]),
    'word/styles.xml': styles(),
    'word/settings.xml': `${START}<w:settings xmlns:w="${WORD}"><w:themeFontLang w:val="en-GB"/></w:settings>`,
    'word/header1.xml': `${START}<w:hdr xmlns:w="${WORD}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>${run(marking, true)}</w:p></w:hdr>`,
    'word/footer1.xml': `${START}<w:ftr xmlns:w="${WORD}"><w:p>${run('Page ')}${field('PAGE')}${run(' of ')}${field('NUMPAGES')}</w:p></w:ftr>`,
  };
}

export const documentStart = `${START}<w:document xmlns:w="${WORD}" xmlns:r="${OFFICE}"><w:body>`;
export const documentEnd = '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="850" w:right="850" w:bottom="850" w:left="850" w:header="400" w:footer="400" w:gutter="0"/></w:sectPr></w:body></w:document>';

export function paragraph(text: string, style: 'Title' | 'Heading1' | 'Normal'): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${run(text)}</w:p>`;
}

/** The start of a table with its heading row, which Word repeats on each page and a screen reader announces. */
export function tableStart(title: string, about: string, head: readonly string[], widths: readonly number[]): string {
  const properties = `<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="${WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1"/><w:tblCaption w:val="${escaped(title)}"/><w:tblDescription w:val="${escaped(about)}"/></w:tblPr>`;
  return `<w:tbl>${properties}<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${tableRow(head, widths, true)}`;
}

export const tableEnd = '</w:tbl><w:p/>';

export function tableRow(cells: readonly string[], widths: readonly number[], heading = false): string {
  const properties = heading ? '<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>' : '';
  return `<w:tr>${properties}${widths.map((width, index) => `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${lines(cells[index] ?? '', heading)}</w:tc>`).join('')}</w:tr>`;
}

function lines(text: string, bold: boolean): string {
  return text.split('\n').map((line) => (line === '' ? '<w:p/>' : `<w:p>${run(line, bold)}</w:p>`)).join('');
}

function run(text: string, bold = false): string {
  return `<w:r>${bold ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
}

function field(name: string): string {
  return `<w:fldSimple w:instr=" ${name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function contentTypes(): string {
  const parts = [['word/document.xml', 'document.main'], ['word/styles.xml', 'styles'], ['word/settings.xml', 'settings'], ['word/header1.xml', 'header'], ['word/footer1.xml', 'footer']] as const;
  const overrides = parts.map(([part, kind]) => `<Override PartName="/${part}" ContentType="${TYPE}.${kind}+xml"/>`).join('');
  return `${START}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;
}

function relations(parts: readonly (readonly [kind: string, target: string, base: string])[]): string {
  return `${START}<Relationships xmlns="${PACKAGE}/relationships">${parts.map(([kind, target, base], index) => `<Relationship Id="rId${index + 1}" Type="${base}/${kind}" Target="${target}"/>`).join('')}</Relationships>`;
}

function styles(): string {
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>`).join('');
  return `${START}<w:styles xmlns:w="${WORD}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="18"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>`
    + '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    + headingStyle('Title', 'Title', 36, '') + headingStyle('Heading1', 'heading 1', 26, '<w:outlineLvl w:val="0"/>')
    + `<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>${borders}</w:tblBorders><w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>`;
}

function headingStyle(id: string, name: string, size: number, level: string): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/>${level}</w:pPr><w:rPr><w:b/><w:sz w:val="${size}"/></w:rPr></w:style>`;
}
