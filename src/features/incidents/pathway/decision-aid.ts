import type { RuleStatus } from '../../calendar/index.ts';
import type { Limb } from './act.ts';
import { adviceWords, limbWords } from './decision-aid-words.ts';
import type { ChildFacts, Facts, Suspicion } from './facts.ts';

/** What the aid reads: nothing else about the incident bears on the duty. */
export type AidFacts = Pick<Facts, 'where' | 'children'>;

/** A fact that nobody has recorded yet and that the answer turns on. */
export type MissingFact = 'abuse-or-neglect' | 'where' | 'outcome' | 'resident' | 'looked-after' | 'care-leaver' | 'age';

/** One thing that follows from the facts. `children` are their positions, counted from 0. */
export type Advice =
  | { readonly advice: 'must-notify'; readonly limb: Limb; readonly children: readonly number[] }
  | { readonly advice: 'another-council-notifies'; readonly council: string; readonly children: readonly number[] }
  | { readonly advice: 'home-council-notifies'; readonly country: string; readonly children: readonly number[] }
  | { readonly advice: 'must-tell-others'; readonly children: readonly number[] }
  | { readonly advice: 'caring-council-tells-others'; readonly children: readonly number[] }
  | { readonly advice: 'should-tell-others'; readonly children: readonly number[] }
  | { readonly advice: 'cannot-tell-yet'; readonly about: 'the-panel' | 'others'; readonly missing: readonly MissingFact[] }
  | { readonly advice: 'not-met'; readonly because: NotMetBecause };

export type NotMetBecause = 'no-abuse-or-neglect' | 'nobody-harmed';

/** Advice in words for the page, with where it comes from. */
export interface Explained {
  readonly advice: Advice;
  readonly headline: string;
  readonly explanation: string;
  /** The words of the Act, where a limb of it applies. */
  readonly quoted?: string;
  readonly source: string;
  readonly status: RuleStatus;
}

/**
 * Answers "must this be notified?" from the facts recorded: about the Panel first, then about
 * the Secretary of State and Ofsted, each with what cannot be told yet and for want of which
 * fact. It advises; the council decides.
 */
export function decisionAid(facts: AidFacts, suspicion: Suspicion): readonly Advice[] {
  const notification = notificationAdvice(facts, suspicion);
  const others = othersAdvice(facts.children);
  return [...notification.certain, ...unsure('the-panel', notification.missing), ...others.certain, ...unsure('others', others.missing)];
}

/** The aid's answer as the page shows it. */
export function explainedAid(facts: AidFacts, suspicion: Suspicion): readonly Explained[] {
  return decisionAid(facts, suspicion).map((advice) => {
    const explained = adviceWords(advice, facts.children.length);
    return advice.advice === 'must-notify' ? { advice, ...explained, quoted: limbWords[advice.limb] } : { advice, ...explained };
  });
}

interface Found {
  readonly certain: readonly Advice[];
  readonly missing: readonly MissingFact[];
}

function unsure(about: 'the-panel' | 'others', missing: readonly MissingFact[]): readonly Advice[] {
  return missing.length === 0 ? [] : [{ advice: 'cannot-tell-yet', about, missing: [...new Set(missing)] }];
}

type Answer = 'yes' | 'no' | 'unknown';

function notificationAdvice({ where, children }: AidFacts, suspicion: Suspicion): Found {
  const abuse = abuseKnown(suspicion);
  const harmed = children.map(childHarmed);
  if (abuse === 'no') return notMet('no-abuse-or-neglect');
  if (harmed.every((answer) => answer === 'no')) return notMet('nobody-harmed');
  const asked: readonly MissingFact[] = [
    ...(abuse === 'unknown' ? ['abuse-or-neglect' as const] : []),
    ...(where.in === 'not-known' ? ['where' as const] : []),
  ];
  const certainly = harmed.flatMap((answer, index) => (answer === 'yes' ? [index] : []));
  const unclear = children.flatMap((child, index) => (harmed[index] === 'unknown' ? [unclearHarm(child)] : []));
  if (where.in === 'outside-england') return abroad(where.country, children, harmed, [...asked, ...unclear]);
  if (asked.length > 0) return { certain: [], missing: [...asked, ...unclear] };
  if (certainly.length === 0) return { certain: [], missing: unclear };
  if (where.in === 'elsewhere-in-england') return { certain: [{ advice: 'another-council-notifies', council: where.council, children: certainly }], missing: [] };
  return { certain: [{ advice: 'must-notify', limb: '16C(1)(a)', children: certainly }], missing: [] };
}

