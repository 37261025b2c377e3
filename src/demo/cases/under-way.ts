import { answered, asked, begun, chased, moved, nilReturned } from '../agencies.ts';
import type { Cast } from '../cast.ts';
import { at, bornSo, written } from '../days.ts';
import { child, childSection, facts, whole } from '../facts.ts';
import { did, filledIn, locked, recorded, sent, toNotify, view } from '../pathway.ts';
import { acknowledged, written as reviewWritten } from '../review.ts';
import { summary } from '../summaries.ts';
import { systemSends } from '../systems.ts';

/** Notified seven working days ago: some agencies have answered, one found nothing, one is late and has been chased. */
export async function reviewUnderWay(cast: Cast): Promise<void> {
  const { days } = cast;
  const aware = days.ago(10);
  const incident = await recorded(cast, 'bm', at(aware, '10:05'), facts({
    title: 'Brother and sister seriously harmed through long neglect',
    summary: 'A sister aged 7 and a brother aged 4 were found to be severely underweight, with untreated dental and skin disease, after the school asked for a home visit. A doctor considers that the brother’s development is likely to be affected for good. Several services had each recorded part of the picture over two years. Both children are now with foster carers.',
    occurred: aware, occurredWords: `before ${written(aware)}`, aware, toldBy: 'Saltmarsh Primary School, designated safeguarding lead', place: 'Family home', children: [child('seriously-harmed', 7), child('seriously-harmed', 4)],
  }), { state: 'known', since: aware });
  await did(cast, 'partner-police', at(days.ago(9), '10:00'), incident, view('police', 'Wilful neglect is being investigated.'));
  await did(cast, 'partner-health', at(days.ago(9), '12:20'), incident, view('health', 'The brother’s development is likely to be impaired for good.'));
  await did(cast, 'notifier', at(days.ago(8), '09:30'), incident, toNotify('Both children were seriously harmed in Coveshire and neglect is known.'));
  await filledIn(cast, 'bm', at(days.ago(8), '15:10'), incident, whole(cast, {
    incident: { 'incident-date': `before ${written(aware)}`, 'place-kind': 'home', safety: 'Both children are with foster carers under interim care orders. Health assessments and dental treatment have been booked. No other child lives in the home.', proceedings: ['police', 'family-court'] },
    'child-a': childSection({ name: 'Isla Fenwick', 'birth-date': written(bornSo(7, 5, aware)), sex: 'F', harms: ['NEG'], 'social-care': 'previous', plans: ['cin-before', 'family-help-now'] }),
    'child-b': childSection({ name: 'Corin Fenwick', 'birth-date': written(bornSo(4, 3, aware)), sex: 'M', harms: ['NEG'], 'social-care': 'previous', plans: ['cin-before', 'family-help-now'], disability: ['COMM'] }),
    'adult-a': { name: 'Shona Fenwick', relationship: 'mother', 'lived-with-child': 'yes' },
    'adult-b': { name: 'Grant Fenwick', relationship: 'father', 'lived-with-child': 'no' },
  }));
  await locked(cast, 'notifier', at(days.ago(7), '10:40'), incident);
  await sent(cast, 'notifier', at(days.ago(7), '11:20'), incident, 'SIN-DEMO-3188');
  const requests = await asked(cast, at(days.ago(7), '14:00'), incident, {
    police: days.ago(2), hospital: days.ago(2), school: days.ago(2), community: days.ahead(1), housing: days.ago(1), probation: days.ahead(2),
  });
  await answered(cast, at(days.ago(4), '16:10'), requests, 'hospital', hospitalOnTheFenwicks(cast));
  await answered(cast, at(days.ago(3), '11:30'), requests, 'police', policeOnTheFenwicks(cast));
  await nilReturned(cast, at(days.ago(2), '09:50'), requests, 'housing', 'Tenancy, rent and repairs records for both parents and the address since 2019, including the archive of the former housing association. The family rents privately and has never applied to us.');
  await begun(cast, at(days.ago(2), '15:25'), requests, 'community', { author: 'Joan Feltham, named nurse', searched: 'Health visiting and school nursing records of both children. The mother’s own record is still to be searched.' });
  await systemSends(cast, at(days.ago(2), '02:00'), requests);
  await chased(cast, at(days.ago(1), '10:15'), requests, 'school');
  await reviewWritten(cast, at(days.ago(1), '10:40'), incident, {
    family: 'Isla, 7, and Corin, 4, lived with their mother. Their father moved out two years ago and saw them at weekends until last winter. Grandparents live in Ashshire.',
    facts: 'Both children were found severely underweight with untreated dental and skin disease. Corin’s development is likely to be affected for good.',
    status: 'Interim care orders since last week. A child in need plan was closed sixteen months ago; Family Help had been agreed and had not begun.',
    safety: 'Both children are with foster carers. Health and dental assessments are booked for both. No other child lives in the home.',
    voice: 'Isla told a nurse that she makes breakfast for her brother. Nothing that Corin said or showed is recorded so far.',
    parallel: 'Police investigation; care proceedings.',
  });
  await moved(cast, at(days.ago(1), '11:00'), requests, 'probation', days.ahead(3), 'Probation’s records officer is away until then, and the father’s file is kept in another office.');
}

