import type { Cast } from '../cast.ts';
import { at, written } from '../days.ts';
import { child, facts } from '../facts.ts';
import { did, opened, recorded, view } from '../pathway.ts';

/** Opened yesterday, half filled in, not recorded: what is waiting when somebody is called away. */
export async function openedOnly(cast: Cast): Promise<void> {
  const day = cast.days.ago(1);
  await opened(cast, 'bm', at(day, '16:40'), {
    children: '1', title: 'Young child burned at home', occurred: `about ${written(day)}`, place: 'Family home', where: 'area',
    summary: 'Telephone call from the duty team at 16:20. The child is in hospital and is expected to recover. More from the paediatrician tomorrow morning.',
    toldBy: 'Coveshire Hospitals NHS Trust, on-call paediatrician', suspicion: '', 'child-1-outcome': '', 'child-1-age': '3',
  });
}

/** Considered, two partners heard, the council still to decide with two working days left. */
export async function undecided(cast: Cast): Promise<void> {
  const { days } = cast;
  const aware = days.awareToNotifyIn(2);
  const incident = await recorded(cast, 'bm', at(aware, '15:05'), facts({
    title: 'Baby with an unexplained head injury',
    summary: 'A five-month-old baby was brought to the emergency department by both parents after becoming unwell during the night. A scan found a head injury for which no explanation has been given. The baby is being cared for in the high dependency unit. A strategy discussion was held the same day and the police have begun an investigation. An older sister, aged 4, is staying with her grandmother while checks are made.',
    occurred: aware, occurredWords: `about ${written(aware)}`, aware, toldBy: 'Coveshire Hospitals NHS Trust, named doctor', place: 'Family home',
    children: [child('seriously-harmed', 0)],
  }), { state: 'suspected', since: aware });
  const next = days.ago(1);
  await did(cast, 'partner-police', at(next, '09:20'), incident, view('police', 'The injury is serious, nobody has explained it and a criminal investigation has begun. The criteria are met on what we know today.'));
  await did(cast, 'partner-health', at(next, '11:45'), incident, view('health', 'The paediatric opinion is that the injury is likely to have been inflicted. Whether there will be lasting harm is not known yet, and the guidance counts likely long-term impairment.'));
}

/** Ashshire: nothing was suspected at first; what came later started the clock. */
export async function suspectedLater(cast: Cast): Promise<void> {
  const { days } = cast;
  const aware = days.ago(9);
  const suspected = days.awareToNotifyIn(2);
  const incident = await recorded(cast, 'bm', at(aware, '13:25'), facts({
    title: 'Child seriously unwell after swallowing medicine at home',
    summary: 'A two-year-old was admitted after swallowing an adult’s prescribed medicine and was in intensive care for two days. It was first understood as an accident. The child is recovering and doctors are watching for lasting effects.',
    occurred: aware, aware, toldBy: 'Ashshire general hospital, safeguarding nurse', place: 'Family home', children: [child('seriously-harmed', 2)],
  }), { state: 'not-yet-known' });
  await did(cast, 'bm', at(suspected, '16:15'), incident, {
    kind: 'suspicion_recorded',
    data: { suspicion: { state: 'suspected', since: suspected }, reason: 'The hospital found that the same medicine had been taken at least once before. Neglect is suspected from today; the police and children’s services have agreed a joint investigation.' },
  });
  await did(cast, 'partner-health', at(days.ago(1), '10:50'), incident, view('health', 'A second time makes an accident unlikely, and lasting effects cannot be ruled out.'));
}
