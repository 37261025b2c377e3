import { NO_DATE, NO_TYPE, IDENTIFIES } from '../table/not-mapped.ts';
import { coded, date, neededDate, text, unused, type Field, type TableDefinition } from '../table/record.ts';
import { on, ORDERS, said } from '../table/rules.ts';
import type { RowValues } from '../table/row-values.ts';

const CHILD = 'CHILD';
const about = { CHILD: text, DOB: date } as const;
const describes = { birth: 'DOB' } as const;
/** When the child starts to be looked after, or the placement or carer changes. */
const NEW_PLACEMENT: ReadonlySet<string> = new Set(['S', 'P', 'T', 'B', 'U']);
const NEW_STATUS: ReadonlySet<string> = new Set(['S', 'L', 'B', 'U']);

function beginning(row: RowValues, reasons: ReadonlySet<string>): string | undefined {
  return reasons.has(row.code('RNE')?.code ?? '') ? row.date('DECOM') : undefined;
}

function withStatus(statuses: readonly string[]): (row: RowValues) => string | undefined {
  return (row) => (statuses.includes(row.code('LS')?.code ?? '') ? beginning(row, NEW_STATUS) : undefined);
}

function endedPlacement(row: RowValues): string | undefined {
  const stays = row.code('REC')?.code === 'X1' && row.text('REASON_PLACE_CHANGE') === '';
  return stays ? undefined : row.date('DEC');
}

function ceasedWith(codes: readonly string[]): (row: RowValues) => string | undefined {
  return (row) => (codes.includes(row.code('REC')?.code ?? '') ? row.date('DEC') : undefined);
}

/** `M` and `A` are two different things, and stay two: a child away from placement has not gone missing. */
function awayOrMissing(row: RowValues): { readonly category?: string; readonly words: string } {
  const code = row.code('MISSING')?.code;
  if (code === 'M') return { category: 'missing', words: 'missing from care' };
  return code === 'A' ? { category: 'away', words: 'away from placement without authorisation' } : { words: `away or missing, recorded as “${row.text('MISSING')}”` };
}

function undated(name: string, fields: readonly string[]): TableDefinition {
  return { name, child: CHILD, describes, fields: { ...about, ...Object.fromEntries(fields.map((field): readonly [string, Field] => [field, unused(NO_DATE)])) }, events: [] };
}

