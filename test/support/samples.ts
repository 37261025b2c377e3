import { demoId } from '../../src/demo/id.ts';
import { demoPartnerships, panel } from '../../src/demo/people.ts';
import { permissions, type AnyPage, type Role } from '../../src/features/access/index.ts';
import { shippedVersionId } from '../../src/features/coding/index.ts';
import { SAMPLE_ID } from '../../src/features/figures/index.ts';
import { keyOf } from '../../src/features/checks/live/signal.ts';
import { codingFillings } from './coding-samples.ts';
import type { TestDatabase } from './database.ts';

/** Somebody of the demonstration, by their place and key. */
export interface Somebody {
  readonly place: string;
  readonly key: string;
  readonly name: string;
  readonly role: Role;
  /** The organisation's id. */
  readonly organisation: string;
}

/** An address that may open a page, and who would open it. Null: someone who has not signed in. */
export interface Candidate {
  readonly address: string;
  readonly who: Somebody | null;
}

/** The values that addresses are filled with: what is in the database, with the place that it belongs to. */
export interface Filling {
  readonly place: string;
  readonly values: Readonly<Record<string, string>>;
  /** Whose it is, where it is one organisation's. */
  readonly organisation?: string;
  /** The key of the one person who may open it, where it is one person's. */
  readonly person?: string;
}

const SECTIONS = ['incident', 'child-a', 'adult-a', 'others', 'notifier', 'child-b', 'adult-b'];

export const everybody: readonly Somebody[] = [...demoPartnerships.map(({ key, people }) => ({ place: key, people })), { place: 'nation', people: panel.people }]
  .flatMap(({ place, people }) => people.map(({ key, name, role, organisation }) => ({ place, key, name, role, organisation: demoId('organisation', place, organisation) })));

