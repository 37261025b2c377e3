import { dateInWords } from '../../../kernel/plain-date.ts';
import { agencyInWords } from '../../events/index.ts';
import type { NotReceived } from './not-received.ts';
import type { Silence, SilenceOf } from './silence.ts';

/** "Police: no entry about the father from … to … (64 days). One entry is dated too roughly to say whether it falls in it." */
export function silenceInWords({ agency, person }: Pick<SilenceOf, 'agency' | 'person'>, { from, to, days, certainty, mayHold }: Silence): string {
  const about = person === undefined ? 'no entry' : `no entry that names ${person}`;
  const rough = certainty === 'certain' ? '' : ` ${mayHold.length === 1 ? 'One entry is' : `${mayHold.length} entries are`} dated too roughly to say whether it falls in this time.`.replace('it falls', mayHold.length === 1 ? 'it falls' : 'they fall');
  return `${agencyInWords(agency)}: ${about} from ${dateInWords(from)} to ${dateInWords(to)} (${days === 1 ? '1 day' : `${days} days`}).${rough}`;
}

/** "No chronology received from Housing, Coveshire (asked on 3 May 2026)." */
export function notReceivedInWords({ agency, area, because, state }: NotReceived): string {
  const who = `${agencyInWords(agency)}${area === undefined ? '' : `, ${area}`}`;
  return state === 'nil' ? `${who} said that it has nothing to send (${because}).` : `No chronology received from ${who} (${because}).`;
}
