import { checkedExpression, evaluate, readCodedData, states, type Codebook, type CodedData } from '../../coding/index.ts';
import { filesOf, type CodedRow } from './as-files.ts';
import { codesAsked, tablesByKind, type UnitKind } from './unit.ts';

/** Whether a code applies to a record, by the codebook's rule: `open` where what the rule asks for is not said. */
export type Applies = 'yes' | 'no' | 'open';

/** What is wrong with one value, or that there is none (`MISSING`). */
export interface Wrong {
  readonly key: string;
  readonly kind: UnitKind;
  readonly code: string;
  /** The code of the refusal. */
  readonly refusal: string;
  readonly message: string;
}

export interface Checked {
  /** The rows as they came, with `does_not_apply` wherever the codebook's rule says so. */
  readonly rows: readonly CodedRow[];
  readonly applies: (kind: UnitKind, key: string, code: string) => Applies;
  readonly wrong: readonly Wrong[];
}

/** A rule may ask for a code that another rule decides; a chain is never longer than there are codes. */
const ROUNDS = 20;

/** Holds what is coded to its codebook, by the same reader that reads files of coded data. */
export function checkCoded(codebook: Codebook, given: readonly CodedRow[]): Checked {
  let rows = given;
  for (let round = 0; round < ROUNDS; round += 1) {
    const { data, wrong } = readBack(codebook, rows);
    const marks = applying(codebook, data);
    const next = rows.map((row) => outside(codebook, row, marks));
    const settled = next.every((row, at) => row === rows[at]);
    if (settled) return { rows, applies: (kind, key, code) => marks.get(kind)?.get(code)?.get(key) ?? 'yes', wrong };
    rows = next;
  }
  throw new Error(`the rules of ${codebook.name} ${codebook.version} do not settle`);
}

type Marks = ReadonlyMap<UnitKind, ReadonlyMap<string, ReadonlyMap<string, Applies>>>;

function applying(codebook: Codebook, data: CodedData): Marks {
  const [, absent, silent] = states.map((_, at) => at);
  return new Map([...tablesByKind(codebook)].map(([kind, { table }]) => {
    const { keys } = data.records(table);
    return [kind, new Map(codesAsked(codebook, kind).flatMap(({ code, appliesWhen }): [string, ReadonlyMap<string, Applies>][] => {
      if (appliesWhen === undefined) return [];
      const marks = evaluate(checkedExpression(appliesWhen), data.columnsOf(table), 'open');
      return [[code, new Map(keys.map((key, at): [string, Applies] => [key, marks[at] === absent ? 'no' : marks[at] === silent ? 'open' : 'yes']))]];
    }))];
  }));
}

function outside(codebook: Codebook, row: CodedRow, marks: Marks): CodedRow {
  const changed = codesAsked(codebook, row.kind).flatMap(({ code }): [string, string][] => {
    const applies = marks.get(row.kind)?.get(code)?.get(row.key);
    if (applies === 'no' && row.values[code] !== 'does_not_apply') return [[code, 'does_not_apply']];
    return [];
  });
  return changed.length === 0 ? row : { ...row, values: { ...row.values, ...Object.fromEntries(changed) } };
}

/** Nothing was said yet. */
export const MISSING = 'CODED_VALUE_MISSING';
const PLACE = /^(.+)\.csv row (\d+) column (.+)$/;

function readBack(codebook: Codebook, rows: readonly CodedRow[]): { readonly data: CodedData; readonly wrong: readonly Wrong[] } {
  const read = readCodedData(codebook, filesOf(codebook, rows));
  if (!read.ok) throw new Error(`what was written by the codebook cannot be read by it: ${read.refusals[0].message}`);
  const { data, problems } = read.value;
  return { data, wrong: problems.kept.flatMap(({ code: refusal, message, field }) => wrongAt(codebook, data, rows, { refusal, message, field: field ?? '' })) };
}

function wrongAt(codebook: Codebook, data: CodedData, rows: readonly CodedRow[], { refusal, message, field }: { readonly refusal: string; readonly message: string; readonly field: string }): readonly Wrong[] {
  const [, table = '', line = '', column = ''] = PLACE.exec(field) ?? [];
  const kind = [...tablesByKind(codebook)].find(([, one]) => one.table === table)?.[0];
  const code = kind === undefined ? undefined : codesAsked(codebook, kind).find((one) => one.column === column);
  if (kind === undefined || code === undefined) return [];
  const records = data.records(table);
  const key = records.keys[records.lines.indexOf(Number(line))] ?? '';
  // An optional code may be left out of a review; figures leave its column out then, and say so.
  if (refusal === MISSING && code.optional) return [];
  return rows.some((row) => row.kind === kind && row.key === key) ? [{ key, kind, code: code.code, refusal, message }] : [];
}
