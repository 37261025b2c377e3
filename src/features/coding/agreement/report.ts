import type { Codebook } from '../codebook/codebook.ts';
import { agreementOn, type Agreement, type IntervalTools, type Ordering } from './agreement.ts';
import type { Decisions } from './decisions.ts';
import { agreementOverall } from './overall.ts';

export interface CodeAgreement extends Agreement {
  readonly code: string;
  readonly label: string;
}

/** Cases that were coded in one stretch of time, with the agreement on each code. */
export interface PeriodAgreement {
  readonly period: string;
  readonly cases: number;
  readonly codes: readonly CodeAgreement[];
  readonly overall: Agreement;
}

export interface Disagreement {
  readonly case: string;
  readonly code: string;
  readonly values: Readonly<Record<string, string>>;
}

export interface AgreementReport {
  readonly codebook: { readonly name: string; readonly version: string };
  readonly coders: readonly string[];
  readonly cases: number;
  /** Cases that only one coder has coded: they say nothing of agreement. */
  readonly coded_once: number;
  readonly codes: readonly CodeAgreement[];
  readonly overall: Agreement;
  readonly over_time: readonly PeriodAgreement[];
  readonly disagreements: readonly Disagreement[];
}

export type Span = 'month' | 'quarter' | 'year';

/** Agreement code by code, over everything, and over time where the files say when cases were coded. */
export function agreementReport(codebook: Codebook, decisions: Decisions, tools: IntervalTools, wish: { readonly weights?: Ordering; readonly by?: Span } = {}): AgreementReport {
  return {
    codebook: { name: codebook.name, version: codebook.version },
    coders: decisions.coders,
    cases: decisions.cases.length,
    coded_once: decisions.cases.filter(({ by }) => by.size < 2).length,
    codes: codesIn(decisions, tools, wish.weights),
    overall: agreementOverall(decisions, tools),
    over_time: overTime(decisions, tools, wish.by ?? 'month', wish.weights),
    disagreements: disagreementsIn(decisions),
  };
}

function codesIn(decisions: Decisions, tools: IntervalTools, weights: Ordering | undefined): readonly CodeAgreement[] {
  return decisions.codes.map((code) => ({ code: code.code, label: code.label, ...agreementOn(decisions, code, tools, weights) }));
}

function overTime(decisions: Decisions, tools: IntervalTools, by: Span, weights: Ordering | undefined): readonly PeriodAgreement[] {
  const dated = decisions.cases.filter(({ on, by: coders }) => /^\d{4}-\d{2}/.test(on) && coders.size > 1);
  const periods = [...new Set(dated.map(({ on }) => periodOf(on, by)))].toSorted();
  return periods.map((period) => {
    const part = { ...decisions, cases: dated.filter(({ on }) => periodOf(on, by) === period) };
    return { period, cases: part.cases.length, codes: codesIn(part, tools, weights), overall: agreementOverall(part, tools) };
  });
}

function periodOf(on: string, by: Span): string {
  const [year = '', month = ''] = [on.slice(0, 4), on.slice(5, 7)];
  if (by === 'year') return year;
  return by === 'month' ? `${year}-${month}` : `${year}-Q${Math.ceil(Number(month) / 3)}`;
}

function disagreementsIn({ cases, codes }: Decisions): readonly Disagreement[] {
  return cases.flatMap(({ key, by }) => codes.flatMap(({ code }): readonly Disagreement[] => {
    const values = [...by].flatMap(([coder, { values }]) => (values.has(code) ? [[coder, values.get(code) ?? ''] as const] : []));
    return new Set(values.map(([, value]) => value)).size > 1 ? [{ case: key, code, values: Object.fromEntries(values) }] : [];
  }));
}
