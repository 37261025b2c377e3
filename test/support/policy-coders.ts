import { createHash } from 'node:crypto';
import { shippedVersionId } from '../../src/features/coding/index.ts';
import { type Row, type Rules, type Someone, type World, all, find, kept, seatsOf } from './policy-rules.ts';

// Who may see and add what in the coding of reviews, said by hand, with the rows to try it on.

const atThePanel = (who: Someone | null, _row: Row, world: World): boolean => seatsOf(who, world, ['panel_secretariat', 'panel_analyst']).length > 0;
const analyses = (who: Someone | null, world: World): boolean => seatsOf(who, world, ['panel_analyst']).length > 0;
const shared = (column: string): Rules => ({ ...kept, see: atThePanel, add: (who, row, world) => row[column] === who?.id && analyses(who, world) });

const ownDraft = (who: Someone | null, row: Row, world: World): boolean => analyses(who, world) && find('coders.assignment', row['assignment_id'], world)['coder_id'] === who?.id;

/** Every coder whom a batch has for a review has submitted, and there is one. */
function everybodySubmitted({ batch_id: batch, review_id: review }: Row, world: World): boolean {
  const assignments = all('coders.assignment', world).filter((one) => one['batch_id'] === batch && one['review_id'] === review);
  return assignments.length > 0 && assignments.every(({ id }) => all('coders.submission', world).some((one) => one['assignment_id'] === id));
}

/** The reader has yet to submit a coding of the review, in whichever batch. */
function stillToCode(who: Someone | null, { review_id: review }: Row, world: World): boolean {
  return all('coders.assignment', world).some((one) => one['coder_id'] === who?.id && one['review_id'] === review && !all('coders.submission', world).some((done) => done['assignment_id'] === one['id']));
}

/** Which reviews are coded both roles of the Panel see; what was coded its analysts alone, and blind until every coder has submitted and the reader too, in every batch. */
export const codersOracle: Readonly<Record<string, Rules>> = {
  'coders.incident': shared('added_by'),
  'coders.incident_facts': shared('by_person'),
  'coders.review': shared('added_by'),
  'coders.person': shared('added_by'),
  'coders.person_taken_out': shared('by_person'),
  'coders.batch': shared('made_by'),
  'coders.assignment': shared('assigned_by'),
  'coders.draft': { see: ownDraft, add: ownDraft, change: ownDraft, remove: ownDraft },
  'coders.submission': {
    ...kept,
    see: atThePanel,
    add: (who, row, world) => row['submitted_by'] === who?.id && analyses(who, world) && find('coders.assignment', row['assignment_id'], world)['coder_id'] === who?.id,
  },
  'coders.submitted_values': {
    ...kept,
    see: (who, row, world) => {
      const assignment = find('coders.assignment', find('coders.submission', row['submission_id'], world)['assignment_id'], world);
      return analyses(who, world) && (assignment['coder_id'] === who?.id || (everybodySubmitted(assignment, world) && !stillToCode(who, assignment, world)));
    },
    add: (who, row, world) => analyses(who, world) && find('coders.submission', row['submission_id'], world)['submitted_by'] === who?.id,
  },
  'coders.adjudication': {
    ...kept,
    see: (who, row, world) => analyses(who, world) && !stillToCode(who, row, world),
    add: (who, row, world) => row['by_person'] === who?.id && analyses(who, world) && everybodySubmitted(row, world) && !stillToCode(who, row, world),
  },
  'coders.snapshot': { ...kept, see: (who, _, world) => analyses(who, world), add: (who, row, world) => row['taken_by'] === who?.id && analyses(who, world) },
};

interface Making {
  readonly idOf: (name: string) => string;
  readonly at: Date;
}

const bytes = (name: string) => createHash('sha256').update(name).digest();
const PRACTICE = shippedVersionId('practice-reviews', '1');

