import { IDENTIFIES, NO_DATE, NO_TYPE } from '../table/not-mapped.ts';
import { coded, date, flag, moment, neededDate, neededMoment, text, unused, type Field, type TableDefinition } from '../table/record.ts';
import { on, said, someDayFrom } from '../table/rules.ts';
import type { RowValues } from '../table/row-values.ts';
import { ssdSocialCare, type SsdTable } from './ssd-tables.ts';

const ids = (...names: readonly string[]): Readonly<Record<string, Field>> => Object.fromEntries(names.map((name) => [name, text]));

function entry(key: string, definition: TableDefinition): SsdTable {
  return { key, table: definition };
}

function missing(row: RowValues): { readonly category?: string; readonly words: string } {
  const code = row.code('miss_missing_episode_type')?.code;
  if (code === 'M') return { category: 'missing', words: 'missing (M)' };
  return code === 'A' ? { category: 'away', words: 'away from placement without authorisation (A)' } : { words: 'missing or away; the extract does not say which' };
}

// Without the day of the return, the interview was offered some day after the child went.
function offered(row: RowValues): string | undefined {
  return someDayFrom(row, 'miss_missing_episode_end_date') ?? someDayFrom(row, 'miss_missing_episode_start_date');
}

const seen = (row: RowValues) => row.flag('clav_cla_visit_seen') === true || row.flag('clav_cla_visit_seen_alone') === true;

