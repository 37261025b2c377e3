import type { Cast } from '../cast.ts';
import { notNotified } from './not-notified.ts';
import { preparing, readyToSend } from './preparing.ts';
import { openedOnly, undecided } from './undecided.ts';

export interface DemoCase {
  readonly place: Cast['place'];
  readonly play: (cast: Cast) => Promise<void>;
}

/** The cases in the order in which they were opened, because that is the order of their references. */
export const demoCases: readonly DemoCase[] = [
  { place: 'coveshire', play: notNotified },
  { place: 'coveshire', play: readyToSend },
  { place: 'coveshire', play: undecided },
  { place: 'coveshire', play: preparing },
  { place: 'coveshire', play: openedOnly },
];
