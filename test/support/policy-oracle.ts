import { codersOracle } from './policy-coders.ts';
import { uploadsOracle } from './policy-uploads.ts';
import { coresOracle } from './policy-oracle-cores.ts';
import { isSystem, sendsFor, systemsOracle } from './policy-systems.ts';
import { liveOracle } from './policy-live.ts';
import { type Row, type Rules, type Someone, type World, all, answersFor, everyRole, find, incidentOf, kept, nobody, publicNames, readsIncidentsOf, requestOf, seatsOf, secret, works } from './policy-rules.ts';

/**
 * Who may see, add, change and remove which row, said a second time: by hand, from what the
 * service promises, without the permission table and without SQL. test/policies.db.test.ts holds
 * the database to it. A table that has no rules here fails that test.
 */
export const oracle: Readonly<Record<string, Rules>> = {
  ...coresOracle,
  ...systemsOracle,
  ...uploadsOracle,
  ...liveOracle,
  ...codersOracle,
  'access.partnership': publicNames,
  'access.organisation': publicNames,
  'access.partnership_organisation': publicNames,
  'access.permission_of_role': publicNames,
  'incidents.permission_of_act': publicNames,
  'access.credential': secret,
  'access.sign_in_attempt': secret,
  'access.demonstration': secret,
  'access.setup_link': secret,

  'access.person': { ...kept, see: (who, { id }, world) => knows(who, String(id), world) },

  // Only an administrator gives and ends roles, in their own partnership, never their own.
  'access.membership': {
    see: (who, { person_id: whose }, world) => knows(who, String(whose), world),
    // A system's role comes with its key, and a system is given no other.
    add: (who, row, world) => administers(who, row, world) && knows(who, String(row['person_id']), world) && row['role'] !== 'agency_system' && !isSystem(row['person_id'], world),
    change: (who, row, world) => administers(who, row, world),
    remove: nobody,
  },

  // A person may look at their own sign-ins and end them. What was ended stays ended.
  'access.session': {
    ...kept,
    see: (who, { person_id: whose }) => who?.id === whose,
    change: (who, { person_id: whose, revoked_at: revoked }) => who?.id === whose && revoked === null,
  },

  // The trail takes an entry from anyone, but only in their own name; managers and scrutineers read their partnership's.
  'audit.entry': {
    ...kept,
    see: (who, { chain }, world) => seatsOf(who, world, ['business_manager', 'scrutineer']).some(({ partnership }) => chain === `partnership:${partnership}`),
    add: (who, { person }) => person === (who?.id ?? null),
  },

  'incidents.incident': {
    ...kept,
    see: readsIncidentsOf,
    add: (who, row, world) => row['opened_by'] === who?.id && works(who, row, world, ['business_manager', 'council_notifier']),
  },

  'incidents.act': {
    ...kept,
    see: (who, row, world) => readsIncidentsOf(who, incidentOf(row, world), world),
    add: (who, row, world) => {
      const roles = actDoneBy[String(row['kind'])] ?? [];
      if (row['by_person'] !== who?.id) return false;
      const incident = incidentOf(row, world);
      const signsFor = partnerIn(row);
      // A view, a signature or a dissent counts for one of the three partners: only by a seat with that partner.
      return seatsOf(who, world, roles).some((seat) => seat.partnership === incident['partnership_id']
        && (signsFor === undefined || world.part(seat.partnership, seat.organisation) === signsFor));
    },
  },

  'incidents.draft': {
    see: (who, row, world) => readsIncidentsOf(who, incidentOf(row, world), world),
    add: (who, row, world) => row['saved_by'] === who?.id && draftsFor(who, row, world),
    change: draftsFor,
    remove: draftsFor,
  },

  'incidents.agency_request': {
    ...kept,
    see: seesRequest,
    add: (who, row, world) => works(who, row, world, ['business_manager']) && incidentOf(row, world)['partnership_id'] === row['partnership_id'],
  },

  'incidents.request_act': {
    ...kept,
    see: (who, row, world) => seesRequest(who, requestOf(row, world), world),
    add: (who, row, world) => {
      if (row['by_person'] !== who?.id) return false;
      const request = requestOf(row, world);
      switch (row['kind']) {
        case 'returned':
        case 'nil_returned': return answersFor(who, request, world);
        case 'asked':
        case 'asked_again':
        case 'due_moved':
        case 'withdrawn':
        case 'chased': return works(who, request, world, ['business_manager']);
        default: return false;
      }
    },
  },

  // What an agency is still writing is the agency's alone.
  'incidents.request_draft': {
    see: (who, row, world) => answersFor(who, requestOf(row, world), world),
    add: (who, row, world) => row['saved_by'] === who?.id && answersFor(who, requestOf(row, world), world),
    change: (who, row, world) => answersFor(who, requestOf(row, world), world),
    remove: (who, row, world) => answersFor(who, requestOf(row, world), world),
  },

  // Released to the agencies that were asked, unless what they were asked was withdrawn.
  'incidents.released_review': {
    ...kept,
    see: (who, row, world) => readsIncidentsOf(who, row, world) || all('incidents.agency_request', world)
      .some((request) => request['incident_id'] === row['incident_id'] && answersFor(who, request, world) && !wasWithdrawn(request, world)),
    add: (who, row, world) => row['released_by'] === who?.id && works(who, row, world, ['business_manager']) && incidentOf(row, world)['partnership_id'] === row['partnership_id'],
  },

  // How a partnership counts its clocks is its own to choose: by its business manager, for all who read its incidents.
  'calendar.choice': {
    ...kept,
    see: readsIncidentsOf,
    add: (who, row, world) => row['chosen_by'] === who?.id && works(who, row, world, ['business_manager']),
  },

  // The Panel sees what was sent to it; the partnership sees what it sent.
  'incidents.panel_item': {
    ...kept,
    see: seesPanelItem,
    add: (who, row, world) => row['sent_by'] === who?.id && incidentOf(row, world)['partnership_id'] === row['partnership_id']
      && works(who, row, world, row['kind'] === 'notification' ? ['business_manager', 'council_notifier'] : ['business_manager']),
  },
  'incidents.panel_act': {
    ...kept,
    see: (who, row, world) => seesPanelItem(who, itemOf(row, world), world),
    add: (who, row, world) => row['by_person'] === who?.id && seatsOf(who, world, ['panel_secretariat']).length > 0,
  },
};

