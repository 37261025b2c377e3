import { answered, asked, nilReturned } from '../agencies.ts';
import type { Cast } from '../cast.ts';
import { at, bornSo, written as asTyped } from '../days.ts';
import { child, childSection, facts, whole } from '../facts.ts';
import { did, filledIn, locked, recorded, sent, toNotify, view } from '../pathway.ts';
import { acknowledged, proposed, signed, written } from '../review.ts';
import { summary } from '../summaries.ts';

/** Everything is in, the decision has gone to the partners, and one signature is missing with three working days left. */
export async function oneSignatureMissing(cast: Cast): Promise<void> {
  const { days } = cast;
  const aware = days.ago(15);
  const incident = await recorded(cast, 'bm', at(aware, '10:25'), facts({
    title: 'Baby’s death at home; neglect suspected',
    summary: 'A four-month-old baby died at home during the night. The home was cold, there was no cot, and the health visitor’s last three visits had not taken place. The cause of death is not known. The parents are grieving and have agreed to speak to the review.',
    occurred: aware, aware, toldBy: 'Coveshire Police, duty inspector', place: 'Family home', children: [child('died', 0)],
  }), { state: 'suspected', since: aware });
  await did(cast, 'partner-police', at(days.ago(14), '09:30'), incident, view('police', 'Not explained; conditions in the home suggest neglect. No arrest.'));
  await did(cast, 'partner-health', at(days.ago(14), '12:00'), incident, view('health', 'Safe sleep could not be practised in that room, and we had not seen the family for ten weeks.'));
  await did(cast, 'partner-council', at(days.ago(14), '15:20'), incident, view('council', 'Early help had offered a cot in the week before. The criteria are met.'));
  await did(cast, 'notifier', at(days.ago(13), '10:00'), incident, toNotify('The baby died in Coveshire and neglect is suspected. The cause of death is not needed for the decision.'));
  await filledIn(cast, 'bm', at(days.ago(13), '14:30'), incident, whole(cast, {
    incident: { 'place-kind': 'home', safety: 'There are no other children. The parents are supported by the bereavement nurse.', proceedings: ['police', 'coroner', 'child-death-review'] },
    'child-a': childSection({ name: 'Finlay Orme', 'death-date': asTyped(aware), 'birth-date': asTyped(bornSo(0, 4, aware)), sex: 'M', harms: ['NEG'], plans: ['family-help-now'], 'social-care': 'never' }),
    'adult-a': { name: 'Kayleigh Orme', relationship: 'mother', 'lived-with-child': 'yes' },
    'adult-b': { name: 'Sean Dacre', relationship: 'father', 'lived-with-child': 'yes' },
  }));
  await locked(cast, 'notifier', at(days.ago(12), '09:20'), incident);
  await sent(cast, 'notifier', at(days.ago(12), '10:00'), incident, 'SIN-DEMO-3171');
  await acknowledged(cast, at(days.ago(11), '14:00'), incident);
  await agenciesAnswer(cast, incident);
  await written(cast, at(days.ago(3), '16:45'), incident, reviewText);
  await proposed(cast, at(days.ago(2), '10:10'), incident, {
    serious: { answer: 'yes', reason: 'The baby died, and neglect is suspected.' },
    importantToArea: { answer: 'yes', reason: 'Cold homes and missed visits are named in the needs assessment of the area.' },
    improvements: { answer: 'yes', reason: 'What happens after a visit that does not take place.' },
    recurrentThemes: { answer: 'yes', reason: 'The area’s reviews of the last five years name unseen babies twice.' },
    workingTogether: { answer: 'no', reason: 'The agencies spoke to each other; what failed lay within each.' },
    panelView: { answer: 'not-known', reason: 'The Panel has not considered it yet.' },
    appropriate: { answer: 'no', reason: 'What can be learnt is known now and is being acted on. An audit of missed visits in three months will show more than a review of one family.' },
    conclusion: 'no-lcspr',
  });
  await signed(cast, at(days.ago(2), '15:30'), incident, 'health');
  await signed(cast, at(days.ago(1), '09:05'), incident, 'council');
}

