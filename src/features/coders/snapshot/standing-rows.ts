import type { Codebook } from '../../coding/index.ts';
import type { CodedRow } from '../content/as-files.ts';
import { codesAsked, type Unit } from '../content/unit.ts';
import type { Decision } from '../compare/standing.ts';
import type { Source } from '../store/snapshots.ts';

/** Of an incident with several coded reviews, which one facts about the incident and its people are taken from. */
export type Basis = 'latest' | 'first';

/** One review that every coder has submitted, with what stands, as a snapshot needs it. */
export interface Settled {
  readonly batch: string;
  readonly review: { readonly id: string; readonly reference: string; readonly receivedOn: string | null; readonly addedAt: Date };
  readonly incident: { readonly id: string; readonly reference: string };
  readonly units: readonly Unit[];
  readonly decisions: readonly Decision[];
}

export interface LeftOut {
  readonly reference: string;
  readonly because: string;
}

/** Coded data as it stands: the rows with where each came from, and everything that is not in them, with the reason. */
export interface Standing {
  readonly rows: readonly CodedRow[];
  /** By table kind and key, as the rows. */
  readonly sources: ReadonlyMap<CodedRow, Source>;
  readonly leftOut: readonly LeftOut[];
  /** Optional codes that some record lacks: their columns are left out. */
  readonly without: ReadonlySet<string>;
}

/**
 * The coded data of one codebook. A review with anything still to settle is left out whole, and so is
 * one coded by more than one batch beyond the newest. Every review is a record of its own; the incident
 * and its people are taken from the latest or the first of its reviews that tells of them.
 */
export function standingRows(codebook: Codebook, given: readonly Settled[], basis: Basis): Standing {
  const open = given.filter(({ decisions }) => decisions.some(({ how }) => how === 'open'));
  const whole = given.filter((one) => !open.includes(one));
  const once = [...new Map(whole.map((one) => [one.review.id, one])).values()];
  const inOrder = once.toSorted((a, b) => came(a) - came(b) || (a.review.reference < b.review.reference ? -1 : 1));
  const placed = new Map<string, { readonly row: CodedRow; readonly source: Source }>();
  for (const one of basis === 'latest' ? inOrder : inOrder.toReversed()) {
    for (const unit of one.units) {
      const found = recordOf(one, unit);
      if (found !== undefined) placed.set(unit.id, found);
    }
  }
  const records = [...placed.values()].toSorted((a, b) => (a.row.key < b.row.key ? -1 : a.row.key > b.row.key ? 1 : 0));
  return {
    rows: records.map(({ row }) => row), sources: new Map(records.map(({ row, source }) => [row, source])), without: lackingSomewhere(codebook, records.map(({ row }) => row)),
    leftOut: [
      ...open.map(({ review, decisions }) => ({ reference: review.reference, because: `${decisions.filter(({ how }) => how === 'open').length} differences between coders are not settled` })),
      ...whole.filter((one) => !once.includes(one)).map(({ review }) => ({ reference: review.reference, because: 'coded again in a later batch, which counts' })),
    ],
  };
}

function came({ review }: Settled): number {
  return review.receivedOn === null ? review.addedAt.getTime() : Date.parse(review.receivedOn);
}

function recordOf({ batch, review, incident, decisions }: Settled, unit: Unit): { readonly row: CodedRow; readonly source: Source } | undefined {
  const own = decisions.filter((one) => one.unit.id === unit.id);
  if (own.length === 0) return undefined;
  return {
    row: { kind: unit.kind, key: unit.reference, incident: incident.reference, reviews: [review.reference], values: Object.fromEntries(own.map(({ code, value }) => [code.code, value])) },
    source: { unit: unit.id, batch, review: review.id, submissions: [...new Set(own.flatMap(({ said }) => said.map(({ submission }) => submission)))] },
  };
}

function lackingSomewhere(codebook: Codebook, rows: readonly CodedRow[]): ReadonlySet<string> {
  return new Set(rows.flatMap((row) => codesAsked(codebook, row.kind).filter(({ code, optional }) => optional && (row.values[code] ?? '') === '').map(({ code }) => code)));
}
