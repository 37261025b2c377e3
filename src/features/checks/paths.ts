import { path } from '../../platform/pages/path.ts';
import { LAST_SHIPPED } from './live/own-version.ts';

/** Every address of the checks. */
export const paths = {
  catalogue: path('/checks'),
  /** `?id=P-25`: a check is nobody's record, so it is not one in the address. */
  check: path('/checks/check'),
  review: path('/incidents/:incident/checks'),
  areas: path('/live'),
  area: path('/live/:partnership'),
  assessment: path('/live/:partnership/assessment'),
  withdraw: path('/live/:partnership/assessment/withdraw'),
  trials: path('/live/:partnership/trials'),
  trial: path('/live/:partnership/trials/:trial'),
  switchOn: path('/live/:partnership/switch-on'),
  switchOff: path('/live/:partnership/switch-off/:check'),
  /** A check as it stands in the area: its version, its history, and changing it. */
  areaCheck: path('/live/:partnership/checks/:check'),
  changeCheck: path('/live/:partnership/checks/:check/change'),
  changeText: path('/live/:partnership/checks/:check/change/text'),
  checkVersion: path('/live/:partnership/checks/:check/versions/:version'),
  checkFile: path('/live/:partnership/checks/:check/versions/:version/file'),
  counts: path('/live/:partnership/duties'),
  signals: path('/cases/:case/signals'),
  signal: path('/cases/:case/signals/:signal'),
  lookedAt: path('/cases/:case/looked-at'),
  duties: path('/duties'),
  digest: path('/duties/new'),
  own: path('/partnership-duties'),
  ownOfIncident: path('/incidents/:incident/duties'),
  ownSignal: path('/incidents/:incident/duties/:signal'),
  /** Anyone may read it, signed in or not. */
  transparency: path('/transparency'),
} as const;

/** Where a check is explained: as the catalogue has it, or for an area's own version as those who work there read it. */
export function checkAt(id: string, version = 1): string {
  return `${paths.check.to()}?id=${encodeURIComponent(id)}${version > LAST_SHIPPED ? `&version=${version}` : ''}`;
}