async function agenciesAnswer(cast: Cast, incident: Awaited<ReturnType<typeof recorded>>): Promise<void> {
  const { days } = cast;
  const due = days.ago(5);
  const requests = await asked(cast, at(days.ago(12), '14:15'), incident, { community: due, police: due, housing: due, hospital: due });
  await answered(cast, at(days.ago(6), '13:00'), requests, 'community', summary({
    author: 'Joan Feltham, named nurse', from: bornSo(0, 8, days.today), involvement: 'Health visiting from the 28th week of pregnancy. One visit after birth; three that did not take place.',
    chronology: ['Antenatal visit: warm room, cot ordered through the charity.', 'New birth visit: baby thriving, cot not yet there. No record of asking when it would come.', 'Three later visits: “no access”, letter left. No record of a call to the GP or to early help.'],
    episodes: '“No access” was used three times for a door that nobody answered. The word ended the matter, because the next step was not written anywhere.',
    voice: 'The new birth visit says that the baby settled when his father sang.', learning: 'A second visit that does not take place is now told to the team leader the same day. Owner: head of health visiting; begun.',
  }));
  await answered(cast, at(days.ago(5), '10:40'), requests, 'housing', summary({
    author: 'Tomasz Wren, head of tenancies', from: bornSo(1, 2, days.today), involvement: 'Landlord of the flat. Three reports of a boiler that did not work.',
    chronology: ['First report: boiler not working. Repaired after 9 days.', 'Two later reports: a visit each, part ordered. No record of asking who lived there.'],
    episodes: 'A repair is given its turn by the part that is needed and not by who is cold.', voice: 'No record of the baby.', learning: 'Repairs now ask whether there is a child under 5 and give heating within a day.',
    wentWell: 'The engineer lent the family his own heater on the last visit.',
  }));
  await answered(cast, at(days.ago(7), '09:30'), requests, 'police', summary({
    author: 'Gwen Marlow, review officer', from: days.ago(15), involvement: 'None before the death.', chronology: ['On the day: officers attended with the paramedics.'],
    episodes: 'None before the death.', voice: 'Officers recorded what the parents said about their son, gently and in full.', learning: 'Nothing yet.',
  }));
  await nilReturned(cast, at(days.ago(8), '11:10'), requests, 'hospital', 'Emergency and children’s records of the baby and both parents. Maternity records are held by the trust in Bayshire, which has been asked by telephone.');
}

const reviewText = {
  family: 'Finlay lived with his mother and father. Both sets of grandparents live in Bayshire.',
  characteristics: 'White British; English; no religion recorded; no disability.',
  facts: 'Finlay was found not breathing at about 6am. The post-mortem has not given a cause. The flat’s heating had failed three times in six weeks.',
  status: 'No orders and no plan. Early help had been offered and accepted a week before.',
  involvement: 'Health visiting from pregnancy; Coveshire Homes as landlord; early help for one week.',
  chronology: 'Antenatal visit; new birth visit; three visits that did not take place; three boiler reports; early help’s first call, six days before he died.',
  episodes: 'The three visits that ended at a closed door, and the repairs that took their turn.',
  voice: 'He settled when his father sang. His daily life was one cold room, a pram for a cot, and two parents who asked for help with the heating three times.',
  parents: 'Both parents were known and neither was spoken to alone. The father worked nights and was never there when anybody came.',
  safety: 'No other child in the home. Every tenancy with a failed boiler and a child under 5 has been visited.',
  learning: 'Second missed visit goes to the team leader (health visiting, begun). Heating within a day where there is a child under 5 (Coveshire Homes, from the 1st).',
  'good-practice': 'The engineer’s heater; the officers’ care with the parents.',
  'family-told': 'Both parents were told by the bereavement nurse and will meet the business manager after the funeral.',
  parallel: 'Inquest opened and adjourned; child death review; police investigation, no suspects.',
  national: 'The partners do not think that the case raises issues of national importance.',
} as const;