// Limb (b) turns on where each child lived, so the children of one incident can fall to different councils.
function abroad(country: string, children: readonly ChildFacts[], harmed: readonly Answer[], missing: readonly MissingFact[]): Found {
  const living = (where: ChildFacts['residentInArea']): readonly number[] =>
    children.flatMap(({ residentInArea }, index) => (harmed[index] !== 'no' && residentInArea === where ? [index] : []));
  const ours = living('yes');
  const unknown: readonly MissingFact[] = ours.length === 0 && living('not-known').length > 0 ? ['resident'] : [];
  const harmedOnly = (indexes: readonly number[]): readonly number[] => indexes.filter((index) => harmed[index] === 'yes');
  // One child of ours is enough for the duty, so what is not known of the others does not hold it up.
  const settled = !missing.includes('abuse-or-neglect') && harmedOnly(ours).length > 0;
  const theirs: readonly Advice[] = missing.includes('abuse-or-neglect') || harmedOnly(living('no')).length === 0
    ? [] : [{ advice: 'home-council-notifies', country, children: harmedOnly(living('no')) }];
  if (settled) return { certain: [{ advice: 'must-notify', limb: '16C(1)(b)', children: harmedOnly(ours) }, ...theirs], missing: [] };
  return { certain: theirs, missing: ours.length + living('not-known').length === 0 && theirs.length > 0 ? [] : [...missing, ...unknown] };
}

function othersAdvice(children: readonly ChildFacts[]): Found {
  const found = children.map(tellingOthers);
  const those = (wanted: Telling): readonly number[] => found.flatMap((telling, index) => (telling === wanted ? [index] : []));
  const advise = (advice: Exclude<Telling, MissingFact | 'nobody'>): readonly Advice[] => (those(advice).length === 0 ? [] : [{ advice, children: those(advice) }]);
  return {
    certain: [...advise('must-tell-others'), ...advise('caring-council-tells-others'), ...advise('should-tell-others')],
    missing: found.filter((telling) => isMissing(telling)),
  };
}

type Telling = 'must-tell-others' | 'caring-council-tells-others' | 'should-tell-others' | 'nobody' | 'looked-after' | 'care-leaver' | 'age';

/** Whom a child's death alone is told to, whether or not abuse or neglect is suspected. */
function tellingOthers({ outcome, lookedAfter, careLeaver, age }: ChildFacts): Telling {
  if (outcome.class !== 'died') return 'nobody';
  const isChild = age === undefined || age < 18;
  if (isChild && lookedAfter === 'by-this-council') return 'must-tell-others';
  if (isChild && lookedAfter === 'by-another-council') return 'caring-council-tells-others';
  if (isChild && lookedAfter === 'not-known') return 'looked-after';
  if (careLeaver === 'no' || (age !== undefined && (age < 16 || age > 24))) return 'nobody';
  if (careLeaver === 'not-known') return 'care-leaver';
  return age === undefined ? 'age' : 'should-tell-others';
}

function isMissing(telling: Telling): telling is MissingFact & Telling {
  return telling === 'looked-after' || telling === 'care-leaver' || telling === 'age';
}

function abuseKnown({ state }: Suspicion): Answer {
  if (state === 'not-yet-known') return 'unknown';
  return state === 'not-suspected' ? 'no' : 'yes';
}

// "Other" is a class for statistics: it is neither of the Act's two harms.
function childHarmed({ outcome, age, careLeaver }: ChildFacts): Answer {
  if (outcome.class === 'other' || (age !== undefined && age >= 18)) return 'no';
  if (outcome.class === 'not-known') return 'unknown';
  // A care leaver of unknown age may be an adult, whom section 16C does not reach.
  return age === undefined && careLeaver === 'yes' ? 'unknown' : 'yes';
}

function unclearHarm({ outcome }: ChildFacts): MissingFact {
  return outcome.class === 'not-known' ? 'outcome' : 'age';
}

function notMet(because: NotMetBecause): Found {
  return { certain: [{ advice: 'not-met', because }], missing: [] };
}
