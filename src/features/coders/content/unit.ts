import { unlessRefused, type Refusal, type Result } from '../../../kernel/result.ts';
import type { Code, Codebook, CodedTable } from '../../coding/index.ts';
import { codersRefusals } from '../refusals.ts';

/** What is coded one at a time. */
export type UnitKind = 'incident' | 'review' | 'child' | 'adult' | 'alleged';

export interface Unit {
  readonly id: string;
  readonly kind: UnitKind;
  /** As coded data names it. */
  readonly reference: string;
  readonly described: string;
}

/** The five linked tables, in the order in which they are coded. */
export const unitKinds: readonly UnitKind[] = ['incident', 'review', 'child', 'adult', 'alleged'];

const TABLES: Readonly<Record<string, UnitKind>> = { incidents: 'incident', reviews: 'review', children: 'child', adults: 'adult', people_alleged: 'alleged' };

export const kindInWords: Readonly<Record<UnitKind, string>> = {
  incident: 'Incident', review: 'Review', child: 'Child', adult: 'Relevant adult', alleged: 'Person alleged to have caused harm',
};

/** Which table of the codebook holds which kind; the only table of a flat codebook holds reviews. */
export function tablesByKind(codebook: Codebook): ReadonlyMap<UnitKind, CodedTable> {
  const [only, ...others] = codebook.tables;
  if (only !== undefined && others.length === 0) return new Map([[TABLES[only.table] ?? 'review', only]]);
  return new Map(codebook.tables.flatMap((table): [UnitKind, CodedTable][] => {
    const kind = TABLES[table.table];
    return kind === undefined ? [] : [[kind, table]];
  }));
}

/** Whether reviews can be coded here by the codebook. Refuses tables and links that have no place here. */
export function codableBy(codebook: Codebook): Result<ReadonlyMap<UnitKind, CodedTable>> {
  const tables = tablesByKind(codebook);
  const held = new Set([...tables.values()].map(({ table }) => table));
  const toward = new Set([tables.get('incident')?.table, tables.get('review')?.table]);
  const refusals = codebook.tables.flatMap(({ table, links }): readonly Refusal[] => [
    ...(held.has(table) ? [] : [codersRefusals.refusal('CODING_CODEBOOK_TABLE', { table, field: 'codebook' })]),
    ...links.filter(({ to }) => !toward.has(to)).map(({ to }) => codersRefusals.refusal('CODING_CODEBOOK_LINK', { table, to, field: 'codebook' })),
  ]);
  return unlessRefused(refusals, () => tables);
}

/** The codes that are asked of a kind, in the codebook's order: those of its table that are not worked out. */
export function codesAsked(codebook: Codebook, kind: UnitKind): readonly Code[] {
  const table = tablesByKind(codebook).get(kind)?.table;
  return [...codebook.codes.values()].filter((code) => code.table === table && code.derive === undefined);
}

/** The units of which a codebook asks anything. */
export function unitsAsked(codebook: Codebook, units: readonly Unit[]): readonly Unit[] {
  return unitKinds.flatMap((kind) => (codesAsked(codebook, kind).length === 0 ? [] : units.filter((unit) => unit.kind === kind)));
}

