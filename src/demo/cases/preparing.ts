import type { Cast } from '../cast.ts';
import { at, bornSo, written } from '../days.ts';
import { child, childSection, facts, whole } from '../facts.ts';
import { did, filledIn, locked, recorded, toNotify, view } from '../pathway.ts';

/** Decided to notify; the notification is half filled in, and one child's page is waiting for an answer. */
export async function preparing(cast: Cast): Promise<void> {
  const { days } = cast;
  const aware = days.awareToNotifyIn(3);
  const born = bornSo(2, 7, aware);
  const incident = await recorded(cast, 'bm', at(aware, '11:15'), facts({
    title: 'Two young children found alone and unwell at home',
    summary: 'Neighbours called the police after hearing a child crying for several hours. Officers found a two-year-old and a six-month-old baby alone. Both were dehydrated and the baby was admitted to hospital, where doctors expect lasting effects on growth. Health visiting had recorded missed appointments for some months. Both children are now safe with foster carers under police protection followed by an emergency protection order.',
    occurred: aware, aware, toldBy: 'Coveshire Police, public protection unit', place: 'Rented flat', children: [child('seriously-harmed', 0), child('seriously-harmed', 2)],
    otherAreas: ['Bayshire'],
  }), { state: 'known', since: aware });
  await did(cast, 'partner-police', at(aware, '15:30'), incident, view('police', 'Both children were in danger and neglect is plain.'));
  await did(cast, 'partner-health', at(aware, '16:20'), incident, view('health', 'The baby’s condition is likely to have lasting effects.'));
  await did(cast, 'notifier', at(days.ago(1), '09:40'), incident, toNotify('Both children were seriously harmed in Coveshire and neglect is known. The family lived in Bayshire until half a year ago, so Bayshire will be told.'));
  await filledIn(cast, 'bm', at(days.ago(1), '12:10'), incident, {
    incident: {
      'incident-time': 'Found at 10:35am', 'place-kind': 'home', proceedings: ['police', 'family-court'],
      safety: 'Police protection on the day, then an emergency protection order. Both children are with foster carers. Contact is supervised. An older half-brother lives with his father in Bayshire, and Bayshire’s duty team has been asked to see him.',
    },
    'child-a': childSection({
      name: 'Edie Marsh', 'birth-date': written(bornSo(0, 6, aware)), sex: 'F', harms: ['NEG'], 'social-care': 'open', plans: ['cin-now'],
      'harm-in-words': 'Severe dehydration and faltering growth. In hospital and improving; the paediatrician expects lasting effects.',
    }),
    'child-b': { name: 'Rowan Marsh', 'birth-date': written(born), sex: '', ethnicity: '' },
  });
}

/** Checked and locked: one press in the Department for Education's system away from being sent. */
export async function readyToSend(cast: Cast): Promise<void> {
  const { days } = cast;
  const aware = days.awareToNotifyIn(1);
  const incident = await recorded(cast, 'bm', at(aware, '09:50'), facts({
    title: 'Young person seriously unwell after self-harm; abuse at home suspected',
    summary: 'A fifteen-year-old was admitted to hospital after self-harm at home and was in intensive care for a night. In hospital the young person told a nurse about violence at home over several years. School had recorded worries about attendance and mood and had made two referrals. The young person is recovering and is staying with an aunt.',
    occurred: aware, aware, toldBy: 'Coveshire Hospitals NHS Trust, safeguarding nurse', place: 'Family home', children: [child('seriously-harmed', 15)],
  }), { state: 'suspected', since: aware });
  await did(cast, 'partner-health', at(aware, '16:05'), incident, view('health', 'Life was in danger, and what the young person told the nurse is consistent with the school’s own record.'));
  await did(cast, 'partner-council', at(days.ago(3), '10:00'), incident, view('council', 'Two earlier referrals ended without an assessment, and we should look at why.'));
  await did(cast, 'notifier', at(days.ago(3), '11:20'), incident, toNotify('Serious harm in Coveshire, with abuse suspected from what the young person has told. Notified on what is known now, without waiting for the police interview.'));
  await filledIn(cast, 'bm', at(days.ago(2), '14:30'), incident, whole(cast, {
    incident: {
      'place-kind': 'home', proceedings: ['police'],
      safety: 'The young person is staying with a maternal aunt under a written agreement. A younger brother is staying there too. A safety plan has been agreed with the mental health team, who visit every second day.',
    },
    'child-a': childSection({
      name: 'Jude Kessler', 'birth-date': written(bornSo(15, 4, aware)), sex: 'M', ethnicity: 'MWAS', harms: ['PHY', 'EMO', '15A'], 'social-care': 'previous', plans: ['family-help-now'],
      'harm-in-words': 'Admitted to intensive care for one night. Expected to recover physically. Under the care of the crisis mental health team.',
    }),
    'adult-a': { name: 'Dawn Kessler', relationship: 'mother', 'lived-with-child': 'yes' },
    'adult-b': { name: 'Not known yet', relationship: 'partner', 'relationship-in-words': 'Partner of the mother; the police hold his name', 'lived-with-child': 'yes' },
  }));
  await locked(cast, 'notifier', at(days.ago(1), '16:50'), incident);
}
