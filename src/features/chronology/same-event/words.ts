/** Different words for one thing, so that a nurse's account and an officer's meet. In order: longer phrases first. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/\b(?:children'?s )?social (?:care|services)\b|\bcsc\b|\bmash\b|\bedt\b|\b(?:emergency duty|out of hours) team\b/g, ' socialcare '],
  [/\bsocial workers?\b|\bsws?\b/g, ' socialcare '],
  [/\bhealth visitors?\b|\bhvs?\b/g, ' healthvisitor '],
  [/\b(?:initial )?(?:child protection |pre-birth )?conference\b|\bicpcs?\b/g, ' conference '],
  [/\b(?:child in need|cin) (?:review )?meeting\b/g, ' cinmeeting '],
  [/\bstrategy (?:meeting|discussion)s?\b/g, ' strategymeeting '],
  [/\bcore groups?(?: meeting)?\b/g, ' coregroup '],
  [/\bdischarge planning(?: meeting)?\b/g, ' dischargemeeting '],
  [/\bteam around the (?:child|family)(?: meeting)?\b|\btac\b/g, ' teamaround '],
  [/\b(?:looked after|lac|cla) reviews?\b/g, ' lookedafterreview '],
  [/\b(?:return home|return) interviews?\b|\brhi\b/g, ' returninterview '],
  [/\bchild protection medical\b|\bcp medical\b|\bmedical finding\b/g, ' cpmedical '],
  [/\b(?:child protection|cp) plans?\b/g, ' cpplan '],
  [/\bsection 47\b|\bs\.?47\b/g, ' section47 '],
  [/\bno further action\b|\bnfa\b/g, ' nfa '],
  [/\bwas not brought\b|\bdid not (?:attend|arrive)\b|\bdna\b|\bmissed (?:her|his|the|an) (?:\w+ )?appointment\b/g, ' notattended '],
  [/\ba&e\b|\bemergency department\b|\bed\b/g, ' emergencydepartment '],
  [/\b(?:domestic (?:abuse|violence)(?: incident| notice)?|domestic incident|verbal (?:argument|dispute)|\bdv\b|\bda\b)/g, ' domesticincident '],
  [/\btv\b/g, 'television'], [/\bmum(?:my)?\b|\bmam\b/g, 'mother'], [/\bdad(?:dy)?\b/g, 'father'], [/\bstep-?\s?(?:father|dad)\b/g, 'stepfather'], [/\bscald(?:ed)?\b/g, 'burn'],
  [/\bexclu(?:ded|sion)\b/g, 'exclusion'], [/\bindependent domestic violence adviser\b/g, 'idva'], [/\bchild and adolescent mental health\b/g, 'camhs'], [/\bgeneral practitioner\b/g, 'gp'],
  [/\b(?:infant|newborn)\b/g, 'baby'], [/\b(?:rang|phoned|telephoned|telephone call|phone call|telephone contact|called|rung)\b/g, ' rang '], [/\b(?:located|brought back|returned home|came home|came in)\b/g, ' found '],
  [/\b(?:car|van|motor)\b/g, 'vehicle'], [/\b(?:struck|hitting|punched|slapped)\b/g, 'hit'],
];

const STOP: ReadonlySet<string> = new Set(
  `a an and or the of to in on at by for from with without as is was were be been being are it its this that these those there here he him his she her hers they them their theirs we our us you your i me my who whom which what when where why how
  not no nor so than then too very can could may might must shall should will would has have had do does did done into onto out up down over under about after before again also any all each both other another same such only own if because while until
  said says say told tell today yesterday tonight morning afternoon evening night day week am pm`.split(/\s+/),
);

/** Words that every chronology is full of: shared, they say little. The number is about how many entries in a hundred hold one. */
const EVERYDAY: ReadonlyMap<string, number> = new Map(
  Object.entries({
    30: 'mother child school', 20: 'father police home visit seen socialcare', 12: 'rang meet report refer attend contact agree plan support review',
    8: 'health healthvisitor worker concern well new give discuss address call inform family baby see share nurse gp hospital old time first call made make go come ask',
    4: 'conference coregroup strategymeeting cinmeeting domesticincident section47 nfa appointment assess group present follow letter clinic weight risk safe safety children team place arrive notification spoken',
  }).flatMap(([share, words]) => words.split(' ').map((word): readonly [string, number] => [word, Number(share)])),
);

/** What the text says in the words that are compared, lower case. */
export function evened(text: string): string {
  return ALIKE.reduce((plain, [pattern, word]) => plain.replace(pattern, word), text.toLowerCase().replaceAll('’', "'"));
}

/** Each informative word of an evened text once. */
export function tokensOf(plain: string): readonly string[] {
  const words = plain.match(/[a-z0-9]+(?:[.:'][a-z0-9]+)*/g) ?? [];
  return [...new Set(words.map(stemOf).filter((word) => word.length > 1 && !STOP.has(word)))];
}

export function everydayShare(token: string): number {
  return (EVERYDAY.get(token) ?? 0.2) / 100;
}

const stems = new Map<string, string>();
const MOST_KEPT = 50_000;

// Accounts are made of few words said often, and stemming is most of the work of making them ready.
function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size >= MOST_KEPT) stems.clear();
  const made = stem(word);
  stems.set(word, made);
  return made;
}

function stem(word: string): string {
  const bare = word.replace(/'s?$/, '');
  if (/\d/.test(bare) || bare.length < 5 || STOP.has(bare)) return bare;
  if (bare.endsWith('ies')) return `${bare.slice(0, -3)}y`;
  const cut = bare.replace(/(?:ings?|edly|ed|es|s)$/, '');
  return cut.length >= 3 && !bare.endsWith('ss') ? cut.replace(/([bdgklmnprt])\1$/, '$1') : bare;
}
