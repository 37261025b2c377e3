import { answered, asked, nilReturned } from '../agencies.ts';
import type { Cast } from '../cast.ts';
import { at } from '../days.ts';
import { child, childSection, facts, whole } from '../facts.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import { did, filledIn, locked, recorded, sent, toNotify, view } from '../pathway.ts';
import { acknowledged, proposed, released, reviewSent, signed, written } from '../review.ts';
import { chronologySent, chronologyTyped } from '../chronologies.ts';
import { summary } from '../summaries.ts';
import { crossBorderReview, toHoldAReview } from './cross-border-words.ts';

const day = (text: string) => plainDate(text);

/** A family that moved through three areas in weeks; finished in 2024, from considered to released. */
export async function crossBorder(cast: Cast): Promise<void> {
  const found = day('2024-06-28');
  const incident = await recorded(cast, 'bm', at(found, '16:10'), facts({
    title: 'Child found dead in temporary accommodation',
    summary: 'The family came to Coveshire on 17 June 2024, their second move to another area in three weeks. Housing referred the child to children’s services two days later. The child, aged 2, was found dead on 28 June 2024.',
    occurred: day('2024-06-25'), occurredWords: 'about 25 June 2024', aware: found, toldBy: 'Coveshire Police', place: 'Temporary accommodation',
    children: [child('died', 2, { residentInArea: 'not-known' })], otherAreas: ['Ashshire', 'Bayshire'],
  }), { state: 'suspected', since: found });
  await did(cast, 'partner-police', at(day('2024-07-01'), '10:00'), incident, view('police', 'A criminal investigation has begun.'));
  await did(cast, 'partner-health', at(day('2024-07-01'), '11:30'), incident, view('health', 'The cause of death is not explained and neglect is suspected.'));
  await did(cast, 'notifier', at(day('2024-07-02'), '09:00'), incident, toNotify('The child died in Coveshire and neglect is suspected. Ashshire and Bayshire are told.'));
  await filledIn(cast, 'bm', at(day('2024-07-03'), '13:40'), incident, whole(cast, {
    incident: { 'incident-date': 'about 25 June 2024', 'place-kind': 'temporary', safety: 'There were no other children in the household. A half-sister in Ashshire has been seen and is safe.', proceedings: ['police', 'coroner', 'child-death-review'] },
    'child-a': childSection({ name: 'Noor Vance', 'death-date': 'about 25 June 2024', 'birth-date': '11 March 2022', sex: 'F', ethnicity: 'MOTH', harms: ['NEG'], 'social-care': 'open', plans: ['cp-before'], resident: 'not-known' }),
    'adult-a': { name: 'Lena Vance', relationship: 'mother', 'lived-with-child': 'yes' },
    'adult-b': { name: 'Not known yet', relationship: 'partner', 'lived-with-child': 'not-known' },
    others: { areas: 'Ashshire, Bayshire', 'areas-told': 'Both business managers by telephone on 1 July 2024' },
  }));
  await locked(cast, 'notifier', at(day('2024-07-03'), '15:00'), incident);
  await sent(cast, 'notifier', at(day('2024-07-04'), '12:15'), incident, 'SIN-DEMO-0704');
  await acknowledged(cast, at(day('2024-07-05'), '09:30'), incident, 'Received. The rapid review is due on Thursday 25 July 2024.');
  await agenciesAnswer(cast, incident);
  await written(cast, at(day('2024-07-22'), '16:20'), incident, crossBorderReview);
  await proposed(cast, at(day('2024-07-23'), '09:10'), incident, toHoldAReview);
  await signed(cast, at(day('2024-07-23'), '14:00'), incident, 'police');
  await signed(cast, at(day('2024-07-24'), '08:40'), incident, 'council');
  await signed(cast, at(day('2024-07-24'), '17:05'), incident, 'health');
  await reviewSent(cast, at(day('2024-07-25'), '11:00'), incident);
  await acknowledged(cast, at(day('2024-07-26'), '10:15'), incident, 'Received in time. The Panel will write after its meeting.');
  await released(cast, at(day('2024-08-06'), '09:30'), incident);
  await chronologyTyped(cast, 'bm', at(day('2024-07-18'), '11:00'), incident);
  await chronologySent(cast, 'bm', at(day('2024-07-19'), '09:40'), incident);
}

async function agenciesAnswer(cast: Cast, incident: Awaited<ReturnType<typeof recorded>>): Promise<void> {
  const due = day('2024-07-15');
  const requests = await asked(cast, at(day('2024-07-04'), '15:00'), incident, { police: due, hospital: due, community: due, housing: due, school: due });
  await answered(cast, at(day('2024-07-11'), '15:20'), requests, 'housing', summary({
    author: 'Tomasz Wren, head of homelessness services', from: day('2024-06-17'), involvement: 'The mother applied as homeless on 17 June 2024 and was placed the same night. The duty to refer was met on 19 June.',
    chronology: ['17 June 2024: application; the mother said that they had come from Bayshire.', '19 June 2024: referral to children’s services, because the room was unsuitable for a child of 2.', '21 June 2024: letter to the room. No record of a reply.'],
    episodes: 'We placed the family in two hours, which was kind and quick, and asked nothing about a child protection plan, because our form did not ask.',
    voice: 'The child’s cot is mentioned once. Nothing is recorded of the child.', learning: 'Our form now asks which area the family came from and whether any child has or had a plan, and we ring that area the same day.',
    wentWell: 'The officer noticed that the room would not do for a small child and referred within two days.',
  }));
  await answered(cast, at(day('2024-07-12'), '11:00'), requests, 'police', summary({
    author: 'Gwen Marlow, review officer', from: day('2024-06-03'), involvement: 'One call to the home in Ashshire was found on the national system. None in Coveshire before 28 June.',
    chronology: ['3 June 2024: Ashshire Constabulary attended a domestic abuse call.', '28 June 2024: Coveshire officers were called by the manager of the accommodation.'],
    episodes: 'The Ashshire call was not known in Coveshire until after the death.', voice: 'No record.', learning: 'A request to look at how calls follow a family across forces has gone to the regional group.',
  }));
  await nilReturned(cast, at(day('2024-07-10'), '09:45'), requests, 'hospital', 'Emergency, maternity and children’s records by name, date of birth and both known addresses. No attendance in Coveshire.');
  await answered(cast, at(day('2024-07-15'), '16:30'), requests, 'community', summary({
    author: 'Joan Feltham, named nurse', from: day('2024-06-24'), involvement: 'The health visitor’s record came from Bayshire on 24 June 2024. A visit was planned for 2 July.',
    chronology: ['24 June 2024: record received, marked “transfer in”.', '25 June 2024: visit planned within ten days, which is the local standard.'],
    episodes: 'The record said “plan ended on moving”. It was read as meaning that the worries had ended.', voice: 'The Bayshire record says that the child “watches the door”.', learning: 'A record that says that a plan ended on moving is now read by the named nurse on the day it comes.',
  }));
  await nilReturned(cast, at(day('2024-07-09'), '10:05'), requests, 'school', 'Admissions and nursery enquiries. The family never applied.');
}
