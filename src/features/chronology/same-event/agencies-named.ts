import { agencyInWords } from '../../events/index.ts';

/** How an agency is spoken of in another's account; over evened text. */
const NAMED: readonly (readonly [RegExp, RegExp])[] = [
  [/police|constab/, /\bpolice\b|\bofficers?\b|\bpnc\b/],
  [/social.?care|social.?services|children_social_care/, /\bsocialcare\b/],
  [/health.?visit/, /\bhealthvisitor\b/],
  [/school.?nurs/, /\bschool nurse\b/],
  [/school|nursery|early.?years|college|education/, /\bschool\b|\bteacher\b|\btutor\b|\bnursery\b|\bdsl\b|\bsenco\b/],
  [/midwi/, /\bmidwi\w+/],
  [/hospital|ward|acute/, /\bhospital\b|\bward\b|\bpaediatric\w*|\bconsultant\b|\bemergencydepartment\b|\bdietician\b/],
  [/ambulance/, /\bambulance\b|\bparamedic/],
  [/general.?practi|^gp\b|surgery/, /\bgp\b|\bsurgery\b/],
  [/mental.?health|camhs/, /\bcamhs\b|\bmental health\b/],
  [/housing/, /\bhousing\b|\btenancy\b/],
  [/probation/, /\bprobation\b/],
  [/court|cafcass/, /\bcourt\b|\bhearing\b|\border\b/],
  [/domestic.?abuse|idva|refuge/, /\bidva\b|\bdomestic abuse service\b|\brefuge\b/],
  [/sexual.?health/, /\bsexual health\b/],
  [/care.?provider|children'?s home|foster|residential/, /\bhome manager\b|\bchildren'?s home\b|\bthe home\b|\bfoster carer\b|\bhome rang\b|\bby home\b|\bplacement\b/],
  [/voluntary|charity|community/, /\bindependent worker\b|\bcharity\b/],
];

/** The bit that stands for how others name that agency; 0 where nothing better than its own name is known. */
export function bitOf(agency: string): number {
  const text = `${agency} ${agencyInWords(agency)}`.toLowerCase();
  const at = NAMED.findIndex(([own]) => own.test(text));
  return at === -1 ? 0 : 1 << at;
}

/** The bits of every agency that an evened text speaks of. */
export function bitsNamed(plain: string): number {
  return NAMED.reduce((bits, [, pattern], at) => (pattern.test(plain) ? bits | (1 << at) : bits), 0);
}

/** "Police" for `police` and for "Police". */
export function tellerInWords(agency: string): string {
  return agency === '' ? 'an agency that is not named' : agencyInWords(agency);
}

