import { tableAsSvg } from '../charts/chart-of.ts';
import type { Block } from '../../../platform/documents/index.ts';
import { correctionsInWords, printed } from './in-cells.ts';
import type { MadeFigure, MadeReport } from './make-report.ts';
import { METHOD } from './method.ts';

/** A report as one HTML file with its charts in it, which needs nothing beside it and prints on A4. */
export function reportAsHtml(report: MadeReport): string {
  const chapters = report.chapters.map(({ title, says, figures }, at) => `<section><h2>${at + 1}. ${escaped(title)}</h2>${paragraph(says)}${figures.map(figureAsHtml).join('')}</section>`);
  const contents = `<nav aria-label="Contents"><ol>${report.chapters.map(({ title, figures }) => `<li>${escaped(title)}<ul>${figures.map((figure) => `<li><a href="#${escaped(figure.key)}">${escaped(figure.title)}</a></li>`).join('')}</ul></li>`).join('')}</ol></nav>`;
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(report.title)}</title><style>${STYLE}</style></head>
<body><main><h1>${escaped(report.title)}</h1>${paragraph(report.says)}${paragraph(report.source)}<p class="quiet">${escaped(madeFrom(report))}</p>${apartAsHtml(report)}${contents}${chapters.join('\n')}
<section><h2>How the figures are made</h2>${METHOD.map(({ title, text }) => `<h3>${escaped(title)}</h3><p>${escaped(text)}</p>`).join('')}</section></main></body></html>
`;
}

const STYLE = 'body{font-family:Arial,sans-serif;line-height:1.45;color:#0b0c0c;margin:0}main{max-width:62em;margin:0 auto;padding:1em}h1,h2{line-height:1.2}table{border-collapse:collapse;width:100%;margin:1em 0}th,td{border-bottom:1px solid #b1b4b6;padding:.35em .6em .35em 0;text-align:left;vertical-align:top}td+td,th+th{padding-left:.6em}thead th{border-bottom:2px solid #0b0c0c}.wide{overflow-x:auto}.notes{font-size:.9em}.quiet{color:#505a5f}figure{margin:1em 0;overflow-x:auto}svg{max-width:100%;height:auto}@media print{section{break-before:page}figure,tr{break-inside:avoid}}';

function figureAsHtml(figure: MadeFigure): string {
  const { head, rows, notes } = printed(figure);
  const table = rows.length === 0 ? '' : `<div class="wide" role="region" tabindex="0" aria-label="${escaped(figure.title)}"><table><thead><tr>${head.map((cell) => `<th scope="col">${escaped(cell)}</th>`).join('')}</tr></thead><tbody>${rows.map(([first = '', ...rest]) => `<tr><th scope="row">${escaped(first)}</th>${rest.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('')}</tbody></table></div>`;
  const chart = figure.kind === 'table' ? `<figure>${tableAsSvg(figure.table)}</figure>` : '';
  const corrections = correctionsInWords(figure);
  return `<h3 id="${escaped(figure.key)}">${escaped(figure.title)}</h3>${paragraph(figure.says)}${chart}${table}<ul class="notes">${notes.map((note) => `<li>${escaped(note)}</li>`).join('')}</ul>${corrections.length === 0 ? '' : `<h4>Corrections</h4><ul class="notes">${corrections.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>`}`;
}

/** Stands before the figures that were not held against each other. */
const APART = 'Small numbers were left out of each of these figures by itself. They were not held against each other: what one leaves out another may tell, alone or by a difference. Look at them together before they are published.';

function apartAsHtml({ notHeldTogether }: MadeReport): string {
  return notHeldTogether.length === 0 ? '' : `${paragraph(APART)}<ul class="notes">${notHeldTogether.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>`;
}

/** The same as a Word document says it: without its charts, which are files of their own. */
export function reportAsBlocks(report: MadeReport): readonly Block[] {
  return [
    { kind: 'heading', level: 1, text: report.title }, ...text(report.says), ...text(report.source), { kind: 'text', text: madeFrom(report) },
    ...(report.notHeldTogether.length === 0 ? [] : [{ kind: 'text', text: APART } as const, { kind: 'list', items: report.notHeldTogether } as const]),
    ...report.chapters.flatMap(({ title, says, figures }, at): readonly Block[] => [
      { kind: 'heading', level: 1, text: `${at + 1}. ${title}` }, ...text(says),
      ...figures.flatMap((figure): readonly Block[] => {
        const { head, rows, notes } = printed(figure);
        const corrections = correctionsInWords(figure);
        return [
          { kind: 'heading', level: 2, text: figure.title }, ...text(figure.says), ...(rows.length === 0 ? [] : [{ kind: 'table', head, rows } as const]), ...(notes.length === 0 ? [] : [{ kind: 'list', items: notes } as const]),
          ...(corrections.length === 0 ? [] : [{ kind: 'heading', level: 3, text: 'Corrections' } as const, { kind: 'list', items: corrections } as const]),
        ];
      }),
    ]),
    { kind: 'heading', level: 1, text: 'How the figures are made' }, ...METHOD.flatMap((one): readonly Block[] => [{ kind: 'heading', level: 2, text: one.title }, { kind: 'text', text: one.text }]),
  ];
}

function text(words: string | null): readonly Block[] {
  return words === null ? [] : [{ kind: 'text', text: words }];
}

/** What makes a report the same again. */
export function madeFrom({ codebook, codebookVersion, dataSha256 }: MadeReport): string {
  return `Made from data with the SHA-256 ${dataSha256}, coded under ${codebook} version ${codebookVersion}. The same data and specifications make the same report.`;
}

function paragraph(words: string | null): string {
  return words === null ? '' : `<p>${escaped(words)}</p>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
