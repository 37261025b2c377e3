import type { Refusal } from '../../../kernel/result.ts';
import { countOf } from '../../../platform/pages/index.ts';
import { again, file, notFound, redirect, view, type SentFile } from '../../../platform/pages/page.ts';
import { definePage, type AnyPage, type Context } from '../../access/index.ts';
import { listVersions } from '../../coding/index.ts';
import { bringCoded, type DataWrong } from '../commands/bring.ts';
import { cellsNow, codebooksUsed, codedNow } from '../commands/snapshot.ts';
import { paths } from '../paths.ts';
import { codersRefusals } from '../refusals.ts';
import type { ReadSheets } from '../sheets/as-tables.ts';
import { csvFilesOf, workbookOf } from '../sheets/workbook.ts';
import { aboutVersion, doing, homeCrumb } from './about.ts';

const template = 'coders/data.njk';
const SHOWN = 200;
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Coded data in and out. */
export const dataPage = definePage({
  method: 'GET', path: paths.data, may: 'coding:write', audits: 'coding.data-read',
  handle: async ({ context }) => view(template, await frame(context, '')),
});

/** Takes in coded data in which nothing is wrong; else says what is, by file, row and column, and takes in nothing. */
export function dataBroughtPage(readSheets: ReadSheets): AnyPage {
  return definePage({
    method: 'POST', path: paths.data, may: 'coding:write', audits: 'coding.data-brought', takesFiles: true,
    handle: async ({ form, files, context }) => {
      const codebook = typeof form['codebook'] === 'string' ? form['codebook'] : '';
      const sent = files.filter(({ field, bytes, tooLarge }) => field === 'data' && (tooLarge || bytes.length > 0));
      const wrong = [...(codebook === '' ? [codersRefusals.refusal('CODING_CODEBOOK_MISSING', { field: 'codebook' })] : []), ...filesWrong(sent)];
      if (wrong.length > 0) return again(template, wrong, await frame(context, codebook));
      const done = await bringCoded(doing(context), codebook, sent, `Brought: ${sent.map(({ name }) => name).join(', ')}`.slice(0, 200), readSheets);
      if (!done.ok) return again(template, done.refusals, await frame(context, codebook, done.wrong));
      context.reveal([done.value]);
      return redirect(paths.batch.to({ batch: done.value }), 'The coded data was taken in, and nothing was wrong in it.');
    },
  });
}

/** Coded data as it stands now: an Excel workbook, or CSV files in a packed one. */
export const dataTakenPage = definePage({
  method: 'GET', path: paths.dataFile, may: 'coding:write', audits: 'coding.data-taken', about: aboutVersion,
  handle: async ({ params: { version, format }, context }) => {
    const coded = format === 'xlsx' || format === 'csv' ? await codedNow(context.tx, version, 'latest') : null;
    if (coded === null) return notFound;
    const name = `coded-${coded.version.codebook}-${coded.version.version}`.replaceAll(/[^\w.-]+/g, '-');
    return format === 'xlsx' ? file(`${name}.xlsx`, EXCEL, await workbookOf(cellsNow(coded))) : file(`${name}.zip`, 'application/zip', csvFilesOf(cellsNow(coded)));
  },
});

function filesWrong(sent: readonly SentFile[]): readonly Refusal[] {
  if (sent.length === 0) return [codersRefusals.refusal('CODING_DATA_MISSING', { field: 'data' })];
  return sent.filter(({ tooLarge }) => tooLarge).map(({ name }) => codersRefusals.refusal('CODING_FILE_TOO_LARGE', { file: name, field: 'data' }));
}

async function frame({ tx }: Context, codebook: string, wrong?: DataWrong): Promise<Readonly<Record<string, unknown>>> {
  const [versions, used] = [await listVersions(tx), await codebooksUsed(tx)];
  const taken = await Promise.all(used.map(async ({ id, title, version }) => {
    const coded = await codedNow(tx, id, 'latest');
    return {
      title: `${title}, version ${version}`, records: countOf(coded?.standing.rows.length ?? 0, 'record'), leftOut: coded === null ? [] : [...coded.unfinished, ...coded.standing.leftOut],
      excel: paths.dataFile.to({ version: id, format: 'xlsx' }), csv: paths.dataFile.to({ version: id, format: 'csv' }),
    };
  }));
  return {
    title: 'Coded data in and out', breadcrumbs: [homeCrumb()], action: paths.data.to(), chosen: codebook, taken, codebooks: versions.map(({ id, title, version }) => ({ value: id, text: `${title}, version ${version}` })),
    problems: wrong?.problems.slice(0, SHOWN).map(({ field, message }) => ({ place: field ?? '', message })) ?? [], problemsMore: wrong === undefined ? 0 : wrong.total - Math.min(SHOWN, wrong.problems.length),
  };
}
