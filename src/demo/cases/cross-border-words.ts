import type { ReviewDecision } from '../../features/incidents/index.ts';

/** The text of the finished review, heading by heading. */
export const crossBorderReview = {
  family: 'Noor, aged 2, lived with her mother. Her father lives in Ashshire and had not seen her since April. A partner of the mother is named by the accommodation’s manager and is not yet identified. A half-sister, aged 8, lives with her own father in Ashshire.',
  characteristics: 'Ethnicity is recorded as mixed by Ashshire and as “not stated” by Bayshire. Home language English. No disability is recorded. Nobody recorded the mother’s own description of the family.',
  facts: 'Noor was found dead by the police on 28 June 2024 after the manager of the accommodation asked for help. The cause is not established. The family had moved from Ashshire to Bayshire on about 5 June and from Bayshire to Coveshire on 17 June.',
  status: 'No orders. A child protection plan in Ashshire from February 2024 was ended on 7 June because the family had moved. Bayshire had opened a referral and not yet allocated it.',
  involvement: 'Coveshire: housing from 17 June, children’s services from 19 June, health visiting from 24 June, police on 28 June. Ashshire and Bayshire have each sent a summary by their own partnership.',
  chronology: '5 June: left Ashshire. 7 June: plan ended there. 11 June: Bayshire received the papers. 17 June: housed in Coveshire. 19 June: housing referred. 24 June: health visiting record received. No record of any professional seeing Noor in Coveshire before 28 June.',
  episodes: '1. The plan that ended on moving: each area acted within its own rules, and between them the worry was put down by one and not picked up by the next. 2. The referral of 19 June: judged without a call to Bayshire or Ashshire, because the form carried no history and the family’s story was a plausible one.',
  voice: 'Very little. The Bayshire health visitor wrote that Noor “watches the door”. Nobody in Coveshire saw her.',
  race: 'Three areas recorded three ethnicities, one of them “not stated”. The family was described by its moves; the review did not find that anybody asked what moving meant for a mother leaving violence, or whether services felt safe to her.',
  parents: 'The mother was seen by housing twice. The father was not told of the moves. The partner is unknown to every service, although a double room was asked for.',
  safety: 'The half-sister was seen in Ashshire on 29 June and is safe. Every family placed by Coveshire housing since May with a child under 5 has been checked against the records of the area they came from.',
  learning: 'Housing asks where a family came from and rings that area the same day (Coveshire Homes, done 12 July). A record that says a plan ended on moving goes to the named nurse the day it comes (Community Health, done 15 July). The three areas hold a call for every family that moves while a plan is open (the three business managers, from 1 August).',
  'good-practice': 'The housing officer noticed that the room would not do for a small child and referred within two days, when nobody had asked it of her.',
  'family-told': 'The mother has been told of the review through her solicitor and has not yet said whether she wants to speak to us. Noor’s father has been told and wants to.',
  parallel: 'A criminal investigation, the inquest, the child death review. None of them prevents the review; interviews with the mother wait for the police.',
  national: 'The partners think that moves between areas during a plan are of national importance and ask the Panel to look at them together with other cases.',
  scrutiny: 'The review is open about what is not known. I would want the LCSPR to begin with the conversation between the three areas that did not take place. Ruth Okafor.',
} as const;

/** The decision of the three partners to hold a review. */
export const toHoldAReview: ReviewDecision = {
  serious: { answer: 'yes', reason: 'Noor died, and neglect is suspected.' },
  importantToArea: { answer: 'yes', reason: 'Forty families a year are housed in Coveshire from other areas, many with a child under 5.' },
  improvements: { answer: 'yes', reason: 'How a worry is handed over when a family moves, and what housing is told.' },
  recurrentThemes: { answer: 'yes', reason: 'Moves between areas appear in two of our earlier reviews.' },
  workingTogether: { answer: 'yes', reason: 'Three areas, and within Coveshire four agencies, each held a part.' },
  panelView: { answer: 'not-known', reason: 'The Panel has not considered it yet.' },
  appropriate: { answer: 'yes', reason: 'A joint review with Ashshire and Bayshire would reach what no area can see alone.' },
  conclusion: 'lcspr',
};