/** Everything in the database that an address of the site can name. */
export async function fillings({ owner }: TestDatabase): Promise<readonly Filling[]> {
  const places = new Map(demoPartnerships.map(({ key }) => [demoId('partnership', key), key]));
  const placeOf = (partnershipId: string): string => places.get(partnershipId) ?? 'nation';
  const incidents = await owner.selectFrom('incidents.incident').select(['id', 'partnership_id', 'reference']).orderBy('partnership_id').orderBy('reference').execute();
  const requests = await owner.selectFrom('incidents.agency_request').select(['id', 'incident_id', 'partnership_id', 'organisation_id']).orderBy('id').execute();
  const sources = await owner.selectFrom('chronology.source').select(['id', 'incident_id', 'partnership_id']).where('kind', '=', 'file').orderBy('received_at').execute();
  const sendings = await owner.selectFrom('chronology.source').select(['id', 'incident_id', 'partnership_id', 'received_by']).where('kind', '=', 'system').execute();
  const entries = await owner.selectFrom('chronology.entry as e').innerJoin('chronology.source as s', 's.id', 'e.source_id').select(['e.id', 's.incident_id', 's.partnership_id']).orderBy('e.placed').limit(3).execute();
  const episodes = await owner.selectFrom('chronology.episode').select(['id', 'incident_id', 'partnership_id']).orderBy('at').execute();
  const facts = await owner.selectFrom('chronology.family_fact').select(['id', 'incident_id', 'partnership_id']).where('kind', '=', 'person').orderBy('at').execute();
  const pairs = await owner.selectFrom('linkage.pair').select(['id', 'partnership_id']).orderBy('band', 'desc').orderBy('id').limit(3).execute();
  const linkedFiles = await owner.selectFrom('linkage.batch').select(['id', 'partnership_id']).orderBy('brought_at').orderBy('id').limit(1).execute();
  const cases = await owner.selectFrom('cases.child_case').select(['id', 'partnership_id']).orderBy('reference').execute();
  const caseEntries = await owner.selectFrom('cases.entry').select(['id', 'case_id']).orderBy('recorded_at').limit(2).execute();
  const signals = await owner.selectFrom('checks.signal').select(['id', 'case_id']).orderBy('check_id').limit(3).execute();
  const trials = await owner.selectFrom('checks.trial').select(['id', 'partnership_id']).execute();
  const items = await owner.selectFrom('incidents.panel_item').select('id').orderBy('id').execute();
  const comparisons = await owner.selectFrom('figures.comparison').select('id').where('study_id', 'is', null).execute();
  const versions = await owner.selectFrom('coding.codebook_version').select('id').where('added_by', 'is not', null).where('continues', 'is not', null).execute();
  const drafts = await owner.selectFrom('coding.codebook_draft').select(['id', 'document']).orderBy('codebook').execute();
  return [
    ...(await codingFillings(owner)),
    ...versions.map(({ id }) => ({ place: 'nation', values: { codebook: id, ours: shippedVersionId('practice-reviews', '1'), format: 'csv' } })),
    ...drafts.map(({ id, document }) => ({ place: 'nation', values: { draft: id, code: JSON.stringify(document).includes('"brought"') ? 'domestic_abuse' : 'curiosity' } })),
    ...comparisons.map(({ id }) => ({ place: 'nation', values: { study: SAMPLE_ID, comparison: id, table: 'table-3-children', format: 'csv' } })),
    { place: 'coveshire', values: { partnership: demoId('partnership', 'coveshire'), person: demoId('person', 'coveshire', 'bm'), membership: demoId('membership', 'coveshire', 'bm') } },
    ...incidents.flatMap(({ id, partnership_id }) => SECTIONS.map((section) => ({ place: placeOf(partnership_id), values: { incident: id, version: '1', section } }))),
    // What Sightline does not hold of a practice review that was decided on is asked about without evidence, so its address is always the same.
    ...incidents.map(({ id, partnership_id }) => ({ place: placeOf(partnership_id), values: { incident: id, signal: `P-126.${keyOf({ since: null, due: null, evidence: [] })}` } })),
    ...requests.map(({ id, incident_id, partnership_id, organisation_id }) => ({ place: placeOf(partnership_id), values: { incident: incident_id, request: id }, organisation: organisation_id })),
    ...sources.map(({ id, incident_id, partnership_id }) => ({ place: placeOf(partnership_id), values: { incident: incident_id, source: id, format: 'csv' } })),
    // What an agency's own system sent, and the system itself among the accounts.
    ...sendings.flatMap(({ id, incident_id, partnership_id, received_by }) => [
      { place: placeOf(partnership_id), values: { incident: incident_id, source: id } }, { place: placeOf(partnership_id), values: { partnership: partnership_id, system: received_by ?? '' } },
    ]),
    ...entries.map(({ id, incident_id, partnership_id }) => ({ place: placeOf(partnership_id), values: { incident: incident_id, entry: id } })),
    ...episodes.map(({ id, incident_id, partnership_id }) => ({ place: placeOf(partnership_id), values: { incident: incident_id, episode: id } })),
    ...facts.flatMap(({ id, incident_id, partnership_id }) => ['person', 'union', 'parent', 'home'].map((kind) => ({ place: placeOf(partnership_id), values: { incident: incident_id, fact: id, kind } }))),
    ...pairs.map(({ id, partnership_id }) => ({ place: placeOf(partnership_id), values: { pair: id } })),
    ...linkedFiles.map(({ id, partnership_id }) => ({ place: placeOf(partnership_id), values: { batch: id } })),
    ...cases.map(({ id, partnership_id }) => ({ place: placeOf(partnership_id), values: { case: id, type: 'missing_ended' } })),
    ...caseEntries.map(({ id, case_id }) => ({ place: 'coveshire', values: { case: case_id, entry: id } })),
    ...signals.map(({ id, case_id }) => ({ place: 'coveshire', values: { case: case_id, signal: id } })),
    ...trials.map(({ id, partnership_id }) => ({ place: placeOf(partnership_id), values: { partnership: partnership_id, trial: id, check: 'P-02', version: '1' } })),
    ...items.map(({ id }) => ({ place: 'nation', values: { item: id } })),
  ];
}

/** Every address of that page that something in the database fills, each with one person of every role that may ask for it. */
export function candidates({ path, may }: AnyPage, filled: readonly Filling[]): readonly Candidate[] {
  const names = [...path.pattern.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  const fitting = names.length === 0 ? everywhere() : filled.filter(({ values }) => names.every((name) => values[name] !== undefined));
  const found = fitting.flatMap((filling) => {
    const address = path.pattern.replace(/:(\w+)/g, (_, name: string) => filling.values[name] ?? '');
    return whoMay(may, filling).map((who): Candidate => ({ address, who }));
  });
  return [...new Map(found.map((one) => [`${one.address} ${one.who?.place} ${one.who?.role}`, one])).values()];
}

function everywhere(): readonly Filling[] {
  return ['coveshire', 'nation'].map((place) => ({ place, values: {} }));
}

function whoMay(may: AnyPage['may'], { place, organisation, person }: Filling): readonly (Somebody | null)[] {
  const { held } = permissions[may];
  if (held === 'everyone') return [null];
  const roles: readonly Role[] | 'signed-in' = held;
  const here = everybody.filter((one) => one.place === place && (person === undefined || one.key === person) && (roles === 'signed-in' || roles.includes(one.role)));
  return here.filter((one) => one.role !== 'agency_author' || organisation === undefined || one.organisation === organisation);
}
