import { agencies, agencyInWords, isAgencyName, type AgencyName } from '../../events/index.ts';

// What agencies call themselves in the names of files.
const CALLED: readonly (readonly [RegExp, AgencyName])[] = [
  [/\b(?:police|constabulary|ppu|cid)\b/i, 'police'], [/\b(?:csc|childrens? social care|social care|childrens services|csw|cyps|social work)\b/i, 'children_social_care'],
  [/\b(?:early help|family help)\b/i, 'family_help'], [/\bhousing\b/i, 'housing'], [/\b(?:gp|general practice|surgery)\b/i, 'general_practice'],
  [/\b(?:health visit\w*|hv)\b/i, 'health_visiting'], [/\bschool nurs\w*\b/i, 'school_nursing'], [/\b(?:camhs|child mental health|cyp mental health)\b/i, 'child_mental_health'],
  [/\b(?:adult mental health|amhs)\b/i, 'adult_mental_health'], [/\bmidwi\w*\b/i, 'midwifery'], [/\b(?:ambulance|[a-z]+mas)\b/i, 'ambulance'], [/\b(?:hospital|acute|a&e|ed)\b/i, 'hospital'],
  [/\b(?:substance misuse|drug and alcohol|drugs? (?:and|&) alcohol)\b/i, 'substance_misuse'], [/\bsexual health\b/i, 'sexual_health'], [/\b(?:icb|integrated care board)\b/i, 'integrated_care_board'],
  [/\b(?:nursery|early years|childminder)\b/i, 'early_years'], [/\bcollege\b/i, 'college'], [/\b(?:school|academy|primary|secondary)\b/i, 'school'], [/\b(?:probation|nps)\b/i, 'probation'],
  [/\bcafcass\b/i, 'cafcass'], [/\b(?:youth justice|yot|yjs|yos)\b/i, 'youth_justice'], [/\b(?:adult social care|asc)\b/i, 'adult_social_care'], [/\b(?:idva|domestic abuse|womens aid|refuge)\b/i, 'domestic_abuse_service'],
  [/\bcourt\b/i, 'court'], [/\bimmigration\b/i, 'immigration'], [/\b(?:health|nhs|hospital trust|icb)\b/i, 'health'], [/\beducation\b/i, 'council_education'],
];

/** Whose account a file with that name is, in words; '' where the name does not say. */
export function agencyOfFileName(file: string): string {
  const words = file.replace(/\.[a-z]+$/i, '').replace(/['’]/g, '').replace(/[_\-.+]+/g, ' ').replace(/([a-z])([A-Z])/g, '$1 $2');
  const found = CALLED.find(([pattern]) => pattern.test(words))?.[1];
  return found === undefined ? '' : agencyInWords(found);
}

/** "Agency: Northtown Police" in a text above the table; '' where there is none. */
export function agencyInText(texts: readonly string[]): string {
  for (const text of texts) {
    const [, named] = /^(?:name of )?(?:agency|organisation|organization|service)(?: name)?\s*[:|\t–-]\s*(\S.{1,80})$/im.exec(text) ?? [];
    if (named !== undefined) return named.trim();
  }
  return '';
}

/** Each way in which entries may name the same agency: by its name in the vocabulary, or by its words. */
export function spellingsOf(agency: string): readonly string[] {
  const words = agencyInWords(agency);
  return [...new Set([agency, words, ...Object.keys(agencies).filter((name) => agencyInWords(name) === words)])];
}

/** The name of the vocabulary for an agency as it was written, where it has one. */
export function agencyName(written: string): AgencyName | undefined {
  const token = written.trim().toLowerCase().replace(/['’]/g, '').replace(/[^a-z0-9]+/g, '_');
  if (isAgencyName(token)) return token;
  return CALLED.find(([pattern]) => pattern.test(written.replace(/['’]/g, '')))?.[1];
}
