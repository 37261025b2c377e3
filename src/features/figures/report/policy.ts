import type { SuppressionPolicy } from '../disclosure/index.ts';
import type { TableSpecDocument } from '../tables/spec-schema.ts';
import type { ReportDocument } from './report-schema.ts';

type Decided = NonNullable<TableSpecDocument['disclosure']>;

/** What holds for a figure that is no table: its own decision, else the strictest of the report's tables. */
export function policyFor(own: Decided | undefined, { chapters }: ReportDocument): SuppressionPolicy | undefined {
  const decisions = own === undefined ? chapters.flatMap(({ figures }) => figures.flatMap((figure) => ('table' in figure ? (figure.table.disclosure ?? []) : []))) : [own];
  const policies = decisions.flatMap((one) => (one.policy === 'suppress' ? [{ below: one.below, ...(decisions.some((other) => other.policy === 'suppress' && other.zeros === true) ? { zeros: true } : {}) }] : []));
  return policies.toSorted((one, other) => other.below - one.below)[0];
}
