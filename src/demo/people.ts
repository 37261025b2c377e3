import type { Part, Role } from '../features/access/index.ts';

export interface DemoOrganisation {
  readonly key: string;
  readonly name: string;
  readonly kind: 'council' | 'integrated_care_board' | 'police' | 'health_provider' | 'school' | 'housing' | 'probation' | 'voluntary' | 'panel' | 'other';
  readonly part: Part | null;
}

export interface DemoPersonSpec {
  readonly key: string;
  readonly name: string;
  readonly role: Role;
  readonly organisation: string;
}

export interface DemoPartnership {
  readonly key: string;
  readonly name: string;
  readonly area: string;
  readonly organisations: readonly DemoOrganisation[];
  readonly people: readonly DemoPersonSpec[];
}

/** Made-up places and people. The counties exist nowhere, and nobody here is drawn from anyone. */
export const coveshire: DemoPartnership = {
  key: 'coveshire', name: 'Coveshire Safeguarding Children Partnership', area: 'Coveshire',
  organisations: [
    { key: 'council', name: 'Coveshire Council', kind: 'council', part: 'council' },
    { key: 'icb', name: 'NHS Coveshire Integrated Care Board', kind: 'integrated_care_board', part: 'health' },
    { key: 'police', name: 'Coveshire Police', kind: 'police', part: 'police' },
    { key: 'hospital', name: 'Coveshire Hospitals NHS Trust', kind: 'health_provider', part: 'relevant_agency' },
    { key: 'community', name: 'Coveshire Community Health', kind: 'health_provider', part: 'relevant_agency' },
    { key: 'school', name: 'Saltmarsh Primary School', kind: 'school', part: 'relevant_agency' },
    { key: 'housing', name: 'Coveshire Homes', kind: 'housing', part: 'relevant_agency' },
    { key: 'probation', name: 'Coveshire Probation', kind: 'probation', part: 'relevant_agency' },
  ],
  people: [
    { key: 'bm', name: 'Marion Teal', role: 'business_manager', organisation: 'council' },
    { key: 'notifier', name: 'Oluwaseun Barrow', role: 'council_notifier', organisation: 'council' },
    { key: 'partner-council', name: 'Harriet Quayle', role: 'safeguarding_partner', organisation: 'council' },
    { key: 'partner-health', name: 'Dev Ranasinghe', role: 'safeguarding_partner', organisation: 'icb' },
    { key: 'partner-police', name: 'Colm Astley', role: 'safeguarding_partner', organisation: 'police' },
    { key: 'author-hospital', name: 'Priya Lund', role: 'agency_author', organisation: 'hospital' },
    { key: 'author-community', name: 'Joan Feltham', role: 'agency_author', organisation: 'community' },
    { key: 'author-school', name: 'Beth Arkwright', role: 'agency_author', organisation: 'school' },
    { key: 'author-housing', name: 'Tomasz Wren', role: 'agency_author', organisation: 'housing' },
    { key: 'author-police', name: 'Gwen Marlow', role: 'agency_author', organisation: 'police' },
    { key: 'supervisor', name: 'Grace Tolliver', role: 'supervisor', organisation: 'council' },
    { key: 'practitioner', name: 'Ned Farrow', role: 'practitioner', organisation: 'council' },
    { key: 'practitioner-school', name: 'Ada Lindqvist', role: 'practitioner', organisation: 'school' },
    { key: 'scrutineer', name: 'Ruth Okafor', role: 'scrutineer', organisation: 'council' },
    { key: 'administrator', name: 'Simon Peel', role: 'administrator', organisation: 'council' },
  ],
};

export const ashshire: DemoPartnership = {
  key: 'ashshire', name: 'Ashshire Safeguarding Children Partnership', area: 'Ashshire',
  organisations: [
    { key: 'council', name: 'Ashshire County Council', kind: 'council', part: 'council' },
    { key: 'icb', name: 'NHS Ashshire Integrated Care Board', kind: 'integrated_care_board', part: 'health' },
    { key: 'police', name: 'Ashshire Constabulary', kind: 'police', part: 'police' },
    { key: 'school', name: 'Beacon Hill Academy', kind: 'school', part: 'relevant_agency' },
  ],
  people: [
    { key: 'bm', name: 'Elin Prosser', role: 'business_manager', organisation: 'council' },
    { key: 'notifier', name: 'Frank Odell', role: 'council_notifier', organisation: 'council' },
    { key: 'partner-council', name: 'Nadia Brandt', role: 'safeguarding_partner', organisation: 'council' },
    { key: 'partner-health', name: 'Owen Sato', role: 'safeguarding_partner', organisation: 'icb' },
    { key: 'partner-police', name: 'Ines Holloway', role: 'safeguarding_partner', organisation: 'police' },
    { key: 'author-school', name: 'Kit Lomax', role: 'agency_author', organisation: 'school' },
    { key: 'practitioner', name: 'Rhona Beddoe', role: 'practitioner', organisation: 'council' },
  ],
};

export const panel = {
  organisation: { key: 'panel', name: 'Child Safeguarding Practice Review Panel', kind: 'panel', part: null } satisfies DemoOrganisation,
  people: [
    { key: 'secretariat', name: 'Aled Bright', role: 'panel_secretariat', organisation: 'panel' },
    { key: 'analyst', name: 'Yemi Castle', role: 'panel_analyst', organisation: 'panel' },
    { key: 'second-analyst', name: 'Morwenna Hale', role: 'panel_analyst', organisation: 'panel' },
    { key: 'third-analyst', name: 'Idris Cole', role: 'panel_analyst', organisation: 'panel' },
  ] satisfies readonly DemoPersonSpec[],
};

export const demoPartnerships: readonly DemoPartnership[] = [coveshire, ashshire];
