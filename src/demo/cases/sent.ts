import { answered, asked } from '../agencies.ts';
import type { Cast } from '../cast.ts';
import { at, bornSo, written as asTyped } from '../days.ts';
import { child, childSection, facts, whole } from '../facts.ts';
import { did, filledIn, locked, recorded, sent, toNotify, view } from '../pathway.ts';
import { acknowledged, dissented, proposed, reviewSent, signed, written } from '../review.ts';
import { summary } from '../summaries.ts';

/** Sent in time and marked "not yet joint": the police have still to answer, and that stays open. */
export async function notYetJoint(cast: Cast): Promise<void> {
  const { days } = cast;
  const aware = days.ago(21);
  const incident = await recorded(cast, 'bm', at(aware, '12:35'), facts({
    title: 'Baby with healing fractures found by chance',
    summary: 'An X-ray taken for a cough showed healing fractures in a seven-month-old baby. The parents had no explanation. Bruises had been seen twice by different services and each had been explained. The baby and an older brother are with grandparents under a family court order.',
    occurred: aware, occurredWords: `before ${asTyped(aware)}`, aware, toldBy: 'Coveshire Hospitals NHS Trust, consultant radiologist', place: 'Family home', children: [child('seriously-harmed', 0)],
  }), { state: 'suspected', since: aware });
  await did(cast, 'partner-health', at(days.ago(20), '10:30'), incident, view('health', 'The fractures are of different ages and were likely inflicted.'));
  await did(cast, 'notifier', at(days.ago(19), '11:00'), incident, toNotify('Seriously harmed in Coveshire, and abuse is suspected on medical evidence.'));
  await filledIn(cast, 'bm', at(days.ago(18), '10:15'), incident, whole(cast, {
    incident: { 'incident-date': `before ${asTyped(aware)}`, 'place-kind': 'home', safety: 'Both children live with their grandparents under an interim order. The parents see them with a worker present.', proceedings: ['police', 'family-court'] },
    'child-a': childSection({ name: 'Ada Nkemelu', 'birth-date': asTyped(bornSo(0, 7, aware)), sex: 'F', ethnicity: 'BAFR', harms: ['PHY'] }),
    'adult-a': { name: 'Grace Nkemelu', relationship: 'mother', 'lived-with-child': 'yes' },
    'adult-b': { name: 'Paul Nkemelu', relationship: 'father', 'lived-with-child': 'yes' },
  }));
  await locked(cast, 'notifier', at(days.ago(17), '09:00'), incident);
  await sent(cast, 'notifier', at(days.ago(17), '09:40'), incident, 'SIN-DEMO-3159');
  await acknowledged(cast, at(days.ago(16), '11:20'), incident);
  const due = days.ago(9);
  const requests = await asked(cast, at(days.ago(16), '15:00'), incident, { hospital: due, community: due, police: due });
  await answered(cast, at(days.ago(10), '14:00'), requests, 'hospital', summary({
    author: 'Priya Lund, named nurse for safeguarding', from: bornSo(0, 7, days.today), involvement: 'Born here. One visit for a bruise, one for the cough.',
    chronology: ['At 3 months: bruise on the cheek, said to be from a toy. No record of a body map.', 'At 7 months: X-ray for a cough; the radiologist rang the consultant within the hour.'],
    episodes: 'A bruise on a baby who cannot move was explained by a warm and worried mother, and the explanation was written where the question should have been.',
    voice: 'She is recorded as “smiley” at one visit and “very still” at the other.', identity: 'Recorded as Black African. The mother’s English was called “good”; nobody asked whether she would rather have an interpreter for a hard conversation.',
    learning: 'Every bruise on a baby who cannot move is seen by a consultant the same day. Owner: clinical director; begun.', wentWell: 'The radiologist looked beyond what was asked.',
  }));
  await answered(cast, at(days.ago(9), '11:45'), requests, 'community', summary({
    author: 'Joan Feltham, named nurse', from: bornSo(0, 7, days.today), involvement: 'Health visiting since birth; five visits.', chronology: ['At 5 months: small bruise on the shin, discussed with the mother. No record of a call to the GP.'],
    episodes: 'The visitor had read of no earlier bruise, because the hospital’s letter went to an old address.', voice: 'The brother, aged 4, said that the baby “cries when Daddy is tired”. It was written down and not asked about.',
    learning: 'Letters about bruises are now sent through the shared record. Owner: named nurse; by the end of next month.',
  }));
  await answered(cast, at(days.ago(9), '16:05'), requests, 'police', summary({
    author: 'Gwen Marlow, review officer', from: aware, involvement: 'None before the day of the X-ray.', chronology: ['On the day: joint visit with children’s services; both children seen and safe by evening.'],
    episodes: 'None before that day.', voice: 'The brother, aged 4, was spoken to by a trained officer at his grandparents’ home.', learning: 'Nothing yet; the investigation goes on.',
  }));
  await written(cast, at(days.ago(4), '15:15'), incident, {
    family: 'Ada lives now with her grandparents and her brother, aged 4. Her parents came to Coveshire from abroad four years ago.', facts: 'Healing fractures of different ages, found by chance.',
    characteristics: 'Black African; English and Igbo spoken at home; Christian; no disability.', involvement: 'Hospital, health visiting, police since the day.',
    episodes: 'Two bruises, each explained, neither joined to the other.', voice: 'Smiley at one visit, very still at the next. Her brother told a health visitor that she cries when Daddy is tired.',
    race: 'Both services wrote “good English” and neither asked. A mother a long way from her family may have found it hard to say that home was not safe; that was not thought about.',
    safety: 'Both children are with grandparents under an interim order.', learning: 'Same-day consultant for a bruise on a baby who cannot move (hospital, begun). Letters through the shared record (community health).',
    parents: 'The mother was seen at every visit. The father was at none and was not asked for.', parallel: 'Criminal investigation; care proceedings.', national: 'Not thought to be of national importance.',
  });
  await proposed(cast, at(days.ago(3), '09:30'), incident, toHold('How an explanation takes the place of a question, in two services at once.'));
  await signed(cast, at(days.ago(3), '13:10'), incident, 'council');
  await signed(cast, at(days.ago(2), '10:20'), incident, 'health');
  await reviewSent(cast, at(days.ago(2), '15:50'), incident, 'It is due today. The delegated partner for the police has been called to a major incident and has not been able to read the decision. His deputy has it, and the answer will follow in a notice of its own.');
}

