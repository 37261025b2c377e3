interface Agency {
  readonly words: string;
  readonly sector: Sector;
}

/** Whose service it is, where a rule speaks of "health" or "the council" and not of one team. */
export type Sector = 'council' | 'police' | 'health' | 'education' | 'justice' | 'community' | 'oversight' | 'other';

/** The services that record events and come to know of them. */
export const agencies = {
  children_social_care: { words: "Children's social care", sector: 'council' },
  family_help: { words: 'Family Help', sector: 'council' },
  housing: { words: 'Housing', sector: 'council' },
  council_education: { words: "Council's education service", sector: 'council' },
  adult_social_care: { words: 'Adult social care', sector: 'council' },
  youth_justice: { words: 'Youth justice service', sector: 'council' },
  police: { words: 'Police', sector: 'police' },
  health: { words: 'Health service (which one is not recorded)', sector: 'health' },
  general_practice: { words: 'General practice', sector: 'health' },
  hospital: { words: 'Hospital', sector: 'health' },
  ambulance: { words: 'Ambulance service', sector: 'health' },
  midwifery: { words: 'Midwifery', sector: 'health' },
  health_visiting: { words: 'Health visiting', sector: 'health' },
  school_nursing: { words: 'School nursing', sector: 'health' },
  child_mental_health: { words: "Children's mental health service", sector: 'health' },
  adult_mental_health: { words: 'Adult mental health service', sector: 'health' },
  sexual_health: { words: 'Sexual health service', sector: 'health' },
  substance_misuse: { words: 'Drug and alcohol service', sector: 'health' },
  integrated_care_board: { words: 'Integrated care board', sector: 'health' },
  school: { words: 'School', sector: 'education' },
  early_years: { words: 'Nursery, childminder or other early years setting', sector: 'education' },
  college: { words: 'College or training provider', sector: 'education' },
  probation: { words: 'Probation', sector: 'justice' },
  court: { words: 'Court', sector: 'justice' },
  cafcass: { words: 'Cafcass', sector: 'justice' },
  immigration: { words: 'Immigration service', sector: 'justice' },
  care_provider: { words: "Children's home, foster carer or other care provider", sector: 'community' },
  domestic_abuse_service: { words: 'Domestic abuse service', sector: 'community' },
  voluntary: { words: 'Voluntary or community organisation', sector: 'community' },
  safeguarding_partnership: { words: 'Safeguarding partnership', sector: 'oversight' },
  panel: { words: 'Child Safeguarding Practice Review Panel', sector: 'oversight' },
  other: { words: 'Other', sector: 'other' },
} as const satisfies Readonly<Record<string, Agency>>;

export type AgencyName = keyof typeof agencies;

export function isAgencyName(text: string): text is AgencyName {
  return Object.hasOwn(agencies, text);
}

/** The agency in words; one that is not in the vocabulary as it was written. */
export function agencyInWords(agency: string): string {
  return isAgencyName(agency) ? agencies[agency].words : agency;
}

export function sectorOf(agency: string): Sector {
  return isAgencyName(agency) ? agencies[agency].sector : 'other';
}
