import { agencyInWords } from '../../events/index.ts';
import type { Voiced } from './silence.ts';

/** An agency that was asked, or that the accounts of others speak of. */
export interface Expected {
  readonly agency: string;
  readonly area?: string;
  /** Why an account of it is expected: "asked on 3 May 2026". */
  readonly because: string;
}

/** What is not in the record at all. */
export interface NotReceived extends Expected {
  /** `none`: no account. `nil`: it said that it has nothing. */
  readonly state: 'none' | 'nil';
}

/** The agencies that are expected and of which there is no entry. `nil` are those that answered that they have nothing. */
export function notReceived(entries: readonly Voiced[], expected: readonly Expected[], nil: readonly string[] = []): readonly NotReceived[] {
  const present = new Set(entries.flatMap(({ agency, area = '' }) => [key(agency, area), key(agency, '')]));
  const empty = new Set(nil.map((agency) => key(agency, '')));
  return expected.filter(({ agency, area = '' }) => !present.has(key(agency, area))).map((one) => ({ ...one, state: empty.has(key(one.agency, '')) ? 'nil' : 'none' }));
}

/** Services that the accounts name and that gave none themselves, with the entries that name them. */
export function namedWithoutAccount(entries: readonly Voiced[]): readonly { readonly agency: string; readonly entries: readonly string[] }[] {
  const present = new Set(entries.map(({ agency }) => key(agency, '')));
  return Object.entries(NAMES).filter(([agency]) => !present.has(key(agency, ''))).flatMap(([agency, pattern]) => {
    const naming = entries.filter(({ text = '' }) => pattern.test(text)).map(({ id }) => id);
    return naming.length === 0 ? [] : [{ agency, entries: naming }];
  });
}

const NAMES: Readonly<Record<string, RegExp>> = {
  police: /\bpolice\b|\bPC \d*/i, children_social_care: /\bsocial (?:care|worker|services)\b/i, housing: /\bhousing\b|\blandlord\b|\btenancy\b/i, school: /\bschool\b|\bteacher\b/i, health_visiting: /\bhealth visitor/i,
  midwifery: /\bmidwi/i, hospital: /\bhospital\b|\bA&E\b|\bemergency department\b/i, general_practice: /\bGP\b|\bgeneral practi/, probation: /\bprobation\b/i, child_mental_health: /\bCAMHS\b/, substance_misuse: /\bdrug (?:and alcohol )?(?:service|worker)\b/i,
  adult_mental_health: /\badult mental health\b|\bcrisis team\b/i, ambulance: /\bambulance\b|\bparamedic/i, domestic_abuse_service: /\bIDVA\b|\brefuge\b|\bWomen's Aid\b/i, youth_justice: /\byouth (?:justice|offending)\b/i,
};

function key(agency: string, area: string): string {
  return `${agencyInWords(agency)}|${area}`.toLowerCase().trim();
}
