import { type Row, type Rules, type Someone, type World, answersFor, find, incidentOf, kept, nobody, readsIncidentsOf, requestOf, seatsOf, works } from './policy-rules.ts';
import { isOwnSending, sendsFor } from './policy-systems.ts';

/** The rules of the rooms beside the pathway: chronologies, linkage, figures. */
export const coresOracle: Readonly<Record<string, Rules>> = {
  // An agency's account of its own belongs to it and to those who run the review; no other agency sees it.
  'chronology.source': {
    ...kept,
    see: seesSource,
    add: (who, row, world) => {
      if (row['received_by'] !== who?.id) return false;
      const request = row['request_id'] === null ? null : requestOf(row, world);
      const fits = request === null || (request['incident_id'] === row['incident_id'] && request['partnership_id'] === row['partnership_id'] && request['organisation_id'] === row['organisation_id']);
      if (!fits) return false;
      const runs = works(who, row, world, ['business_manager']) && incidentOf(row, world)['partnership_id'] === row['partnership_id'];
      return runs || (request !== null && (answersFor(who, row, world) || (row['kind'] === 'system' && sendsFor(who, row, world))));
    },
  },
  'chronology.reading': {
    ...kept,
    see: (who, row, world) => seesSource(who, sourceOf(row, world), world),
    add: (who, row, world) => row['read_by'] === who?.id && addsToSource(who, row, world) && !isOwnSending(who, sourceOf(row, world), world),
  },
  'chronology.source_act': {
    ...kept,
    see: (who, row, world) => seesSource(who, sourceOf(row, world), world),
    add: (who, row, world) => row['by_person'] === who?.id && addsToSource(who, row, world) && !isOwnSending(who, sourceOf(row, world), world),
  },
  'chronology.entry': {
    ...kept,
    see: (who, row, world) => seesSource(who, sourceOf(row, world), world),
    add: (who, row, world) => row['recorded_by'] === who?.id && (addsToSource(who, row, world) || isOwnSending(who, sourceOf(row, world), world)),
  },
  'chronology.judgement': {
    ...kept,
    see: readsIncidentsOf,
    add: (who, row, world) => row['by_person'] === who?.id && works(who, row, world, ['business_manager'])
      && incidentOf(row, world)['partnership_id'] === row['partnership_id']
      && ['entry_a', 'entry_b'].every((side) => sourceOf(find('chronology.entry', row[side], world), world)['incident_id'] === row['incident_id']),
  },

  // What reviewers say is for those who run and read the review, and no agency's author.
  'chronology.note': {
    ...kept,
    see: readsIncidentsOf,
    add: (who, row, world) => {
      const source = sourceOf(find('chronology.entry', row['entry_id'], world), world);
      return row['by_person'] === who?.id && works(who, row, world, ['business_manager'])
        && source['incident_id'] === row['incident_id'] && source['partnership_id'] === row['partnership_id'];
    },
  },
  'chronology.episode': {
    ...kept,
    see: readsIncidentsOf,
    add: (who, row, world) => row['by_person'] === who?.id && works(who, row, world, ['business_manager']) && incidentOf(row, world)['partnership_id'] === row['partnership_id'],
  },

  'chronology.family_fact': {
    ...kept,
    see: readsIncidentsOf,
    add: (who, row, world) => row['by_person'] === who?.id && works(who, row, world, ['business_manager']) && incidentOf(row, world)['partnership_id'] === row['partnership_id'],
  },
  // The list holds every name in one place: only whoever runs the chronology sees it.
  'chronology.name_list': {
    ...kept,
    see: (who, row, world) => works(who, row, world, ['business_manager']),
    add: (who, row, world) => row['by_person'] === who?.id && works(who, row, world, ['business_manager']) && incidentOf(row, world)['partnership_id'] === row['partnership_id'],
  },
  'chronology.release_sign_off': {
    ...kept,
    see: readsIncidentsOf,
    add: (who, row, world) => {
      const list = find('chronology.name_list', row['list_id'], world);
      return row['by_person'] === who?.id && works(who, row, world, ['business_manager']) && list['incident_id'] === row['incident_id'] && list['partnership_id'] === row['partnership_id'];
    },
  },

  // Records for linking are for those who run it; a sealed identity is for nobody, and a search index may be made anew.
  'linkage.batch': { ...kept, see: linksIn, add: (who, row, world) => row['brought_by'] === who?.id && bringsIn(who, row, world) },
  'linkage.record': {
    ...kept,
    see: (who, row, world) => row['sealed'] === false && row['withdrawn'] === false && linksIn(who, row, world),
    add: (who, row, world) => bringsIn(who, row, world) && find('linkage.batch', row['batch_id'], world)['partnership_id'] === row['partnership_id'],
  },
  'linkage.protected_cells': { ...kept, see: (who, row, world) => bringsIn(who, row, world) && isLinkable(row['record_id'], row, world), add: (who, row, world) => bringsIn(who, row, world) && isLinkable(row['record_id'], row, world) },
  'linkage.run': { ...kept, see: linksIn, add: (who, row, world) => row['run_by'] === who?.id && bringsIn(who, row, world) },
  'linkage.match_key': { see: linksIn, add: bringsIn, change: nobody, remove: bringsIn },
  'linkage.value_count': { see: linksIn, add: bringsIn, change: nobody, remove: bringsIn },
  'linkage.batch_act': { ...kept, see: linksIn, add: (who, row, world) => row['by_person'] === who?.id && bringsIn(who, row, world) },
  'linkage.record_mark': { ...kept, see: bringsIn, add: (who, row, world) => row['by_person'] === who?.id && bringsIn(who, row, world) },
  'linkage.pair': {
    ...kept,
    see: (who, row, world) => linksIn(who, row, world) && isBetweenLinkable(row, world),
    // The linker's are of whoever runs it; one that a person proposed is of whoever decides, and of the same two records.
    add: (who, row, world) => (row['proposal_id'] === null ? bringsIn(who, row, world) : linksIn(who, row, world) && isOfProposal(row, world))
      && find('linkage.run', row['run_id'], world)['partnership_id'] === row['partnership_id'] && isBetweenLinkable(row, world),
  },
  'linkage.proposal': {
    ...kept,
    see: (who, row, world) => linksIn(who, row, world) && isBetweenLinkable(row, world),
    add: (who, row, world) => row['by_person'] === who?.id && linksIn(who, row, world) && isBetweenLinkable(row, world),
  },
  'linkage.decision': {
    ...kept,
    see: (who, row, world) => linksIn(who, row, world) && isBetweenLinkable(find('linkage.pair', row['pair_id'], world), world),
    add: (who, row, world) => {
      const pair = find('linkage.pair', row['pair_id'], world);
      return row['by_person'] === who?.id && linksIn(who, row, world) && pair['partnership_id'] === row['partnership_id'] && isBetweenLinkable(pair, world);
    },
  },
  'linkage.search': { ...kept, see: linksIn, add: (who, row, world) => row['by_person'] === who?.id && linksIn(who, row, world) },

  // Codebooks are the Panel's: a version and a mapping stay as they were made, and a draft is any analyst's to change.
  'coding.codebook_version': { ...kept, see: atThePanel, add: (who, row, world) => row['added_by'] === who?.id && analyses(who, world) },
  'coding.codebook_draft': { see: atThePanel, add: (who, row, world) => row['saved_by'] === who?.id && analyses(who, world), change: (who, _, world) => analyses(who, world), remove: (who, _, world) => analyses(who, world) },
  'coding.codebook_mapping': { ...kept, see: atThePanel, add: (who, row, world) => row['added_by'] === who?.id && analyses(who, world) },

  // Studies are the Panel's: both its roles read them, and its analyst alone adds, in their own name.
  'figures.study': { ...kept, see: atThePanel, add: (who, row, world) => row['added_by'] === who?.id && analyses(who, world) },
  'figures.study_file': { ...kept, see: atThePanel, add: (who, row, world) => analyses(who, world) && find('figures.study', row['study_id'], world)['added_by'] === who?.id },
  'figures.specification': { ...kept, see: atThePanel, add: (who, row, world) => row['added_by'] === who?.id && analyses(who, world) },
  'figures.report_given': { ...kept, see: atThePanel, add: (who, row, world) => row['given_by'] === who?.id && analyses(who, world) },
  'figures.comparison': { ...kept, see: atThePanel, add: (who, row, world) => row['made_by'] === who?.id && analyses(who, world) },
};

