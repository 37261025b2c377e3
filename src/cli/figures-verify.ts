import { isOfficial, officialAsLedger, readLedger, readOfficial, reconcile, verifyLedger, type LedgerRow, type OfficialFigure, type Problem, type Verified } from '../features/figures/index.ts';
import { ok, type Ok, type Result } from '../kernel/result.ts';
import type { Asked, BadInput, Outcome } from './command.ts';
import { readFiguresFile } from './figures-file.ts';

/** `sightline figures verify <ledger.csv>` */
export async function verifyFigures(asked: Asked): Promise<Outcome> {
  const path = asked.arguments['ledger.csv'] ?? '';
  const text = await readFiguresFile(path);
  if (!text.ok) return text;
  const rows = isOfficial(text.value) ? officialRows(text.value) : readLedger(text.value);
  if (!rows.ok) return { ...rows, where: path, mend: 'A ledger needs the columns measure, numerator, denominator and percent, one figure a row' };
  const figures = await officialFigures(asked.many['official'] ?? []);
  if (!figures.ok) return figures;
  const verified = verifyLedger(rows.value, reconcile(rows.value, figures.value));
  return ok({ json: asJson(verified), text: inWords(verified), found: verified.problems.length > 0 });
}

function officialRows(text: string): Result<readonly LedgerRow[]> {
  const figures = readOfficial(text);
  return figures.ok ? ok(officialAsLedger(figures.value)) : figures;
}

async function officialFigures(paths: readonly string[]): Promise<Ok<readonly OfficialFigure[]> | BadInput> {
  const all: OfficialFigure[] = [];
  for (const path of paths) {
    const text = await readFiguresFile(path);
    if (!text.ok) return text;
    const figures = readOfficial(text.value);
    if (!figures.ok) return { ...figures, where: path, mend: 'Give the CSV as the Department publishes it, with time_period and geographic_level' };
    all.push(...figures.value);
  }
  return ok(all);
}

function asJson({ rows, problems, proposals, unchecked, checked }: Verified): unknown {
  return {
    rows,
    problems: problems.map(({ id, ids, code, message, repair, corrections, basis }) => ({ id, ids, code, message, repair, corrections, basis })),
    checked, proposals, unchecked,
  };
}

function inWords({ rows, problems, unchecked, checked }: Verified): string {
  const stated = problems.filter(({ basis }) => basis === 'stated');
  const proposed = problems.filter(({ basis }) => basis === 'proposed');
  return [
    `${rows} rows; ${checked} sums, shares and pairs worked out again`,
    ...section('Does not add up', stated),
    ...section('Does not add up, if rows whose words agree belong together (nobody has said so)', proposed),
    ...(problems.length === 0 ? ['Nothing found that does not add up.'] : []),
    ...(unchecked.length === 0 ? [] : [`${unchecked.length} rows cannot be checked (--json lists them): ${[...new Set(unchecked.map(({ code }) => code))].join(', ')}`]),
  ].join('\n');
}

function section(title: string, problems: readonly Problem[]): readonly string[] {
  if (problems.length === 0) return [];
  return ['', `${title}:`, ...problems.flatMap(({ id, ids, code, message, repair }) => [`  ${id}  ${code}`, `    ${message}`, `    repair: ${repair}`, `    rows: ${ids.join(', ')}`]), ''];
}
