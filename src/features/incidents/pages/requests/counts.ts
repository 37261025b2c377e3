import { countOf } from '../../../../platform/pages/words.ts';
import type { AgencyRequest } from '../../requests/request.ts';
import { countRequests } from '../../requests/request-standing.ts';

/** "8 agencies asked: 5 have answered, 3 waited for, 1 of them late". */
export function countsInWords(requests: readonly AgencyRequest[], now: Date): string {
  const { asked, answered, late } = countRequests(requests, now);
  if (asked === 0) return 'No agency is being asked';
  const waiting = asked - answered;
  const rest = waiting === 0 ? 'all have answered' : `${answered} ${answered === 1 ? 'has' : 'have'} answered, ${waiting} waited for${late === 0 ? '' : `, ${late} of them late`}`;
  return `${countOf(asked, 'agency', 'agencies')} asked: ${rest}`;
}