function linksIn(who: Someone | null, row: Row, world: World): boolean {
  return works(who, row, world, ['business_manager', 'council_notifier']);
}

function bringsIn(who: Someone | null, row: Row, world: World): boolean {
  return works(who, row, world, ['business_manager']);
}

function isLinkable(record: unknown, row: Row, world: World): boolean {
  const { partnership_id: of, sealed, withdrawn } = find('linkage.record', record, world);
  return of === row['partnership_id'] && sealed === false && withdrawn === false;
}

function isOfProposal(pair: Row, world: World): boolean {
  const proposal = find('linkage.proposal', pair['proposal_id'], world);
  return ['partnership_id', 'record_a', 'record_b'].every((column) => proposal[column] === pair[column]);
}

function isBetweenLinkable(pair: Row, world: World): boolean {
  return isLinkable(pair['record_a'], pair, world) && isLinkable(pair['record_b'], pair, world);
}

function sourceOf(row: Row, world: World): Row {
  return find('chronology.source', row['source_id'], world);
}

function seesSource(who: Someone | null, source: Row, world: World): boolean {
  return readsIncidentsOf(who, source, world) || answersFor(who, source, world) || (source['received_by'] === who?.id && sendsFor(who, source, world));
}

function addsToSource(who: Someone | null, row: Row, world: World): boolean {
  const source = sourceOf(row, world);
  return works(who, source, world, ['business_manager']) || answersFor(who, source, world);
}

function atThePanel(who: Someone | null, _row: Row, world: World): boolean {
  return seatsOf(who, world, ['panel_secretariat', 'panel_analyst']).length > 0;
}

function analyses(who: Someone | null, world: World): boolean {
  return seatsOf(who, world, ['panel_analyst']).length > 0;
}
