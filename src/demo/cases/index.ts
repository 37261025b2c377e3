import type { Cast } from '../cast.ts';
import { crossBorder } from './cross-border.ts';
import { oneSignatureMissing } from './deciding.ts';
import { othersTold, withdrawn } from './finished.ts';
import { notNotified } from './not-notified.ts';
import { preparing, readyToSend } from './preparing.ts';
import { notYetJoint, sentWithDissent } from './sent.ts';
import { lateWithDelay, reviewUnderWay } from './under-way.ts';
import { recordsLinked } from '../linkage.ts';
import { liveUse } from '../live.ts';
import { openedOnly, suspectedLater, undecided } from './undecided.ts';

export interface DemoCase {
  readonly place: Cast['place'];
  readonly play: (cast: Cast) => Promise<void>;
}

/** The cases in the order in which they were opened, because that is the order of their references. */
export const demoCases: readonly DemoCase[] = [
  { place: 'coveshire', play: crossBorder },
  { place: 'ashshire', play: withdrawn },
  { place: 'ashshire', play: sentWithDissent },
  { place: 'coveshire', play: notNotified },
  { place: 'coveshire', play: lateWithDelay },
  { place: 'ashshire', play: othersTold },
  { place: 'coveshire', play: notYetJoint },
  { place: 'coveshire', play: oneSignatureMissing },
  { place: 'coveshire', play: reviewUnderWay },
  { place: 'ashshire', play: suspectedLater },
  { place: 'coveshire', play: readyToSend },
  { place: 'coveshire', play: undecided },
  { place: 'coveshire', play: preparing },
  { place: 'coveshire', play: openedOnly },
  { place: 'coveshire', play: recordsLinked },
  { place: 'coveshire', play: liveUse },
];