/** What the extract has of children looked after, missing, convicted and in the care of one worker after another. */
const ssdCare: readonly SsdTable[] = [
  entry('clae_cla_episode_start_date', {
    name: 'ssd_cla_episodes', child: 'clae_person_id', inOrder: [['clae_cla_episode_start_date', 'clae_cla_episode_ceased_date']],
    fields: {
      ...ids('clae_cla_episode_id', 'clae_cla_id', 'clae_referral_id', 'clae_cla_placement_id'), clae_cla_episode_start_date: neededDate, clae_cla_episode_start_reason: coded('reason_new_episode'), clae_cla_primary_need_code: coded('primary_need'),
      clae_cla_episode_ceased_date: date, clae_cla_episode_ceased: date, clae_cla_episode_ceased_reason: coded('reason_ceased'), clae_entered_care_date: unused('The first episode says it'), clae_cla_last_iro_contact_date: date,
    },
    events: [
      { type: 'placement_started', on: (row) => (row.code('clae_cla_episode_start_reason')?.code === 'S' ? row.date('clae_cla_episode_start_date') : undefined), ownAct: true, text: (row) => `Started to be looked after.${said('Need', row.words('clae_cla_primary_need_code'))}` },
      { type: 'contact_attempted', on: on('clae_cla_last_iro_contact_date'), ownAct: true, text: () => 'Contact by the independent reviewing officer' },
      { type: 'child_died', on: (row) => (row.code('clae_cla_episode_ceased_reason')?.code === 'E2' ? row.date('clae_cla_episode_ceased_date') : undefined), text: () => 'The child died while looked after' },
      {
        type: 'placement_ended', on: (row) => (row.code('clae_cla_episode_ceased_reason')?.code === 'X1' ? undefined : row.date('clae_cla_episode_ceased_date')), ownAct: true,
        attributes: (row) => ({ reason: row.code('clae_cla_episode_ceased_reason')?.text }), text: (row) => `Ceased to be looked after.${said('Reason', row.words('clae_cla_episode_ceased_reason'))}`,
      },
    ],
  }),
  entry('clap_cla_placement_start_date', {
    name: 'ssd_cla_placement', child: 'clap_person_id', inOrder: [['clap_cla_placement_start_date', 'clap_cla_placement_end_date']],
    fields: {
      ...ids('clap_cla_placement_id', 'clap_cla_id'), clap_cla_placement_start_date: neededDate, clap_cla_placement_type: coded('placement'), clap_cla_placement_provider: coded('placement_provider'), clap_cla_placement_end_date: date, clap_cla_placement_change_reason: coded('placement_change_reason'),
      clap_cla_placement_urn: unused(IDENTIFIES), clap_cla_placement_postcode: unused(IDENTIFIES), clap_cla_placement_distance: unused(NO_TYPE),
    },
    events: [
      { type: 'placement_started', on: on('clap_cla_placement_start_date'), ownAct: true, attributes: (row) => ({ kind: row.code('clap_cla_placement_type')?.text }), text: (row) => `Placement started.${said('Placement', row.words('clap_cla_placement_type'))}${said('Provider', row.words('clap_cla_placement_provider'))}` },
      { type: 'placement_ended', on: on('clap_cla_placement_end_date'), ownAct: true, attributes: (row) => ({ reason: row.code('clap_cla_placement_change_reason')?.text }), text: (row) => `Placement ended.${said('Reason', row.words('clap_cla_placement_change_reason'))}` },
    ],
  }),
  entry('clar_cla_review_date', {
    name: 'ssd_cla_reviews', child: 'clar_person_id',
    fields: { ...ids('clar_cla_review_id', 'clar_cla_id'), clar_cla_review_due_date: unused('It is a limit, and no event'), clar_cla_review_date: date, clar_cla_review_cancelled: flag, clar_cla_review_participation: coded('review_participation') },
    events: [{ type: 'multi_agency_meeting', on: (row) => (row.flag('clar_cla_review_cancelled') === true ? undefined : row.date('clar_cla_review_date')), ownAct: true, text: (row) => `Review of a looked-after child.${said('The child', row.words('clar_cla_review_participation'))}` }],
  }),
  entry('clav_cla_visit_date', {
    name: 'ssd_cla_visits', child: 'clav_person_id', fields: { ...ids('clav_cla_visit_id', 'clav_cla_id'), clav_cla_visit_date: neededDate, clav_cla_visit_seen: flag, clav_cla_visit_seen_alone: flag },
    events: [
      { type: 'child_seen', on: (row) => (seen(row) ? row.date('clav_cla_visit_date') : undefined), ownAct: true, attributes: (row) => ({ alone: row.flag('clav_cla_visit_seen_alone') === undefined ? undefined : row.flag('clav_cla_visit_seen_alone') === true ? 'yes' : 'no' }), text: () => 'Visit to a looked-after child. The child was seen.' },
      { type: 'contact_attempted', on: (row) => (seen(row) ? undefined : row.date('clav_cla_visit_date')), ownAct: true, attributes: () => ({ mode: 'visit' }), text: (row) => `Visit to a looked-after child. ${row.flag('clav_cla_visit_seen') === false ? 'The child was not seen.' : 'Whether the child was seen is not recorded.'}` },
    ],
  }),
  entry('miss_missing_episode_start_date', {
    name: 'ssd_missing', child: 'miss_person_id', inOrder: [['miss_missing_episode_start_date', 'miss_missing_episode_end_date']],
    fields: { miss_table_id: text, miss_missing_episode_id: text, miss_missing_episode_start_date: neededMoment, miss_missing_episode_type: coded('missing'), miss_missing_episode_end_date: moment, miss_missing_rhi_offered: flag, miss_missing_rhi_accepted: flag },
    events: [
      { type: 'missing_started', on: on('miss_missing_episode_start_date'), attributes: (row) => ({ category: missing(row).category }), text: (row) => `The child was ${missing(row).words}` },
      { type: 'missing_ended', on: on('miss_missing_episode_end_date'), text: () => 'The child was no longer missing or away' },
      { type: 'return_home_interview_offered', on: (row) => (row.flag('miss_missing_rhi_offered') === true ? offered(row) : undefined), ownAct: true, text: (row) => `Return home interview offered${row.flag('miss_missing_rhi_accepted') === true ? ' and accepted' : ''}. The extract does not say on which day.` },
      { type: 'return_home_interview_refused', on: (row) => (row.flag('miss_missing_rhi_offered') === true && row.flag('miss_missing_rhi_accepted') === false ? offered(row) : undefined), ownAct: true, text: () => 'Return home interview not accepted. The extract does not say on which day.' },
    ],
  }),
  entry('clac_cla_conviction_date', {
    name: 'ssd_cla_convictions', child: 'clac_person_id', fields: { ...ids('clac_cla_conviction_id', 'clac_cla_conviction_offence'), clac_cla_conviction_date: neededDate },
    events: [{ type: 'offence', on: on('clac_cla_conviction_date'), attributes: () => ({ role: 'suspect' }), text: (row) => `Convicted on this day; the day of the offence is not recorded.${said('Offence', row.text('clac_cla_conviction_offence'))}`, agency: 'court' }],
  }),
  entry('invo_involvement_start_date', {
    name: 'ssd_involvements', child: 'invo_person_id',
    fields: { ...ids('invo_involvements_id', 'invo_referral_id', 'invo_professional_role_id', 'invo_professional_team', 'invo_worker_change_reason'), invo_professional_id: text, invo_involvement_start_date: neededDate, invo_involvement_end_date: { kind: 'date', unused: 'The next worker’s first day says it' } },
    events: [{ type: 'worker_changed', on: on('invo_involvement_start_date'), ownAct: true, attributes: (row) => ({ worker: row.text('invo_professional_id') || undefined }), text: (row) => `A worker took over.${said('Role', row.text('invo_professional_role_id'))}${said('Reason for the change', row.text('invo_worker_change_reason'))}` }],
  }),
  entry('clah_health_check_date', {
    name: 'ssd_cla_health', child: 'clah_person_id', fields: { ...ids('clah_health_check_id', 'clah_health_check_type', 'clah_health_check_status'), clah_health_check_date: neededDate },
    events: [{ type: 'assessment_completed', on: on('clah_health_check_date'), agency: 'health', attributes: () => ({ kind: 'health' }), text: (row) => `Health check of a looked-after child.${said('Kind', row.text('clah_health_check_type'))}${said('Status', row.text('clah_health_check_status'))}` }],
  }),
  entry('send_upn', { name: 'ssd_send', child: 'send_person_id', fields: { send_table_id: text, send_upn: { kind: 'upn' }, send_uln: unused(IDENTIFIES), send_upn_unknown: unused(NO_DATE) }, events: [] }),
];

export const ssdTables: readonly SsdTable[] = [...ssdSocialCare, ...ssdCare];
