import type { Cast } from '../cast.ts';
import { at } from '../days.ts';
import { child, facts } from '../facts.ts';
import { did, recorded, view } from '../pathway.ts';

/** Considered and not notified, with reasons that can be looked back on. */
export async function notNotified(cast: Cast): Promise<void> {
  const { days } = cast;
  const incident = await recorded(cast, 'bm', at(days.ago(30), '10:30'), facts({
    title: 'Child seriously injured in a road collision',
    summary: 'A child walking home from an after-school club was hit by a car at a crossing and broke both legs. The driver stopped and called for help. The family was not known to children’s social care. The school raised the incident with the partnership because it happened close to its gate.',
    occurred: days.ago(31), aware: days.ago(30), toldBy: 'Saltmarsh Primary School, head teacher', place: 'Public road near a school',
    children: [child('seriously-harmed', 8)],
  }), { state: 'not-suspected' });
  await did(cast, 'partner-police', at(days.ago(29), '09:10'), incident, view('police', 'A road collision, under investigation as such. Nothing suggests abuse or neglect.', 'do-not-notify'));
  await did(cast, 'partner-health', at(days.ago(29), '14:00'), incident, view('health', 'The injuries agree with the account that was given. The child was well cared for and accompanied by an adult.', 'do-not-notify'));
  await did(cast, 'notifier', at(days.ago(28), '11:30'), incident, {
    kind: 'decided_on_notification',
    data: { decision: { outcome: 'do-not-notify', reason: 'Abuse or neglect is neither known nor suspected, so the duty in section 16C does not apply. The crossing has been raised with the road safety board. The council will look again if the police investigation finds anything different.' } },
  });
}
