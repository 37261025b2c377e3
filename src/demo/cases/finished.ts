import type { Cast } from '../cast.ts';
import { at, bornSo, written } from '../days.ts';
import { child, childSection, facts, whole } from '../facts.ts';
import { did, filledIn, locked, recorded, sent, toNotify, view } from '../pathway.ts';
import { acknowledged } from '../review.ts';

/** Notified, and withdrawn when a medical cause was found. */
export async function withdrawn(cast: Cast): Promise<void> {
  const { days } = cast;
  const aware = days.ago(40);
  const incident = await recorded(cast, 'bm', at(aware, '14:20'), facts({
    title: 'Toddler with unexplained bruising and bleeding',
    summary: 'A nineteen-month-old was admitted with widespread bruising and bleeding that nobody could explain. Abuse was suspected and the child stayed in hospital for ten days while tests were made.',
    occurred: aware, occurredWords: `about ${written(aware)}`, aware, toldBy: 'Ashshire general hospital, consultant paediatrician', place: 'Family home', children: [child('seriously-harmed', 1)],
  }), { state: 'suspected', since: aware });
  await did(cast, 'partner-health', at(days.ago(39), '10:10'), incident, view('health', 'Serious, and no medical cause has been found so far. Further blood tests are being made.'));
  await did(cast, 'notifier', at(days.ago(38), '15:00'), incident, toNotify('Seriously harmed in Ashshire, and abuse is suspected on the first medical opinion.'));
  await filledIn(cast, 'bm', at(days.ago(37), '09:30'), incident, whole(cast, {
    incident: { 'place-kind': 'home', safety: 'The child is in hospital with a relative present at all times. A sister, aged 5, is with her grandparents.', proceedings: ['police'] },
    'child-a': childSection({ name: 'Toby Larch', 'birth-date': written(bornSo(1, 7, aware)), sex: 'M', harms: ['PHY'] }),
    'adult-a': { name: 'Carys Larch', relationship: 'mother', 'lived-with-child': 'yes' },
  }));
  await locked(cast, 'notifier', at(days.ago(37), '11:00'), incident);
  await sent(cast, 'notifier', at(days.ago(37), '11:40'), incident, 'SIN-DEMO-3107');
  await acknowledged(cast, at(days.ago(36), '10:05'), incident);
  await did(cast, 'notifier', at(days.ago(31), '16:10'), incident, {
    kind: 'notification_withdrawn',
    data: {
      reason: 'The haematologist has found an inherited clotting disorder that explains every mark, and a second opinion agrees. Abuse or neglect is no longer suspected, so the criteria are not met. The parents have been told and have had an apology for the distress.',
      told: 'The Panel’s secretariat, by telephone and in the Department for Education’s system',
    },
  });
}

/** A looked-after child's death, told to the Secretary of State and Ofsted and to nobody else. */
export async function othersTold(cast: Cast): Promise<void> {
  const { days } = cast;
  const aware = days.ago(22);
  const incident = await recorded(cast, 'notifier', at(aware, '09:15'), facts({
    title: 'Expected death of a looked-after child with a life-limiting condition',
    summary: 'A ten-year-old who had been looked after since the age of 3 died in a children’s hospice with the foster carers present. The death was expected and the care plan was followed. The child death review has begun.',
    occurred: aware, aware, toldBy: 'Fostering team, Ashshire County Council', place: 'Children’s hospice', children: [child('died', 10, { lookedAfter: 'by-this-council' })],
  }), { state: 'not-suspected' });
  await did(cast, 'partner-health', at(days.ago(21), '10:30'), incident, view('health', 'An expected death from a known condition, well cared for to the end.', 'do-not-notify'));
  await did(cast, 'notifier', at(days.ago(21), '12:00'), incident, {
    kind: 'decided_on_notification', data: { decision: { outcome: 'tell-others', reason: 'The child was looked after by this council. Abuse or neglect is neither known nor suspected, so the Panel is not notified and no rapid review begins.' } },
  });
  await filledIn(cast, 'notifier', at(days.ago(20), '09:20'), incident, whole(cast, {
    incident: { 'place-kind': 'other', safety: 'No other child is affected. The foster carers and the hospice have been offered support.', proceedings: ['child-death-review'] },
    'child-a': childSection({
      name: 'Wren Addison', 'death-date': written(aware), 'birth-date': written(bornSo(10, 2, aware)), sex: 'F', disability: ['MOB', 'PC', 'COMM'],
      'looked-after': 'by-this-council', 'legal-status': 'C2', placement: 'U4', plans: ['care-now'], 'social-care': 'open',
    }),
    'adult-a': { name: 'Not to be given: foster carers', relationship: 'carer', 'lived-with-child': 'yes' },
  }));
  await locked(cast, 'notifier', at(days.ago(20), '10:00'), incident);
  await sent(cast, 'notifier', at(days.ago(20), '10:45'), incident, 'SIN-DEMO-3140');
}
