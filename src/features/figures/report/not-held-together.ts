import type { CodedData } from '../../coding/index.ts';
import { policyFor } from './policy.ts';
import type { MadeFigure } from './make-report.ts';
import type { FigureDocument, ReportDocument } from './report-schema.ts';

/**
 * Which figures of one unit had their small numbers left out one by one, a line for each unit. What one
 * leaves out another may tell, alone or by a difference, so that somebody must hold them against each other.
 */
export function notHeldTogether(document: ReportDocument, made: readonly MadeFigure[], { codebook }: CodedData): readonly string[] {
  const documents = new Map(document.chapters.flatMap(({ figures }) => figures.map((figure) => [figure.figure, figure] as const)));
  const units = new Map<string, string[]>();
  for (const figure of made) {
    const unit = unitUnderPolicy(figure, documents.get(figure.key), document);
    if (unit !== null) units.set(unit, [...(units.get(unit) ?? []), figure.title]);
  }
  return [...units].filter(([, titles]) => titles.length > 1).map(([unit, titles]) => `Of ${codebook.tables.find(({ table }) => table === unit)?.label ?? unit}: ${titles.join('; ')}.`);
}

function unitUnderPolicy(made: MadeFigure, figure: FigureDocument | undefined, document: ReportDocument): string | null {
  if (made.kind === 'table') return made.table.provenance.disclosure.startsWith('counts from') ? made.table.unit : null;
  if (made.kind === 'compare') return made.comparison.frozen['disclosure'] === undefined ? null : made.comparison.unit;
  if (made.kind === 'representation' && figure !== undefined && 'representation' in figure) return policyFor(figure.representation.disclosure, document) === undefined ? null : figure.representation.unit;
  return null;
}
