import { readFile } from 'node:fs/promises';
import { again, view, type Reply } from '../../../platform/pages/page.ts';
import type { Result } from '../../../kernel/result.ts';
import { definePage } from '../../access/index.ts';
import { readLedger, verifyLedger, type LedgerRow, type Problem } from '../ledger/index.ts';
import { isOfficial, officialAsLedger, readOfficial } from '../official/index.ts';
import { paths } from '../paths.ts';
import { studiesCrumb } from './about.ts';
import { textIn } from './sent.ts';

const template = 'figures/ledger.njk';
const PUBLISHED = new URL('../ledger/published/reviews-and-reports.csv', import.meta.url);

/** The published figures that come with the program, and which of them do not add up. */
export const ledgerPage = definePage({
  method: 'GET', path: paths.ledger, may: 'figures:read', audits: 'figures.ledger-read',
  handle: async () => {
    const rows = ledgerIn(await readFile(PUBLISHED, 'utf8'));
    if (!rows.ok) throw new Error('the ledger that comes with the program cannot be read');
    return shown('Published figures of reviews and reports, which come with the program', rows.value);
  },
});

/** A ledger that was sent is worked out and shown; nothing of it is kept. */
export const ledgerVerifiedPage = definePage({
  method: 'POST', path: paths.ledger, may: 'figures:read', audits: 'figures.ledger-verified', takesFiles: true,
  handle: ({ files }) => {
    const sent = textIn(files, 'ledger', 'FIGURES_LEDGER_MISSING');
    if (!sent.ok) return again(template, sent.refusals, frame());
    const rows = ledgerIn(sent.value.text);
    return rows.ok ? shown(sent.value.name, rows.value) : again(template, rows.refusals.map((one) => ({ ...one, field: 'ledger' })), frame());
  },
});

function ledgerIn(text: string): Result<readonly LedgerRow[]> {
  if (!isOfficial(text)) return readLedger(text);
  const figures = readOfficial(text);
  return figures.ok ? { ok: true, value: officialAsLedger(figures.value) } : figures;
}

function shown(name: string, rows: readonly LedgerRow[]): Reply {
  const verified = verifyLedger(rows);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const onPage = (problem: Problem) => ({ ...problem, about: inWords(byId.get(problem.id)) });
  return view(template, {
    ...frame(), name, count: verified.rows, checked: verified.checked, unchecked: verified.unchecked.length,
    stated: verified.problems.filter(({ basis }) => basis === 'stated').map(onPage), proposed: verified.problems.filter(({ basis }) => basis === 'proposed').map(onPage),
  });
}

function inWords(row: LedgerRow | undefined): string {
  return row === undefined ? '' : [row.measure, row.subgroup, row.period, row.report].filter((part) => part !== '').join('; ');
}

function frame(): Readonly<Record<string, unknown>> {
  return { title: 'Published figures that do not add up', breadcrumbs: [studiesCrumb()], action: paths.ledger.to() };
}
