import { listInWords } from '../../../platform/pages/words.ts';
import type { RuleStatus } from '../../calendar/index.ts';
import type { Limb } from './act.ts';
import type { Advice, MissingFact, NotMetBecause } from './decision-aid.ts';

const KNOWS = 'Where a local authority in England knows or suspects that a child has been abused or neglected, the local authority must notify the Child Safeguarding Practice Review Panel if';

/** Children Act 2004 section 16C(1), in its own words, one limb at a time. */
export const limbWords = {
  '16C(1)(a)': `${KNOWS} (a) the child dies or is seriously harmed in the local authority’s area`,
  '16C(1)(b)': `${KNOWS} (b) while normally resident in the local authority’s area, the child dies or is seriously harmed outside England`,
} as const satisfies Record<Limb, string>;

/** How a limb is named in a list. */
export const limbNames = {
  '16C(1)(a)': 'Section 16C(1)(a): died or seriously harmed in the local authority’s area',
  '16C(1)(b)': 'Section 16C(1)(b): normally resident in the area, and died or seriously harmed outside England',
} as const satisfies Record<Limb, string>;

export const missingFactWords = {
  'abuse-or-neglect': 'whether abuse or neglect is known or suspected',
  where: 'where it happened',
  outcome: 'whether each child died or was seriously harmed',
  resident: 'where each child normally lived',
  'looked-after': 'whether each child who died was looked after',
  'care-leaver': 'whether the young person who died was a care leaver',
  age: 'the age of the young person',
} as const satisfies Record<MissingFact, string>;

interface Words {
  readonly headline: string;
  readonly explanation: string;
  readonly source: string;
  readonly status: RuleStatus;
}

const ACT = { source: 'Children Act 2004 section 16C(1)', status: 'statute' } as const;
const GOV_UK = { source: 'GOV.UK, Report a serious child safeguarding incident', status: 'guidance' } as const;
const NO_REVIEW = 'This alone does not start a rapid review: that follows only where the criteria for notifying the Panel are met too.';

/** The advice in plain English. `total` is how many children the incident has. */
export function adviceWords(advice: Advice, total: number): Words {
  switch (advice.advice) {
    case 'must-notify': return mustNotify(advice, total);
    case 'another-council-notifies': return {
      headline: `${advice.council} must notify the Panel`,
      explanation: `The duty falls on the council in whose area the child died or was seriously harmed. Tell ${advice.council} what you know, and record that you did.`,
      ...ACT,
    };
    case 'home-council-notifies': return {
      headline: 'The council where the child normally lives must notify the Panel',
      explanation: `${childrenInWords(advice.children, total)} came to harm in ${advice.country} and did not normally live in this area. If the child normally lives in another council’s area in England, the duty is that council’s. Tell them what you know, and record that you did.`,
      ...ACT,
    };
    case 'must-tell-others': return {
      headline: 'The council must tell the Secretary of State and Ofsted',
      explanation: `${childrenInWords(advice.children, total)} ${isOne(advice.children) ? 'was looked after by the council and has' : 'were looked after by the council and have'} died. This is told whether or not abuse or neglect is known or suspected, through the same system and within the same 5 working days. ${NO_REVIEW}`,
      ...GOV_UK,
    };
    case 'caring-council-tells-others': return {
      headline: 'The council that looked after the child must tell the Secretary of State and Ofsted',
      explanation: `${childrenInWords(advice.children, total)} ${isOne(advice.children) ? 'was looked after by another council and has' : 'were looked after by another council and have'} died. That council has this duty. Tell them what you know, and record that you did. ${NO_REVIEW}`,
      ...GOV_UK,
    };
    case 'should-tell-others': return {
      headline: 'The council should tell the Secretary of State and Ofsted',
      explanation: `${childrenInWords(advice.children, total)} ${isOne(advice.children) ? 'was a care leaver and has' : 'were care leavers and have'} died before the age of 25. ${NO_REVIEW} A care leaver under 18 is still a child, so the criteria are to be considered.`,
      source: 'Working Together to Safeguard Children 2023, as local procedures restate it', status: 'guidance',
    };
    case 'cannot-tell-yet': return cannotTell(advice.about, listInWords(advice.missing.map((fact) => missingFactWords[fact]), 'and'));
    case 'not-met': return notMetWords(advice.because);
  }
}

function mustNotify({ limb, children }: Extract<Advice, { advice: 'must-notify' }>, total: number): Words {
  const where = limb === '16C(1)(a)' ? 'in this council’s area' : 'outside England while normally living in this council’s area';
  return {
    headline: 'The council must notify the Panel',
    explanation: `Abuse or neglect is known or suspected, and ${childrenInWords(children, total).toLowerCase()} died or ${isOne(children) ? 'was' : 'were'} seriously harmed ${where}. A rapid review follows.`,
    source: `Children Act 2004 section ${limb}`,
    status: 'statute',
  };
}

function cannotTell(about: 'the-panel' | 'others', facts: string): Words {
  const explanation = `The answer turns on ${facts}. The clock is running from the day the council became aware, so find out now.`;
  return about === 'the-panel'
    ? { headline: 'It cannot be told yet whether the Panel must be notified', explanation, ...ACT }
    : { headline: 'It cannot be told yet whether the Secretary of State and Ofsted must be told', explanation, ...GOV_UK };
}

function notMetWords(because: NotMetBecause): Words {
  const explanation = because === 'no-abuse-or-neglect'
    ? 'Abuse or neglect is neither known nor suspected. A suspicion can come later: record it when it does, and ask this again.'
    : 'No child is recorded as having died or been seriously harmed. “Other” is a class for statistics and never a ground. Serious harm includes likely long-term impairment, even where it is not certain, and even where the child recovers.';
  return { headline: 'The criteria for notifying the Panel are not met on the facts recorded', explanation, ...ACT };
}

function isOne(children: readonly number[]): boolean {
  return children.length === 1;
}

/** "Child 2", "Child 1 and child 3", "The child" where there is one. */
function childrenInWords(indexes: readonly number[], total: number): string {
  if (total === 1) return 'The child';
  const words = listInWords(indexes.map((index) => `child ${index + 1}`), 'and');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