/** Who does each act to an incident. */
export const actDoneBy: Readonly<Record<string, readonly string[]>> = {
  considered: ['business_manager', 'council_notifier'],
  facts_corrected: ['business_manager', 'council_notifier'],
  suspicion_recorded: ['business_manager', 'council_notifier'],
  partner_view: ['safeguarding_partner'],
  decided_on_notification: ['council_notifier'],
  notification_locked: ['business_manager', 'council_notifier'],
  notified: ['business_manager', 'council_notifier'],
  sending_corrected: ['business_manager', 'council_notifier'],
  correction_sent: ['business_manager', 'council_notifier'],
  notification_withdrawn: ['council_notifier'],
  delay_recorded: ['business_manager', 'council_notifier'],
  review_decision_proposed: ['business_manager'],
  partner_signed: ['safeguarding_partner'],
  partner_dissented: ['safeguarding_partner'],
  rapid_review_sent: ['business_manager'],
  decision_notice_sent: ['business_manager'],
  released: ['business_manager'],
};

function draftsFor(who: Someone | null, row: Row, world: World): boolean {
  return works(who, incidentOf(row, world), world, ['business_manager', 'council_notifier']);
}

function administers(who: Someone | null, row: Row, world: World): boolean {
  return row['person_id'] !== who?.id && works(who, row, world, ['administrator']);
}

function seesRequest(who: Someone | null, request: Row, world: World): boolean {
  return readsIncidentsOf(who, request, world) || answersFor(who, request, world) || sendsFor(who, request, world);
}

function seesPanelItem(who: Someone | null, item: Row, world: World): boolean {
  return seatsOf(who, world, ['panel_secretariat', 'panel_analyst']).length > 0 || readsIncidentsOf(who, item, world);
}

function knows(who: Someone | null, other: string, world: World): boolean {
  if (who === null) return false;
  if (who.id === other) return true;
  const seats = world.people.find(({ id }) => id === other)?.seats ?? [];
  const partnerships = seatsOf(who, world, ['business_manager', 'council_notifier', 'safeguarding_partner', 'scrutineer', 'supervisor', 'administrator']);
  const authorIn = seatsOf(who, world, ['agency_author']);
  return seats.some(({ role, partnership, organisation }) =>
    partnerships.some((mine) => mine.partnership === partnership)
    || seatsOf(who, world, everyRole).some((mine) => mine.organisation === organisation)
    || (role === 'business_manager' && authorIn.some((mine) => mine.partnership === partnership)));
}

function itemOf(row: Row, world: World): Row {
  return find('incidents.panel_item', row['item_id'], world);
}

function wasWithdrawn(request: Row, world: World): boolean {
  return all('incidents.request_act', world).some((act) => act['request_id'] === request['id'] && act['kind'] === 'withdrawn');
}

function partnerIn({ data }: Row): unknown {
  return typeof data === 'object' && data !== null && 'partner' in data ? data.partner : undefined;
}