/** Ashshire: sent with a dissent, and acknowledged. */
export async function sentWithDissent(cast: Cast): Promise<void> {
  const { days } = cast;
  const aware = days.ago(33);
  const incident = await recorded(cast, 'bm', at(aware, '11:00'), facts({
    title: 'Young person seriously harmed by another young person in a children’s home',
    summary: 'A fourteen-year-old who had moved to a children’s home in Ashshire two weeks before was seriously injured there by another resident. Both had been placed by other councils. Staffing that night was below the home’s own plan.',
    occurred: aware, aware, toldBy: 'The children’s home, registered manager', place: 'Children’s home', children: [child('seriously-harmed', 14, { residentInArea: 'no', lookedAfter: 'by-another-council' })], otherAreas: ['Coveshire'],
  }), { state: 'suspected', since: aware });
  await did(cast, 'partner-police', at(days.ago(32), '10:00'), incident, view('police', 'Serious injury; neglect by those who were to keep the children safe is suspected.'));
  await did(cast, 'notifier', at(days.ago(25), '14:30'), incident, toNotify('Harmed in Ashshire, which therefore notifies, although Coveshire placed the young person. Neglect by the home is suspected.'));
  await filledIn(cast, 'bm', at(days.ago(25), '16:00'), incident, whole(cast, {
    incident: { 'place-kind': 'children-home', safety: 'Both young people have been moved to separate homes. The regulator has been told and no further child will be placed there until it has been inspected.', proceedings: ['police'] },
    'child-a': childSection({
      name: 'Casey Thorne', 'birth-date': asTyped(bornSo(14, 6, aware)), sex: 'M', harms: ['PHY', 'NEG'], 'social-care': 'open', plans: ['care-now'], 'legal-status': 'C2', placement: 'K2', 'home-area': 'Coveshire', disability: ['BEH'],
    }),
    'adult-a': { name: 'Coveshire Council, as corporate parent', relationship: 'other', 'lived-with-child': 'no' },
    others: { areas: 'Coveshire', 'areas-told': `Coveshire’s director by telephone on ${asTyped(aware)}` },
  }));
  await locked(cast, 'notifier', at(days.ago(24), '09:30'), incident);
  await sent(cast, 'notifier', at(days.ago(24), '10:00'), incident, 'SIN-DEMO-3144');
  await acknowledged(cast, at(days.ago(23), '09:40'), incident, 'Received. It came after the fifth working day; please say in the rapid review why.');
  const requests = await asked(cast, at(days.ago(23), '13:30'), incident, { school: days.ago(16) });
  await answered(cast, at(days.ago(17), '12:00'), requests, 'school', summary({
    author: 'Kit Lomax, designated teacher for looked-after children', from: days.ago(44), involvement: 'Enrolled two weeks before; attended on six days of nine.',
    chronology: ['First day: met the virtual school by video. Second week: told his tutor that he did not feel safe “at the house”. Passed to the home’s manager the same day. No record of a reply.'],
    episodes: 'What he said was passed to the place that he was speaking of, and nowhere else.', voice: '“I don’t sleep there.” In the tutor’s notes, in his own words.', learning: 'What a child says about a home goes to the placing council’s social worker as well. Owner: designated teacher; begun.',
    wentWell: 'The tutor made time on the second day, and was told.',
  }));
  await written(cast, at(days.ago(13), '15:00'), incident, {
    family: 'Casey is looked after by Coveshire. His mother and two sisters live there.', characteristics: 'White British; English; attention deficit hyperactivity disorder.', facts: 'Injured at night by another resident while one worker was on duty in place of three.',
    status: 'Full care order to Coveshire; placed in a children’s home in Ashshire.', involvement: 'The school, the home, Coveshire’s social worker, the police on the night.', chronology: 'Moved in on a Friday; school from the Monday; told his tutor on the Wednesday of the second week; injured on the Friday.',
    episodes: 'What Casey told his tutor, and where it went.', voice: '“I don’t sleep there.”', race: 'No record that the home had asked either boy who he was or what mattered to him.', parents: 'His mother learnt of the injury from his sister.',
    safety: 'Both boys moved; no new placements at the home.', learning: 'What a child says about a home goes to the placing council too (school, begun).', 'good-practice': 'The tutor.', 'family-told': 'Casey and his mother have been told, and Casey wants to be heard.',
    parallel: 'Police investigation; inspection by the regulator.', national: 'Placements far from home are of national importance, in the partners’ view.',
  });
  await proposed(cast, at(days.ago(12), '09:45'), incident, toHold('Who listens to a child in a home when the home is what worries the child.'));
  await signed(cast, at(days.ago(12), '14:10'), incident, 'council');
  await signed(cast, at(days.ago(11), '10:00'), incident, 'police');
  await dissented(cast, at(days.ago(11), '16:25'), incident, 'health', 'I would hold the review jointly with Coveshire, which placed the young person, or not at all. A review by Ashshire alone will not see the decision to place.');
  await reviewSent(cast, at(days.ago(10), '11:15'), incident);
  await acknowledged(cast, at(days.ago(8), '10:30'), incident, 'Received in time, with the dissent.');
}

function toHold(improvement: string) {
  return {
    serious: { answer: 'yes', reason: 'Serious harm, and abuse or neglect is suspected.' },
    importantToArea: { answer: 'yes', reason: 'The same services will meet the same question again this year.' },
    improvements: { answer: 'yes', reason: improvement },
    recurrentThemes: { answer: 'yes', reason: 'It has been named in reviews here before.' },
    workingTogether: { answer: 'yes', reason: 'What one service knew did not reach the others in time.' },
    panelView: { answer: 'not-known', reason: 'The Panel has not considered it yet.' },
    appropriate: { answer: 'yes', reason: 'The first look has raised questions that the agencies’ own summaries cannot answer.' },
    conclusion: 'lcspr',
  } as const;
}
