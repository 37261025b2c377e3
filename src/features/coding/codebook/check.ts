import type { Refusal } from '../../../kernel/result.ts';
import { checkBands } from './check-bands.ts';
import { states, type Code, type Codebook, type CodeType, type Derivation } from './codebook.ts';
import { checkCondition } from './conditions.ts';
import { namesIn } from './names-in.ts';
import { pathBetween } from './reach.ts';
import { codebookRefusals } from './refusals.ts';
import { canBeSaid } from './satisfiable.ts';

/** Where a code, or a part of it, stands in its file. */
export type PlaceOfCode = (code: string, key?: string) => string;

/**
 * Checks a codebook as a program is checked. Whether rules can ever apply is looked at only where the
 * names are right, because wrong ones would make a second mistake of each.
 */
export function checkCodebook(codebook: Codebook, placeOf: PlaceOfCode): readonly Refusal[] {
  const codes = [...codebook.codes.values()];
  const names = [...tableRefusals(codebook, placeOf), ...codes.flatMap((code) => checkCode(codebook, code, placeOf)), ...sameColumns(codes, placeOf)];
  const cycle = names.length === 0 ? cycleIn(codebook) : undefined;
  if (cycle !== undefined) return [codebookRefusals.refusal('CODEBOOK_CYCLE', { codes: [...cycle, cycle[0] ?? ''].join(' → '), field: placeOf(cycle[0] ?? '') })];
  return names.length > 0 ? names : codes.flatMap((code) => neverApplies(codebook, code, placeOf));
}

function tableRefusals({ tables, codes }: Codebook, placeOf: PlaceOfCode): readonly Refusal[] {
  const known = new Set(tables.map(({ table }) => table));
  const links = tables.flatMap(({ table, links }) => links.filter(({ to }) => !known.has(to)).map(({ to }) => codebookRefusals.refusal('CODEBOOK_TABLE_NOT_KNOWN', { code: table, table: to, field: placeOf('') })));
  const own = [...codes.values()].filter(({ table }) => !known.has(table)).map(({ code, table }) => codebookRefusals.refusal('CODEBOOK_TABLE_NOT_KNOWN', { code, table, field: placeOf(code, 'table') }));
  return [...links, ...own];
}

function checkCode(codebook: Codebook, code: Code, placeOf: PlaceOfCode): readonly Refusal[] {
  const { appliesWhen, subCodeOf, derive } = code;
  return [
    ...optionRefusals(code, placeOf),
    ...(appliesWhen === undefined ? [] : conditionRefusals(codebook, code, code.table, appliesWhen, placeOf(code.code, 'applies_when'))),
    ...(subCodeOf === undefined ? [] : nameRefusals(codebook, code, subCodeOf, placeOf(code.code, 'sub_code_of'), 'states')),
    ...(derive === undefined ? [] : derivationRefusals(codebook, code, derive, placeOf(code.code, 'derive'))),
    ...checkBands(code, placeOf(code.code, 'derive')),
  ];
}

function optionRefusals({ code, type, options, derive }: Code, placeOf: PlaceOfCode): readonly Refusal[] {
  const field = placeOf(code, 'options');
  const names = options.map((option) => option.code);
  const takes = type === 'choice' || type === 'choices';
  const reserved = new Set<string>([...states, 'not_applicable']);
  return [
    ...(takes && names.length === 0 ? [codebookRefusals.refusal('CODEBOOK_OPTIONS_MISSING', { code, type, field: placeOf(code) })] : []),
    ...(!takes && names.length > 0 && derive === undefined ? [codebookRefusals.refusal('CODEBOOK_OPTIONS_NOT_WANTED', { code, type, field })] : []),
    ...names.filter((name, index) => names.indexOf(name) < index).map((option) => codebookRefusals.refusal('CODEBOOK_OPTION_TWICE', { code, option, field })),
    ...names.filter((name) => reserved.has(name)).map((option) => codebookRefusals.refusal('CODEBOOK_OPTION_IS_A_STATE', { code, option, field })),
  ];
}

function derivationRefusals(codebook: Codebook, code: Code, derive: Derivation, field: string): readonly Refusal[] {
  switch (derive.how) {
    case 'any-of':
    case 'all-of': return derive.codes.flatMap((name) => nameRefusals(codebook, code, name, field, 'states'));
    case 'bands': return nameRefusals(codebook, code, derive.number, field, 'number');
    case 'year': return nameRefusals(codebook, code, derive.date, field, 'date');
    case 'when': return conditionRefusals(codebook, code, code.table, derive.when, field);
    case 'at-least-one': {
      if (!codebook.tables.some(({ table }) => table === derive.table)) return [codebookRefusals.refusal('CODEBOOK_TABLE_NOT_KNOWN', { code: code.code, table: derive.table, field })];
      if (pathBetween(codebook.tables, derive.table, code.table, true) === undefined) return [codebookRefusals.refusal('CODEBOOK_TABLES_NOT_LINKED', { code: code.code, table: derive.table, own: code.table, field })];
      return conditionRefusals(codebook, code, derive.table, derive.when, field);
    }
  }
}

function conditionRefusals(codebook: Codebook, { code }: Code, table: string, text: string, field: string): readonly Refusal[] {
  const read = checkCondition(codebook, table, text, code, field);
  return read.ok ? [] : read.refusals;
}

function nameRefusals(codebook: Codebook, { code, table }: Code, name: string, field: string, type: CodeType): readonly Refusal[] {
  const other = codebook.codes.get(name);
  if (other === undefined) return [codebookRefusals.refusal('CODEBOOK_CODE_NOT_KNOWN', { code, name, field })];
  if (pathBetween(codebook.tables, table, other.table) === undefined) return [codebookRefusals.refusal('CODEBOOK_CODE_OUT_OF_REACH', { code, name, table: other.table, own: table, field })];
  return other.type === type ? [] : [codebookRefusals.refusal('CODEBOOK_DERIVED_FROM_WRONG_TYPE', { code, name, type, field })];
}

function sameColumns(codes: readonly Code[], placeOf: PlaceOfCode): readonly Refusal[] {
  const own = codes.filter(({ derive }) => derive === undefined);
  return own.flatMap(({ code, table, column }, index) => {
    const before = own.slice(0, index).find((other) => other.table === table && other.column === column);
    return before === undefined ? [] : [codebookRefusals.refusal('CODEBOOK_COLUMN_TWICE', { one: before.code, other: code, table, column, field: placeOf(code) })];
  });
}

function cycleIn({ codes }: Codebook): readonly string[] | undefined {
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(name)) return path.slice(path.indexOf(name));
    const code = codes.get(name);
    if (done.has(name) || code === undefined) return undefined;
    for (const next of namesIn(code)) {
      const cycle = visit(next, [...path, name]);
      if (cycle !== undefined) return cycle;
    }
    done.add(name);
    return undefined;
  };
  for (const name of codes.keys()) {
    const cycle = visit(name, []);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}

function neverApplies(codebook: Codebook, code: Code, placeOf: PlaceOfCode): readonly Refusal[] {
  const rule = code.appliesWhen ?? (code.derive?.how === 'when' ? code.derive.when : code.subCodeOf);
  if (rule === undefined || canBeSaid(codebook, code)) return [];
  return [codebookRefusals.refusal('CODEBOOK_RULE_NEVER_APPLIES', { code: code.code, names: namesIn(code).join(', '), rule, field: placeOf(code.code, code.appliesWhen !== undefined ? 'applies_when' : code.derive?.how === 'when' ? 'derive' : 'sub_code_of') })];
}
