/** What an account tells of, as far as its words show. `together` kinds are held by several agencies at once. */
export interface KindOfEvent {
  readonly name: string;
  readonly words: string;
  readonly together: boolean;
  /** Each agency has its own: two visits on a day are two visits. */
  readonly eachOwn: boolean;
  readonly pattern: RegExp;
}

function together(name: string, words: string, pattern: RegExp): KindOfEvent {
  return { name, words, together: true, eachOwn: false, pattern };
}

function happening(name: string, words: string, pattern: RegExp): KindOfEvent {
  return { name, words, together: false, eachOwn: false, pattern };
}

function ownAct(name: string, words: string, pattern: RegExp): KindOfEvent {
  return { name, words, together: false, eachOwn: true, pattern };
}

/** Over evened text (words.ts). */
export const kinds: readonly KindOfEvent[] = [
  together('strategy', 'a strategy meeting', /strategymeeting/),
  together('conference', 'a child protection conference', /conference/),
  together('core-group', 'a core group', /coregroup/),
  together('cin-meeting', 'a child in need meeting', /cinmeeting/),
  together('marac', 'a multi-agency risk assessment conference', /\bmarac\b/),
  together('team-around', 'a team around the child meeting', /teamaround/),
  together('discharge-meeting', 'a discharge planning meeting', /dischargemeeting/),
  together('looked-after-review', 'a review of a looked-after child', /lookedafterreview/),
  together('return-interview', 'a return home interview', /returninterview/),
  happening('missing', 'a child missing', /\bmissing\b|not back by/),
  happening('found', 'a child found or back', /\bfound\b(?=.*\b(?:station|home|flat|park|safe|taken|morning|officers|police)\b)|\breturned\b|\bbrought back\b/),
  happening('arrest', 'an arrest or interview by police', /\barrest|\bremanded\b|under caution|\bcharged\b/),
  happening('incident', 'violence or a dispute at home', /domesticincident|\bkicked\b|\bsmashed\b|breach of the peace|\bargument\b|\bdispute\b/),
  happening('medical', 'a medical examination', /cpmedical|body map/),
  happening('hospital', 'a visit to hospital', /emergencydepartment|\badmitted\b|\bin hospital\b|\battended with a\b|\bconveyed\b|\boverdose\b/),
  happening('not-attended', 'an appointment that was missed', /notattended/),
  happening('birth', 'a birth', /\bborn\b|\bdelivery of\b|live female|live male/),
  happening('exclusion', 'an exclusion from school', /\bexclusion\b/),
  happening('self-harm', 'self-harm', /\bself-?harm|\bscratches\b|\boverdose\b|\btablets\b/),
  happening('order', 'a court order', /\border (?:made|granted|served)\b|\bhearing\b/),
  happening('eviction', 'losing a home', /\bevict|\bhomeless\b/),
  happening('release', 'a release from custody', /\breleased\b.*\b(?:licence|custody)\b/),
  happening('referral', 'a referral', /\breferral (?:made|sent|received|from)\b|\breferred to socialcare\b|\bsocialcare contact from\b|\bcontact from\b|\breferral to socialcare\b/),
  ownAct('visit', 'a visit', /\bvisit\b/),
  ownAct('call', 'a call', /\brang\b/),
  ownAct('appointment', 'an appointment', /\bappointment\b|\bclinic\b|\bweighed\b/),
];

/** A bit for each of the `kinds` that the evened text tells of: pairs are compared by the million. */
export function kindsIn(plain: string): number {
  return kinds.reduce((bits, { pattern }, at) => (pattern.test(plain) ? bits | (1 << at) : bits), 0);
}

export const TOGETHER = bitsWhere(({ together: held }) => held);
export const EACH_OWN = bitsWhere(({ eachOwn }) => eachOwn);

function bitsWhere(holds: (kind: KindOfEvent) => boolean): number {
  return kinds.reduce((bits, kind, at) => (holds(kind) ? bits | (1 << at) : bits), 0);
}

/** In words, the first kind among the bits. */
export function kindInWords(bits: number): string | undefined {
  return kinds.find((_, at) => (bits & (1 << at)) !== 0)?.words;
}
