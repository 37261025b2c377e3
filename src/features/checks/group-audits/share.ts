import { Asker } from '../engine/asker.ts';
import { compileCheck } from '../engine/compile/compile-check.ts';
import { resultNames, type ResultName } from '../engine/truth.ts';
import type { Check } from '../language/check.ts';
import type { Grouping } from '../trial/groups.ts';
import { isSmall, type Part } from '../trial/protect.ts';
import { textsOf, type Audit, type ShareAsked } from './definition.ts';
import type { Records } from './open-records.ts';
import { countUnlessSmall, HIDDEN, shareUnlessSmall, sharesOf, type Share } from './told.ts';

export interface GroupShare {
  readonly group: string;
  /** Of the instances that are due, those for which the check fires. */
  readonly fired: Share;
}

export interface ShareTable {
  readonly by: string;
  /** The children whom the table is of, where not of all. */
  readonly only: Readonly<Record<string, readonly string[]>>;
  readonly all: Share;
  readonly groups: readonly GroupShare[];
}

export interface ShareAnswer {
  readonly kind: 'share';
  readonly check: string;
  /** Instances of which nothing is said yet, or of which a missing field or a vague date leaves it open; not in any share. */
  readonly pending: number | null;
  readonly cannot_tell: number | null;
  readonly tables: readonly ShareTable[];
}

type Results = readonly (readonly ResultName[])[];

export function answerShare(audit: Audit, { results_of, tables }: ShareAsked, records: Records, checks: readonly Check[]): ShareAnswer {
  const check = checks.find(({ id }) => id === results_of);
  if (check === undefined) throw new Error(`${audit.id} counts the results of ${results_of}, which there is not`);
  const results = resultsOf(records, check);
  const count = (name: ResultName): number => results.flat().filter((result) => result === name).length;
  return { kind: 'share', check: check.id, pending: countUnlessSmall(count('pending')), cannot_tell: countUnlessSmall(count('cannot_tell')), tables: tables.map((table) => tableOf(audit, table, records.groupings, results)) };
}

/** For each child the result of each instance; what a vague date leaves open cannot be told. */
function resultsOf({ sheet, asAt }: Records, check: Check): Results {
  const asker = new Asker(sheet, [compileCheck(check)], { asAt });
  return sheet.children.map((_, child) => {
    let found: readonly ResultName[] = [];
    asker.ask(child, (__, answers) => {
      found = answers.certain ? answers.findings.map(({ weight, least }) => (least === weight ? resultNames[weight] : 'cannot_tell')) : answers.outcomes.map(({ result, certainty }) => (certainty === 'certain' ? result : 'cannot_tell'));
    });
    return found;
  });
}

function tableOf(audit: Audit, { by, only = {} }: ShareAsked['tables'][number], groupings: readonly Grouping[], results: Results): ShareTable {
  const wanted = Object.entries(only).map(([name, texts]) => ({ name, texts: textsOf(audit, texts), grouping: groupingBy(groupings, name) }));
  const counted = results.map((own, child) => (wanted.every(({ texts, grouping }) => texts.includes(groupOf(grouping, child).toLowerCase())) ? own : []));
  const grouping = groupingBy(groupings, by);
  const partOf = (own: Results): Part => ({ count: own.flat().filter((result) => result === 'fired').length, of: own.flat().filter(isDue).length });
  const childrenOf = (own: Results): Part => ({ count: own.filter((one) => one.includes('fired')).length, of: own.filter((one) => one.some(isDue)).length });
  const groups = grouping.names.map((name) => ({ name, own: counted.filter((_, child) => groupOf(grouping, child) === name) })).filter(({ own }) => partOf(own).of > 0);
  const told = sharesOf(groups.map(({ own }) => partOf(own)), groups.map(({ own }) => childrenOf(own)));
  return {
    by, only: Object.fromEntries(wanted.map(({ name, texts }) => [name, texts])),
    all: isSmall(childrenOf(counted)) ? HIDDEN : shareUnlessSmall(partOf(counted)),
    groups: groups.flatMap(({ name }, place) => { const fired = told[place]; return fired === undefined ? [] : [{ group: name, fired }]; }),
  };
}

function isDue(result: ResultName): boolean {
  return result === 'fired' || result === 'clear';
}

export function groupingBy(groupings: readonly Grouping[], by: string): Grouping {
  const found = groupings.find((grouping) => grouping.by === by);
  if (found === undefined) throw new Error(`children are not grouped by ${by}`);
  return found;
}

export function groupOf({ names, of }: Grouping, child: number): string {
  return names[of[child] ?? 0] ?? '';
}
