import type { ReportSection, ReportTable } from './sections.ts';

const STYLE = `body{margin:0 auto;max-width:60rem;padding:1.5rem;font:1.0625rem/1.5 Arial,sans-serif;color:#0b0c0c;background:#fff}h1{font-size:2rem}h2{margin-top:2.5rem;font-size:1.5rem}p,li{max-width:42rem}
.wide{overflow-x:auto}table{width:100%;margin:0 0 1.5rem;border-collapse:collapse}caption{padding:.5rem 0;font-weight:700;text-align:left}th,td{padding:.5rem 1rem .5rem 0;border-bottom:1px solid #b1b4b6;text-align:left;vertical-align:top}
.n{text-align:right;font-variant-numeric:tabular-nums}a{color:#1d70b8}summary{padding:.5rem 0;color:#1d70b8;cursor:pointer;text-decoration:underline}:focus-visible{outline:3px solid #fd0}@media print{.wide{overflow:visible}details>*{display:block}}`;

/** Sections as one file that any browser opens, without anything from elsewhere. */
export function reportHtml(title: string, sections: readonly ReportSection[]): string {
  const name = escaped(title);
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${name}</title><style>${STYLE}</style></head>
<body><main><h1>${name}</h1>
<nav aria-label="On this page"><ul>${sections.map((one) => `<li><a href="#${escaped(one.id)}">${escaped(one.title)}</a></li>`).join('')}</ul></nav>
${sections.map(sectionHtml).join('\n')}
</main></body></html>
`;
}

function sectionHtml({ id, title, words, tables }: ReportSection): string {
  const drawn = tables.map((table) => (table.folded ? `<details><summary>${escaped(table.caption)}</summary>${tableHtml(table)}</details>` : tableHtml(table)));
  return `<section aria-labelledby="${escaped(id)}"><h2 id="${escaped(id)}">${escaped(title)}</h2>\n${words.map((one) => `<p>${escaped(one)}</p>`).join('\n')}\n${drawn.join('\n')}</section>`;
}

function tableHtml({ caption, head, rows }: ReportTable): string {
  const numeric = (at: number): string => (head[at]?.numeric === true ? ' class="n"' : '');
  const body = rows.map((row) => `<tr>${row.map((cell, at) => (at === 0 ? `<th scope="row">${escaped(cell)}</th>` : `<td${numeric(at)}>${escaped(cell)}</td>`)).join('')}</tr>`);
  return `<div class="wide" role="region" tabindex="0" aria-label="${escaped(caption)}"><table><caption>${escaped(caption)}</caption><thead><tr>${head.map(({ text }, at) => `<th scope="col"${numeric(at)}>${escaped(text)}</th>`).join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
