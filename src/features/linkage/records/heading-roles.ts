import type { ComparisonKind } from '../settings.ts';

/** What a column is taken for. `extra` is another value of the same thing: a former surname, an old address. */
export interface Role {
  readonly name: string;
  readonly kind: ComparisonKind | 'id' | 'label' | 'full_name' | 'out' | 'sealed' | 'restricted' | 'birth_year' | 'birth_month' | 'birth_day';
  readonly extra?: true;
  readonly household?: true;
  /** The column holds keyed encodings, as “sightline link encode” makes them. */
  readonly encoded?: true;
  /** Why it is left out. */
  readonly why?: string;
}

type Line = readonly [pattern: RegExp, role: Role];

// What is said of them holds for brothers and sisters alike, and their number would make one child of a family.
const SOMEBODY_ELSE = '(^|_)(mothers?|fathers?|carers?|parents?|guardians?|mums?|dads?|next_of_kin|nok|siblings?|brothers?|sisters?|partners?)(_|$)';
const ELSEWHERE = 'it is about somebody else';
const ANSWER = 'it says which records belong together, which is for checking the result';

// The first line that fits holds. Headings are in lower case with _ between words.
const LINES: readonly Line[] = [
  // Agencies name these two in many ways, and one that is not understood shows where a child is kept safe: rather too many than too few.
  [/^(?!.*address)(.*_)?sealed(_|$)/, { name: 'sealed', kind: 'sealed' }],
  // An adopted child’s two identities may never be known side by side, and a record does not say which of them it is.
  [/^(?!.*(agency|worker|team|panel|note|comment|mother|father|carer|parent|sibling|brother|sister))(.*_)?(adopted|adoption|adoptee)(_|$)/, { name: 'sealed', kind: 'sealed' }],
  [/^(?!.*(characteristic|note|comment))(.*_)?(restrict(ed|ion)|protected|sensitive|confidential|withheld|undisclosed|refuge|sealed)(_|$)|(^|_)(not?|non)_(to_be_|for_)?disclos/, { name: 'restricted', kind: 'restricted' }],
  [/^(cluster|entity|label|true|truth|gold|ground_truth|match|dup|duplicate|person|child|simulant|individual|ent|household|case|group|twin|sibling)(_?(id|no|number|key|label|group|cluster|code|ref))?$|^family_?(id|no|number|key|ref)$/, { name: 'label', kind: 'label', why: ANSWER }],
  [/^(true|truth|gold|is|target|actual)_|_(truth|label|cluster|entity|gold)$|^(tag|tags|error|errors|class|split|fold|is_match|org|orig|dup_of)$/, { name: 'label', kind: 'label', why: ANSWER }],
  [/^(rec(ord)?|unique|row|source_record)_?(id|no|number|key|ref)?$|^(id|uid|uuid|guid|pk|index|key)$/, { name: 'id', kind: 'id' }],
  [new RegExp(`^(?!.*(phone|mobile|tel(_|$)|e_?mail|address|addr|post_?code|name)).*(${SOMEBODY_ELSE}).*(nhs|upn|dob|birth|born|(^|_)(sex|gender|age|id|no|num|number|ref)(_|$))`), { name: '', kind: 'out', why: ELSEWHERE }],
  [new RegExp(`(nhs|upn|number|dob|birth|sex|gender|age)_(of|for)(_.*)?(${SOMEBODY_ELSE})`), { name: '', kind: 'out', why: ELSEWHERE }],
  [/nhs_?(n|no|num|number|id)?$|^nhs/, { name: 'nhs_number', kind: 'identifier' }],
  [/soc_?sec|^ssn$|social_security|^nino?$|national_(insurance|id)|^upn$|unique_pupil|passport|medicare|^pupil_(id|number)$|^chi(_number)?$/, { name: '', kind: 'identifier' }],
  [new RegExp(`^(?=.*e_?mail).*(${SOMEBODY_ELSE})`), { name: 'email', kind: 'email', household: true }],
  [/e_?mail/, { name: 'email', kind: 'email' }],
  // The telephone in a child’s record is a parent’s, and so a brother’s or sister’s too.
  [/phone|mobile|(^|_)tel(_|$)|contact_number/, { name: 'phone', kind: 'phone', household: true }],
  [new RegExp(`^(?=.*(post_?code|postal_?code)).*(${SOMEBODY_ELSE})`), { name: 'postcode', kind: 'postcode', extra: true }],
  [new RegExp(`^(?=.*(address|addr)).*(${SOMEBODY_ELSE})`), { name: 'address', kind: 'address', extra: true }],
  [/(mother|father|carer|parent|guardian|mum|dad|next_of_kin|nok)(?!.*(dob|birth|date|nhs|id$))/, { name: 'carer', kind: 'carer' }],
  [/^(gp|doctor|school|nursery|setting|practice|surgery|team|worker|social_worker|teacher)(_|$)/, { name: '', kind: 'text', household: true }],
  [/(mother|father|carer|parent|guardian)/, { name: '', kind: 'out', why: ELSEWHERE }],
  [/^(birth_?year|year_of_birth|yob|by)$/, { name: 'dob', kind: 'birth_year' }],
  [/^(birth_?month|month_of_birth|bm)$/, { name: 'dob', kind: 'birth_month' }],
  [/^(birth_?day|day_of_birth|bd)$/, { name: 'dob', kind: 'birth_day' }],
  [/^(edd|(expected|estimated)_(date_of_delivery|delivery_date|due_date)|due_date)$/, { name: 'dob', kind: 'date', extra: true }],
  [/^(dob|d_o_b|do_b|born|birthday)$|dob$|^(dob|do_b)_|date_?of_?birth|birth_?date|^date_born$/, { name: 'dob', kind: 'date' }],
  [/(place|town|city|country)_?of_?birth|birth_?(place|town|city|country)/, { name: 'birth_place', kind: 'text' }],
  [/^(sex|gender)(_|$)|_(sex|gender)$/, { name: 'sex', kind: 'sex' }],
  [/(sur|last_?|family_?)name_(and_)?(fore|first_?|given_?)names?$|(fore|first_?|given_?)names?_(and_)?(sur|last_?|family_?)name$/, { name: 'full_name', kind: 'full_name' }],
  [/^(middle|second|other)_?(fore|given_?)?(name|names|initial|forename|forenames)|^fname_c2$|^middle$/, { name: 'middle_name', kind: 'text' }],
  [/(prev(ious)?|former|old|maiden|birth|alias|other|married|aka|second)_?(sur|last_?|family_?)name|alias_surname|^(lname_c2|maiden_name)$/, { name: 'surname', kind: 'surname', extra: true }],
  [/(prev(ious)?|former|alias|preferred|known|other|aka|nick)_?(first_?|fore|given_?)?(name|as)|^known_as$|^nickname$/, { name: 'forename', kind: 'forename', extra: true }],
  [/^first_and_(surname|last_name)$|^full_?name$|^name$|^(child|person|pupil|student|patient|client|subject|nominal|young_person)(ren)?s?_?(full_?)?name$|^name_full$|^(full_)?name_of_(the_)?(child|pupil|student|patient|client|subject|young_person)$/, { name: 'full_name', kind: 'full_name' }],
  [/(sur|last_?|family_?)names?$|^(lname|sname|lname_c1|last|family|name_last|surname.*|last_name.*)$/, { name: 'surname', kind: 'surname' }],
  [/(fore|first_?|given_?|christian_?)names?$|^(fname|fname_c1|gname|first|given|name_first|1st_names?|forename.*|first_name.*|given_name.*)$/, { name: 'forename', kind: 'forename' }],
  [/(prev(ious)?|former|old)_?(post_?code|zip.*|postal_?code)/, { name: 'postcode', kind: 'postcode', extra: true }],
  [/post_?code|postal_?code|^zip|^pcode$|zip_?code/, { name: 'postcode', kind: 'postcode' }],
  [/(street|house|building|unit|flat|apartment)_?(number|no|num)$|^(house|unit|flat)$/, { name: '', kind: 'place' }],
  [/(prev(ious)?|former|old)_?(address|street)/, { name: 'address', kind: 'address', extra: true }],
  [/^(home_)?(address|addr|street)(_?(line)?_?1|_name|_address|_full|_home|_current)?$|^((the_)?(child|person|pupil|student|patient|client|subject)s?_)?(residential|full|home|current|present|main|primary|registered|last_known|usual|permanent)?_?address(_?(line)?_?1)?$|^street.*$/, { name: 'address', kind: 'address' }],
  [/^(address|addr)(_?(line)?_?[2-9])$/, { name: '', kind: 'place' }],
  [/^(suburb|city|town|locality|village|post_?town)(_|$)/, { name: '', kind: 'place' }],
  [/^(occupation|job|profession|nationality|language|religion)/, { name: '', kind: 'text' }],
  [/^(state|county|region|country|province|local_authority|area|ethnic.*|race.*|la|ward)$/, { name: '', kind: 'out', why: 'it says little that the rest of the address does not, or would make groups of people easier to join than others' }],
  [/^(age|year|relationship.*|housing_type|date.*|created.*|updated.*|modified.*|.*_date|.*_at|notes?|comments?|source.*|agency|dataset|file.*|system)$/, { name: '', kind: 'out', why: 'it is about the record or changes with time' }],
];

// Longer than any heading is, and short enough for every pattern.
const LONGEST_HEADING = 200;

export function headingWords(heading: string): string {
  return heading.slice(0, LONGEST_HEADING).normalize('NFKD').replace(/(?<=\p{L})['’](?=s\b)|\((?=s\))/gu, '').replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '_').replace(/^_+|_+$/g, '');
}

/** The column in which “link encode” says with what scheme and key it encoded. */
export const ENCODING = 'encoding';
const ENCODED = /_(bloom|keyed)$/;

/** What a heading says that its column holds; nothing where it does not say. */
export function roleOfHeading(heading: string): Role | undefined {
  const words = headingWords(heading);
  if (words === ENCODING) return { name: ENCODING, kind: 'out', why: 'it says how the values were encoded' };
  const clear = words.replace(ENCODED, '');
  return clear === words ? roleOfWords(words) : { ...(roleOfWords(clear) ?? { name: clear, kind: 'text' }), encoded: true };
}

function roleOfWords(words: string): Role | undefined {
  const role = LINES.find(([pattern]) => pattern.test(words))?.[1];
  return role?.name === '' ? { ...role, name: words } : role;
}
