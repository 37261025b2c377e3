import { type Row, type Rules, answersFor, find, incidentOf, kept, readsIncidentsOf, secret, works } from './policy-rules.ts';

// Who may see and add what of upload links and of remembered columns, said by hand, with the rows to try it on.

/** What the rows are made with. */
interface Making {
  readonly idOf: (name: string) => string;
  readonly bytes: (name: string) => Buffer;
  readonly at: Date;
  /** Two partnerships: `i1` is the first one's, `i2` the other's. */
  readonly partnerships: readonly [string, string];
}

export const uploadsOracle: Readonly<Record<string, Rules>> = {
  // A link is made, given a code and ended by functions that ask for themselves; whoever reads the chronology reads who sent its parts.
  'chronology.upload_link': { ...kept, see: readsIncidentsOf },
  'chronology.upload_link_act': { ...kept, see: (who, row, world) => readsIncidentsOf(who, find('chronology.upload_link', row['link_id'], world), world) },
  'chronology.upload_link_secret': secret,
  'chronology.upload_visit': secret,

  // How an agency's columns are read is for those who run and read the chronology, and for the agency whose file taught it.
  'chronology.remembered_mapping': {
    ...kept,
    see: (who, row, world) => readsIncidentsOf(who, row, world) || answersFor(who, find('chronology.source', row['learnt_from'], world), world),
    add: (who, row, world) => row['by_person'] === who?.id && works(who, row, world, ['business_manager'])
      && incidentOf(find('chronology.source', row['learnt_from'], world), world)['partnership_id'] === row['partnership_id'],
  },
};

export function uploadRows({ idOf, bytes, at, partnerships: [one, two] }: Making, maker: string): readonly (readonly [string, readonly Row[]])[] {
  const link = (name: string, incident: string, partnership: string, organisation: string): Row => ({
    id: idOf(name), request_id: idOf(`${organisation} ${incident}`), incident_id: idOf(incident), partnership_id: partnership, organisation_id: idOf(organisation),
    recipient: 'x', email: 'x@x.example', telephone: '01632 960 000', made_at: at, made_by: maker, ends_at: new Date(at.getTime() + 1),
  });
  const links = [link('upload one', 'i1', one, 'hospital one'), link('upload two', 'i2', two, 'police')];
  return [
    ['chronology.upload_link', links],
    ['chronology.upload_link_act', links.map(({ id }) => ({ link_id: id, seq: 1, kind: 'code_given', at, by_person: maker }))],
    ['chronology.upload_link_secret', links.map(({ id }) => ({ link_id: id, token_digest: bytes(`token ${String(id)}`), code_digest: bytes('code') }))],
    ['chronology.upload_visit', links.map(({ id }) => ({ link_id: id, digest: bytes('visit'), ends_at: at }))],
    ['chronology.remembered_mapping', [remembered({ idOf, at }, 'memory one', one, 'source hospital', maker), remembered({ idOf, at }, 'memory two', two, 'source two', maker)]],
  ];
}

export function uploadAttempts({ idOf, bytes, at, partnerships: [one, two] }: Making, names: readonly string[]): readonly (readonly [string, readonly Row[]])[] {
  return [
    ['chronology.upload_link_act', names.map((by) => ({ link_id: idOf('upload one'), seq: 9, kind: 'revoked', at, by_person: by }))],
    ['chronology.upload_link_secret', [{ link_id: idOf('upload one'), token_digest: bytes('new'), code_digest: bytes('new') }]],
    ['chronology.upload_visit', [{ link_id: idOf('upload one'), digest: bytes('new'), ends_at: at }]],
    ['chronology.remembered_mapping', names.flatMap((by) => [
      remembered({ idOf, at }, 'new', one, 'source hospital', by, 9), remembered({ idOf, at }, 'new', two, 'source two', by, 9), remembered({ idOf, at }, 'new', one, 'source two', by, 9),
    ])],
  ];
}

function remembered({ idOf, at }: Pick<Making, 'idOf' | 'at'>, name: string, partnership: string, source: string, by: string, seq = 1): Row {
  return { id: idOf(name), partnership_id: partnership, agency: 'x', headings: 'date|x', seq, columns: '[]', forgotten: false, learnt_from: idOf(source), at, by_person: by };
}
