import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { readCodebook, readCodedData, type CodedData } from '../features/coding/index.ts';
import { figuresOf, makeReport, readCorrections, readLedger, readPopulation, readReport, reportAsFiles, reportRefusals, researchExtract, rowsIn, shippedExamples, shippedLedger, shippedReport, type MadeReport } from '../features/figures/index.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import type { Asked, BadInput, Outcome } from './command.ts';
import { readFiguresFile } from './figures-file.ts';
import { bad, bytesOf, dataFile, FILE_MEND, textOf } from './figures-input.ts';

const TABLE_MEND = 'Give the path of a file of comma-separated values that can be read';

/** Makes a whole report: every table, chart and comparison of its specifications, as files and as one book. */
export async function figuresReport(asked: Asked): Promise<Outcome> {
  const { options } = asked;
  const data = await dataOf(asked);
  if (!data.ok) return data;
  const report = await reportFor(options['report'], data.value.codebook.name);
  if (!report.ok) return report;
  const [corrections, population, ledger] = [await rowsOf(options['corrections']), await rowsOf(options['population']), await ledgerOf(options['ledger'])];
  if (!corrections.ok) return { ...corrections, where: '--corrections', mend: TABLE_MEND };
  if (!population.ok) return { ...population, where: '--population', mend: TABLE_MEND };
  if (!ledger.ok) return { ...ledger, where: '--ledger', mend: FILE_MEND };
  const log = readCorrections(corrections.value ?? [], new Set(figuresOf(report.value.value)));
  if (!log.ok) return { ...log, where: '--corrections', mend: 'A log of corrections is a CSV with the columns figure, on, was, now, why' };
  const people = population.value === null ? null : readPopulation(population.value);
  if (people !== null && !people.ok) return { ...people, where: '--population', mend: 'A population is a CSV with the columns age_band, group, count, source; the group all is everybody' };
  const made = makeReport(report.value, { data: data.value, ledger: ledger.value, corrections: log.value, population: people?.value ?? null, examples: await shippedExamples(), snapshot: typeof options['snapshot'] === 'string' ? options['snapshot'] : data.value.hash.slice(0, 12) });
  if (!made.ok) return { ...made, where: '--report', mend: 'Give each figure of a report a name of its own' };
  return written(made.value, data.value, String(options['out']), options['extract'] === true);
}

async function dataOf({ options, many }: Asked): Promise<{ readonly ok: true; readonly value: CodedData } | BadInput> {
  const [file, files] = [await bytesOf(String(options['codebook'])), await Promise.all((many['data'] ?? []).map(dataFile))];
  const unread = [file, ...files].flatMap((one) => (one.ok ? [] : one.refusals));
  if (!file.ok || unread.length > 0) return bad(unread, FILE_MEND);
  const codebook = readCodebook(textOf(file.value), basename(String(options['codebook'])));
  if (!codebook.ok) return { ...codebook, where: '--codebook', mend: 'Mend the codebook first: sightline codebook check' };
  const data = readCodedData(codebook.value, files.flatMap((one) => (one.ok ? [one.value] : [])));
  if (!data.ok) return { ...data, where: '--data', mend: 'The data must have the columns and values that the codebook names' };
  return data.value.problems.total > 0 ? bad(data.value.problems.kept, 'Mend the data first: nothing is counted while something is wrong') : ok(data.value.data);
}

async function reportFor(given: unknown, codebook: string): Promise<Result<NonNullable<Awaited<ReturnType<typeof shippedReport>>>> & Pick<BadInput, 'where' | 'mend'>> {
  if (typeof given === 'string') {
    const text = await readFiguresFile(given);
    if (!text.ok) return text;
    const read = readReport(text.value, basename(given));
    return read.ok ? read : { ...read, where: '--report', mend: 'docs/schemas/report.json describes a report' };
  }
  const report = await shippedReport(codebook);
  return report === null ? { ...refuse(reportRefusals.refusal('REPORT_CODEBOOK_OTHER', { codebook })), where: '--codebook', mend: 'Give --report with the specifications' } : ok(report);
}

async function rowsOf(path: unknown): Promise<Result<readonly Readonly<Record<string, string>>[] | null>> {
  if (typeof path !== 'string') return ok(null);
  const text = await readFiguresFile(path);
  return text.ok ? rowsIn(text.value) : text;
}

async function ledgerOf(path: unknown) {
  if (typeof path !== 'string') return ok(await shippedLedger());
  const text = await readFiguresFile(path);
  return text.ok ? readLedger(text.value) : text;
}

async function written(report: MadeReport, data: CodedData, out: string, withExtract: boolean): Promise<Outcome> {
  const files = new Map(await reportAsFiles(report));
  if (withExtract) for (const [name, text] of researchExtract(data, randomBytes(32).toString('hex')).files) files.set(`extract/${name}`, new TextEncoder().encode(text));
  for (const [name, bytes] of files) {
    const path = join(out, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
  }
  const figures = report.chapters.flatMap((chapter) => chapter.figures);
  const notMade = figures.flatMap((figure) => (figure.kind === 'not-made' ? [{ figure: figure.key, because: figure.because }] : []));
  return ok({
    json: { report: report.report, figures: figures.length, not_made: notMade, files: [...files.keys()], out }, found: notMade.length > 0,
    text: `${figures.length - notMade.length} of ${figures.length} figures in ${files.size} files were written to ${out}.`, warnings: notMade.map(({ figure, because }) => `${figure} was not made: ${because.join('. ')}`),
  });
}
