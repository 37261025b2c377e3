import { breaksOf, PRESENT, saidIn } from '../../coding/index.ts';
import type { Base } from './base.ts';
import type { PlannedColumn } from './plan-columns.ts';
import type { PlannedRow } from './plan-rows.ts';
import type { Sight } from './sight.ts';
import type { TableSpecDocument } from './spec-schema.ts';
import type { Tally } from './tally.ts';

type Tallies = readonly (readonly Tally[])[];

/** What a reader must know so that no number of the table says more than it does. Where bases are left out, no note may tell them. */
export function notesOf(document: TableSpecDocument, sight: Sight, rows: readonly PlannedRow[], columns: readonly PlannedColumn[], tallies: Tallies, base: Base, basesLeftOut: boolean): readonly string[] {
  return [
    ...rows.flatMap((row) => appliesNotes(sight, row)).filter((note, index, all) => all.indexOf(note) === index),
    ...breakNotes(sight, rows),
    ...columnNotes(document, sight, columns, base, basesLeftOut),
    ...noughts(rows, columns, tallies),
    ...(tallies.flat().some(({ notMentioned, countedOpen }) => notMentioned > countedOpen) ? ['Where a record is silent the share is a least share: “at least”.'] : []),
    ...(document.note === undefined ? [] : [document.note]),
    ...(sight.data.codebook.tables.find(({ table }) => table === sight.unit) === undefined ? [] : ['The records are of cases that were reviewed. A share of them is never a chance for a living child.']),
  ];
}

function appliesNotes({ data }: Sight, { code }: PlannedRow): readonly string[] {
  const found = data.codebook.codes.get(code.split(':')[0] ?? '');
  return found?.appliesWhen === undefined ? [] : [`${found.label} (${found.code}): ${found.appliesBecause ?? `applies only where ${found.appliesWhen}`}.`];
}

// A code that is not what it was in the version before begins a series of its own.
function breakNotes({ data: { codebook } }: Sight, rows: readonly PlannedRow[]): readonly string[] {
  const breaks = breaksOf(codebook);
  const since = codebook.inForce.from === undefined ? '' : `, in force from ${codebook.inForce.from}`;
  return rows.flatMap(({ code }) => breaks.filter((one) => one.code === code.split(':')[0]).map(({ because }) => `The series of ${code} breaks with version ${codebook.version}${since}: ${because}.`));
}

function columnNotes({ disclosure }: TableSpecDocument, { data, unit }: Sight, columns: readonly PlannedColumn[], base: Base, basesLeftOut: boolean): readonly string[] {
  const families = [...new Set(columns.flatMap(({ family }) => family ?? []))];
  return families.flatMap((name) => {
    const said = saidIn(data.column(unit, name));
    const placed = anyOf(columns.filter(({ family }) => family === name), base.members);
    let [outside, silent] = [0, 0];
    for (let at = 0; at < placed.length; at += 1) {
      if (base.members[at] === 0 || placed[at] === 1) continue;
      outside += 1;
      if (said[at] !== PRESENT) silent += 1;
    }
    if (outside > 0 && (basesLeftOut || (disclosure?.policy === 'suppress' && [outside, silent, outside - silent].some((number) => number > 0 && number < disclosure.below)))) return [`Not all are in a column of ${name}; how many would tell a small number.`];
    return outside === 0 ? [] : [`${outside} of ${base.size} are in no column of ${name}, ${silent} of them because it is not recorded or does not apply.`];
  });
}

/** 1 for each member of the base that is in one of the columns. */
function anyOf(columns: readonly PlannedColumn[], base: Uint8Array): Uint8Array {
  const found = new Uint8Array(base.length);
  for (const { members } of columns) {
    for (let at = 0; at < found.length; at += 1) if (base[at] === 1 && members?.[at] === 1) found[at] = 1;
  }
  return found;
}

function noughts(rows: readonly PlannedRow[], columns: readonly PlannedColumn[], tallies: Tallies): readonly string[] {
  return rows.flatMap((row, at) => columns.flatMap((column, place) => {
    const found = tallies[at]?.[place];
    return found === undefined || found.base > 0 || found.doesNotApply > 0 ? [] : [`The base is nought: row ${row.code}, column ${column.code}.`];
  }));
}