/** The files of the SSDA903 return. `key` is the column by which a file is known, whatever it is called. */
export const ssda903Tables: readonly { readonly key: string; readonly table: TableDefinition }[] = [
  { key: 'ETHNIC', table: {
    name: 'Header', child: CHILD, describes: { birth: 'DOB', sex: 'SEX', ethnicity: 'ETHNIC' },
    fields: { ...about, SEX: coded('sex_903'), ETHNIC: coded('ethnicity'), UPN: { kind: 'upn' }, MOTHER: unused(NO_DATE), MC_DOB: unused('It is the birth of the child of this child') }, events: [],
  } },
  { key: 'DECOM', table: {
    name: 'Episodes', child: CHILD, inOrder: [['DECOM', 'DEC']],
    fields: {
      CHILD: text, DECOM: neededDate, RNE: coded('reason_new_episode'), LS: coded('legal_status'), CIN: coded('primary_need'), PLACE: coded('placement'), PLACE_PROVIDER: coded('placement_provider'),
      DEC: date, REC: coded('reason_ceased'), REASON_PLACE_CHANGE: coded('placement_change_reason'), HOME_POST: unused(IDENTIFIES), PL_POST: unused(IDENTIFIES), URN: unused(IDENTIFIES),
    },
    events: [
      {
        type: 'placement_started', on: (row) => beginning(row, NEW_PLACEMENT), ownAct: true, attributes: (row) => ({ kind: row.code('PLACE')?.text }),
        text: (row) => `${row.code('RNE')?.text ?? 'Placement started'}.${said('Placement', row.words('PLACE'))}${said('Provider', row.words('PLACE_PROVIDER'))}${said('Legal status', row.words('LS'))}${said('Need', row.words('CIN'))}`,
      },
      { type: 'order_made', on: withStatus(['C1', 'C2', 'E1']), attributes: (row) => ({ kind: ORDERS[row.code('LS')?.code ?? ''] }), text: (row) => `Legal status from this day: ${row.words('LS')}`, agency: 'court' },
      { type: 'police_protection_started', on: withStatus(['L1']), text: (row) => `Legal status from this day: ${row.words('LS')}`, agency: 'police' },
      { type: 'epo_granted', on: withStatus(['L2']), text: (row) => `Legal status from this day: ${row.words('LS')}`, agency: 'court' },
      {
        type: 'placement_ended', on: endedPlacement, ownAct: true, attributes: (row) => ({ reason: row.code('REASON_PLACE_CHANGE')?.text ?? row.code('REC')?.text }),
        text: (row) => `${row.code('REC')?.code === 'X1' ? 'Placement ended' : 'Placement ended, and the child ceased to be looked after'}.${said('Reason', row.words('REASON_PLACE_CHANGE'))}${said('Episode', row.words('REC'))}`,
      },
      { type: 'order_made', on: ceasedWith(['E41', 'E45', 'E46', 'E47', 'E48']), attributes: (row) => ({ kind: ORDERS[row.code('REC')?.code ?? ''] }), text: (row) => `Ceased to be looked after: ${row.words('REC')}`, agency: 'court' },
      { type: 'order_made', on: ceasedWith(['E11', 'E12']), attributes: () => ({ kind: 'other' }), text: (row) => `Ceased to be looked after: ${row.words('REC')}`, agency: 'court' },
      { type: 'child_died', on: ceasedWith(['E2']), text: () => 'The child died while looked after' },
    ],
  } },
  { key: 'MISSING', table: {
    name: 'Missing', child: CHILD, describes, inOrder: [['MIS_START', 'MIS_END']], fields: { ...about, MISSING: coded('missing'), MIS_START: neededDate, MIS_END: date },
    events: [
      { type: 'missing_started', on: on('MIS_START'), attributes: (row) => ({ category: awayOrMissing(row).category, missing_from: 'care' }), text: (row) => `The child was ${awayOrMissing(row).words}${row.code('MISSING') === undefined ? '' : ` (${row.code('MISSING')?.code})`} from this day` },
      { type: 'missing_ended', on: on('MIS_END'), text: (row) => `The child was no longer ${awayOrMissing(row).words}` },
    ],
  } },
  { key: 'REVIEW', table: {
    name: 'Reviews', child: CHILD, describes, fields: { ...about, REVIEW: neededDate, REVIEW_CODE: coded('review_participation') },
    events: [{ type: 'multi_agency_meeting', on: on('REVIEW'), ownAct: true, text: (row) => `Review of a looked-after child.${said('The child', row.words('REVIEW_CODE'))}` }],
  } },
  { key: 'DATE_PLACED', table: {
    name: 'PlacedAdoption', child: CHILD, describes, inOrder: [['DATE_PLACED', 'DATE_PLACED_CEASED']],
    fields: { ...about, DATE_PLACED: neededDate, DATE_PLACED_CEASED: date, REASON_PLACED_CEASED: coded('adoption_ceased_reason') },
    events: [
      { type: 'placement_started', on: on('DATE_PLACED'), ownAct: true, attributes: () => ({ kind: 'Placed for adoption' }), text: () => 'Placed for adoption' },
      { type: 'placement_ended', on: on('DATE_PLACED_CEASED'), ownAct: true, attributes: (row) => ({ reason: row.code('REASON_PLACED_CEASED')?.text }), text: (row) => `No longer placed for adoption.${said('Reason', row.words('REASON_PLACED_CEASED'))}` },
    ],
  } },
  { key: 'PREV_PERM', table: {
    name: 'PrevPerm', child: CHILD, describes, fields: { ...about, PREV_PERM: coded('previous_permanence'), LA_PERM: text, DATE_PERM: date },
    events: [{
      type: 'order_made', on: (row) => (row.code('PREV_PERM')?.code === 'Z1' ? undefined : row.date('DATE_PERM')), agency: 'court',
      attributes: (row) => ({ kind: row.code('PREV_PERM')?.code === 'P2' ? 'special_guardianship' : row.code('PREV_PERM')?.code === 'P3' ? 'child_arrangements' : 'other' }),
      text: (row) => `Permanence order before this time in care.${said('Kind', row.words('PREV_PERM'))}${said('By', row.text('LA_PERM'))}`,
    }],
  } },
  { key: 'SW_ID', table: {
    name: 'SocialWorker', child: CHILD, describes, inOrder: [['SW_DECOM', 'SW_DEC']], fields: { ...about, SW_ID: text, SW_DECOM: neededDate, SW_DEC: { kind: 'date', unused: 'The next worker’s first day says it' }, SW_REASON: coded('worker_change_reason') },
    events: [{ type: 'worker_changed', on: on('SW_DECOM'), ownAct: true, attributes: (row) => ({ worker: row.text('SW_ID') || undefined }), text: (row) => `A social worker took over.${said('Reason', row.words('SW_REASON'))}` }],
  } },
  { key: 'DATE_MATCH', table: { name: 'AD1', child: CHILD, describes, fields: { ...about, DATE_INT: unused(NO_TYPE), DATE_MATCH: unused(NO_TYPE), ...fieldsOf(['FOSTER_CARE', 'NB_ADOPTR', 'SEX_ADOPTR', 'LS_ADOPTR']) }, events: [] } },
  { key: 'DUC', table: { name: 'UASC', child: CHILD, describes: { birth: 'DOB', sex: 'SEX' }, fields: { ...about, SEX: coded('sex_903'), DUC: unused('It is the day of turning 18') }, events: [] } },
  { key: 'SDQ_SCORE', table: undated('OC2', ['SDQ_SCORE', 'SDQ_REASON', 'CONVICTED', 'HEALTH_CHECK', 'IMMUNISATIONS', 'TEETH_CHECK', 'HEALTH_ASSESSMENT', 'SUBSTANCE_MISUSE', 'INTERVENTION_RECEIVED', 'INTERVENTION_OFFERED']) },
  { key: 'IN_TOUCH', table: undated('OC3', ['IN_TOUCH', 'ACTIV', 'ACCOM']) },
];

function fieldsOf(names: readonly string[]): Readonly<Record<string, Field>> {
  return Object.fromEntries(names.map((name) => [name, unused(NO_DATE)]));
}