function hospitalOnTheFenwicks({ days }: Cast) {
  return summary({
    author: 'Priya Lund, named nurse for safeguarding', from: bornSo(2, 0, days.today),
    involvement: 'Five visits to the emergency department for the brother and two for the sister in two years; three dental referrals that ended when the children were not brought.',
    chronology: ['Two years ago: brother’s first visit, weight below the second centile. A letter was sent to the GP. No record of a call to health visiting.', 'Last spring: three dental appointments, was not brought. Discharged each time under the policy of that day.', 'Last summer: sister’s visit with a skin infection. The nurse noted that both children were hungry. No referral was made.'],
    episodes: 'Each visit was judged alone, because the record opens on the newest. Nobody saw five low weights in one place, and the discharge policy treated a child who was not brought as a parent who declined.',
    voice: 'The sister told a nurse that she makes breakfast for her brother. It is in the notes of one visit and was not passed on.',
    learning: 'From this week the growth chart opens with the record, and a child who is not brought twice is discussed with the named nurse before any discharge. Owner: named nurse; from the first of next month.',
    wentWell: 'The nurse last summer wrote down what the sister said in the sister’s own words.',
  });
}

function policeOnTheFenwicks({ days }: Cast) {
  return summary({
    author: 'Gwen Marlow, review officer', from: bornSo(1, 4, days.today),
    involvement: 'Two calls to the home, both about noise, and a domestic abuse call from the mother about the father, who had moved out.',
    chronology: ['Sixteen months ago: call about noise. Officers spoke to the mother at the door. No record of the children being seen.', 'Ten months ago: domestic abuse call. Risk judged standard. A notification went to children’s services within a day.', 'Four months ago: second call about noise, no officer sent.'],
    episodes: 'At the domestic abuse call the officers saw both children asleep and wrote that the home was “untidy”. The word hid what they later described as no food in the kitchen and mattresses without sheets.',
    voice: 'No record of either child being spoken to.',
    learning: 'Officers are being reminded to describe what they see instead of summing it up, and to speak to children where it is safe. Owner: head of public protection; briefing sent out last week.',
  });
}

