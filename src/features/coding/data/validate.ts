import type { Refusal } from '../../../kernel/result.ts';
import type { Code } from '../codebook/codebook.ts';
import { namesIn } from '../codebook/names-in.ts';
import { checkedExpression } from './checked-expression.ts';
import type { CodedData } from './coded-data.ts';
import { ABSENT, DOES_NOT_APPLY, NOT_MENTIONED, OUTSIDE_CHOICE, PRESENT, type Column } from './column.ts';
import { evaluate } from './evaluate.ts';
import { lacking } from './missing.ts';
import type { Problems } from './problems.ts';
import { codedDataRefusals } from './refusals.ts';
import { textAt } from './text-at.ts';

/** The tables that did not come and that rules of those which did ask for. */
export function tablesMissing(data: CodedData): readonly Refusal[] {
  const { codebook: { codes } } = data;
  const asked = [...codes.values()].filter((code) => code.derive === undefined && code.appliesWhen !== undefined && data.holds(code.code)).map((code) => lacking(data, code.table, namesIn(code)));
  const tables = new Set(asked.filter((one) => one !== undefined && data.codebook.tables.some(({ table }) => table === one)));
  return [...tables].map((table) => codedDataRefusals.refusal('CODED_TABLE_MISSING', { table: table ?? '' }));
}

/**
 * Looks for what no cell shows by itself: a code said where it does not apply, or not where it does;
 * a sub-code without its code; a record that belongs to what is not there. Marks the records faulty.
 */
export function checkTogether(data: CodedData, problems: Problems): void {
  for (const table of data.tables) checkLinks(data, table, problems);
  for (const code of data.codebook.codes.values()) {
    if (code.derive !== undefined || !data.holds(code.code)) continue;
    // A rule that asks for an optional column that did not come cannot be checked; a table that did not come was refused.
    if (code.appliesWhen !== undefined && lacking(data, code.table, namesIn(code)) === undefined) checkApplies(data, code, code.appliesWhen, problems);
    if (code.subCodeOf !== undefined && lacking(data, code.table, [code.subCodeOf]) === undefined) checkSubCode(data, code, code.subCodeOf, problems);
  }
}

function checkLinks(data: CodedData, from: string, problems: Problems): void {
  const records = data.records(from);
  for (const { to, column } of records.table.links) {
    if (!data.has(to)) continue;
    const { broken } = data.link(from, to);
    broken.forEach((one, at) => {
      const parent = records.links.get(to)?.[at] ?? '';
      if (one === 1 && parent !== '') found(data, from, at, column, problems, codedDataRefusals.refusal('CODED_LINK_NOT_FOUND', { key: records.keys[at] ?? '', parent, table: to }));
    });
  }
}

function checkApplies(data: CodedData, code: Code, rule: string, problems: Problems): void {
  const applies = evaluate(checkedExpression(rule), data.columnsOf(code.table), 'open');
  const column = data.column(code.table, code.code);
  const { file, lines, keys } = data.records(code.table);
  for (let at = 0; at < applies.length; at += 1) {
    const outside = isOutside(column, at);
    if (applies[at] === NOT_MENTIONED || outside === (applies[at] === ABSENT)) continue;
    // A cell that could not be read was taken as silent, and naming it again would hide what to mend.
    if (problems.names({ file, line: lines[at] ?? 0, column: code.column })) continue;
    const details = { code: code.code, key: keys[at] ?? '', rule };
    found(data, code.table, at, code.column, problems, outside
      ? codedDataRefusals.refusal('CODED_DOES_NOT_APPLY_WHERE_IT_DOES', details)
      : codedDataRefusals.refusal('CODED_SAID_WHERE_IT_DOES_NOT_APPLY', { ...details, value: textAt(column, at) }));
  }
}

function checkSubCode(data: CodedData, code: Code, parentName: string, problems: Problems): void {
  const [own, parent] = [data.column(code.table, code.code), data.column(code.table, parentName)];
  if (own.kind !== 'states' || parent.kind !== 'states') return;
  const { keys } = data.records(code.table);
  own.marks.forEach((mark, at) => {
    if (mark !== PRESENT || parent.marks[at] === PRESENT) return;
    found(data, code.table, at, code.column, problems, codedDataRefusals.refusal('CODED_SUB_CODE_ALONE', { code: code.code, key: keys[at] ?? '', parent: parentName, value: textAt(parent, at) }));
  });
}

function found(data: CodedData, table: string, at: number, column: string, problems: Problems, refusal: Refusal): void {
  const { file, lines, faulty } = data.records(table);
  faulty[at] = 1;
  problems.add({ file, line: lines[at] ?? 0, column }, refusal);
}

function isOutside(column: Column, at: number): boolean {
  switch (column.kind) {
    case 'states': return column.marks[at] === DOES_NOT_APPLY;
    case 'choice': return column.chosen[at] === OUTSIDE_CHOICE;
    case 'choices': return column.marks[0]?.[at] === DOES_NOT_APPLY;
    case 'number':
    case 'date':
    case 'text': return column.said[at] === DOES_NOT_APPLY;
  }
}