function makers({ idOf, at }: Making) {
  return {
    incident: (name: string, by: string): Row => ({ id: idOf(name), reference: name, added_at: at, added_by: by }),
    facts: (version: number, by: string): Row => ({ incident_id: idOf('coded incident'), version, occurred: '2026', aware_on: null, notified_on: null, withdrawn_on: null, because: 'x', at, by_person: by }),
    review: (name: string, by: string): Row => ({ id: idOf(name), incident_id: idOf('coded incident'), reference: name, kind: 'rapid_review', received_on: null, file_name: null, content: null, sha256: null, paragraphs: '[]', added_at: at, added_by: by }),
    person: (name: string, by: string): Row => ({ id: idOf(name), incident_id: idOf('coded incident'), kind: 'child', reference: name, described: 'x', added_at: at, added_by: by }),
    takenOut: (name: string, by: string): Row => ({ person_id: idOf(name), because: 'x', at, by_person: by }),
    batch: (name: string, by: string): Row => ({ id: idOf(name), title: 'x', codebook_version_id: PRACTICE, brought: false, made_at: at, made_by: by }),
    assignment: (name: string, review: string, coder: string, by: string, batch = 'coded batch'): Row => ({ id: idOf(name), batch_id: idOf(batch), review_id: idOf(review), coder_id: coder, assigned_at: at, assigned_by: by }),
    draft: (assignment: string, unit: string): Row => ({ assignment_id: idOf(assignment), unit_id: idOf(unit), revision: 1, content: {}, saved_at: at }),
    submission: (name: string, assignment: string, version: number, by: string): Row => ({ id: idOf(name), assignment_id: idOf(assignment), version, because: version === 1 ? null : 'x', submitted_at: at, submitted_by: by }),
    values: (submission: string): Row => ({ submission_id: idOf(submission), content: {} }),
    adjudication: (name: string, review: string, by: string): Row => ({ id: idOf(name), batch_id: idOf('coded batch'), review_id: idOf(review), unit_id: idOf('unit'), code: 'x', value: 'present', reason: 'x', at, by_person: by }),
    snapshot: (name: string, by: string): Row => ({ id: idOf(name), codebook_version_id: PRACTICE, data_sha256: bytes(name), sources: {}, taken_at: at, taken_by: by }),
  };
}

/** `half`: one of two coders has submitted; `whole`: both have; `again`: both have, and the second still has to code it in another batch; `alone`: one coder; `uncoded`: nobody codes it. */
export function codersRows(making: Making, [one, two]: readonly [string, string], maker: string): readonly (readonly [string, readonly Row[]])[] {
  const make = makers(making);
  return [
    ['coders.incident', [make.incident('coded incident', maker)]],
    ['coders.incident_facts', [make.facts(1, maker)]],
    ['coders.review', ['half', 'whole', 'again', 'alone', 'uncoded'].map((name) => make.review(name, maker))],
    ['coders.person', [make.person('coded child', maker), make.person('coded by mistake', maker)]],
    ['coders.person_taken_out', [make.takenOut('coded by mistake', maker)]],
    ['coders.batch', [make.batch('coded batch', maker), make.batch('another batch', maker)]],
    ['coders.assignment', [
      make.assignment('half one', 'half', one, maker), make.assignment('half two', 'half', two, maker), make.assignment('whole one', 'whole', one, maker),
      make.assignment('whole two', 'whole', two, maker), make.assignment('alone one', 'alone', one, maker), make.assignment('alone maker', 'uncoded', maker, maker),
      make.assignment('again one', 'again', one, maker), make.assignment('again two', 'again', two, maker), make.assignment('again in another', 'again', two, maker, 'another batch'),
    ]],
    ['coders.draft', [make.draft('half two', 'unit'), make.draft('alone maker', 'unit')]],
    ['coders.submission', [make.submission('half one 1', 'half one', 1, one), make.submission('whole one 1', 'whole one', 1, one), make.submission('whole two 1', 'whole two', 1, two), make.submission('alone one 1', 'alone one', 1, one), make.submission('again one 1', 'again one', 1, one), make.submission('again two 1', 'again two', 1, two)]],
    ['coders.submitted_values', [make.values('half one 1'), make.values('whole one 1'), make.values('whole two 1'), make.values('again one 1'), make.values('again two 1')]],
    ['coders.adjudication', [make.adjudication('settled', 'whole', maker), make.adjudication('settled again', 'again', maker)]],
    ['coders.snapshot', [make.snapshot('snapshot one', maker)]],
  ];
}

export function codersAttempts(making: Making, coders: readonly [string, string], names: readonly string[]): readonly (readonly [string, readonly Row[]])[] {
  const make = makers(making);
  const inNames = (rows: (by: string) => readonly Row[]): readonly Row[] => names.flatMap(rows);
  return [
    ['coders.incident', inNames((by) => [make.incident('new', by)])],
    ['coders.incident_facts', inNames((by) => [make.facts(9, by)])],
    ['coders.review', inNames((by) => [make.review('new', by)])],
    ['coders.person', inNames((by) => [make.person('new', by)])],
    ['coders.person_taken_out', inNames((by) => [make.takenOut('coded child', by)])],
    ['coders.batch', inNames((by) => [make.batch('new', by)])],
    ['coders.assignment', inNames((by) => [make.assignment('new', 'uncoded', coders[0], by)])],
    ['coders.draft', ['half one', 'half two', 'whole one', 'alone one', 'alone maker'].map((name) => make.draft(name, 'another unit'))],
    ['coders.submission', inNames((by) => ['half one', 'half two', 'whole two', 'alone maker'].map((name) => make.submission('new', name, 9, by)))],
    ['coders.submitted_values', [make.values('alone one 1')]],
    ['coders.adjudication', inNames((by) => ['half', 'whole', 'again', 'alone', 'uncoded'].map((name) => make.adjudication('new', name, by)))],
    ['coders.snapshot', inNames((by) => [make.snapshot('new', by)])],
  ];
}