/** Notified nineteen working days ago; the review is late, the delay and its reason are recorded. */
export async function lateWithDelay(cast: Cast): Promise<void> {
  const { days } = cast;
  const aware = days.ago(22);
  const incident = await recorded(cast, 'bm', at(aware, '08:50'), facts({
    title: 'Young person seriously harmed while missing',
    summary: 'A sixteen-year-old who had been missing for three nights was found with serious injuries in another area. Criminal exploitation is suspected. The young person had been missing eleven times in the year before. Return home interviews were offered after four of those.',
    occurred: aware, occurredWords: `about ${written(aware)}`, aware, toldBy: 'Coveshire Police, missing persons team', place: 'Public place', children: [child('seriously-harmed', 16)], otherAreas: ['Ashshire', 'Bayshire'],
  }), { state: 'suspected', since: aware });
  await did(cast, 'partner-police', at(days.ago(21), '09:05'), incident, view('police', 'Exploitation is suspected and the harm is serious.'));
  await did(cast, 'notifier', at(days.ago(20), '10:30'), incident, toNotify('Seriously harmed; it began in Coveshire, where the young person lives, and exploitation is suspected.'));
  await filledIn(cast, 'bm', at(days.ago(20), '13:00'), incident, whole(cast, {
    incident: { 'place-kind': 'public', safety: 'The young person is in hospital, with an officer on the ward, and will move to a placement out of the area. Two friends who were missing at the same time have been found and seen.', proceedings: ['police', 'criminal'] },
    'child-a': childSection({ name: 'Marlon Pryce', 'birth-date': written(bornSo(16, 2, aware)), sex: 'M', ethnicity: 'MWBC', harms: ['24A', 'PHY'], 'social-care': 'open', plans: ['cin-now'] }),
    'adult-a': { name: 'Yvette Pryce', relationship: 'mother', 'lived-with-child': 'yes' },
    others: { areas: 'Ashshire, Bayshire', 'areas-told': `Both duty teams by telephone on ${written(aware)}` },
  }));
  await locked(cast, 'notifier', at(days.ago(19), '09:30'), incident);
  await sent(cast, 'notifier', at(days.ago(19), '10:10'), incident, 'SIN-DEMO-3152');
  await acknowledged(cast, at(days.ago(18), '09:00'), incident);
  const requests = await asked(cast, at(days.ago(18), '09:30'), incident, { police: days.ago(11), hospital: days.ago(11), school: days.ago(11), community: days.ago(11) });
  await answered(cast, at(days.ago(12), '15:00'), requests, 'hospital', summary({
    author: 'Priya Lund, named nurse for safeguarding', from: bornSo(1, 1, days.today), involvement: 'Three visits to the emergency department, two of them with injuries explained as falls.',
    chronology: ['A year ago: hand injury, said to be a fall from a bicycle.', 'Seven months ago: cuts, left before being seen. No record of a call to anyone.'],
    episodes: 'When the young person left before being seen, nobody was asked to look for a sixteen-year-old in the way that they would have for a child of eight.',
    voice: '“There’s no point telling you, I’ll only have to go back.” Written by a nurse, and not shared.', learning: 'A young person who leaves before being seen is now called back the same day. Owner: matron, emergency department.',
  }));
  await answered(cast, at(days.ago(11), '12:00'), requests, 'school', summary({
    author: 'Beth Arkwright, designated safeguarding lead', from: bornSo(6, 0, days.today), involvement: 'Primary school of the young person and now of a younger brother, who is well.',
    chronology: ['Six years ago: joined in year 4. Attendance good.', 'This term: the younger brother told a teacher that his brother “has a job at night”. Passed to children’s services the same day.'],
    episodes: 'What the younger brother said was passed on at once and was filed under the brother’s name only.', voice: 'The younger brother misses him and asks whether he is safe.', learning: 'Nothing yet beyond what is above.',
    wentWell: 'The teacher listened, wrote it down and passed it on within the hour.',
  }));
  await nilReturned(cast, at(days.ago(11), '14:10'), requests, 'community', 'School nursing and health visiting records of the young person, the mother and the brother since birth. Nothing since the school-entry check.');
  await chased(cast, at(days.ago(8), '09:20'), requests, 'police');
  await did(cast, 'bm', at(days.ago(5), '15:30'), incident, {
    kind: 'delay_recorded',
    data: {
      clock: 'rapid-review', revised: days.ahead(4),
      reason: 'The police summary has not come, because the officers are giving evidence in the criminal trial, and two other areas are still searching their records.',
      told: [{ who: 'The Panel’s secretariat', on: days.ago(5) }, { who: 'The three safeguarding partners', on: days.ago(5) }],
      learningActedOn: 'Return home interviews are now offered within a day by the same worker each time, and the three areas hold a weekly call about young people who are missing across their borders.',
    },
  });
  await chased(cast, at(days.ago(2), '09:45'), requests, 'police');
}
