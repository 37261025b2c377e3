import { path } from '../../platform/pages/path.ts';

/** Every address of the checks. */
export const paths = {
  catalogue: path('/checks'),
  /** `?id=P-25`: a check is nobody's record, so it is not one in the address. */
  check: path('/checks/check'),
  review: path('/incidents/:incident/checks'),
} as const;

export function checkAt(id: string): string {
  return `${paths.check.to()}?id=${encodeURIComponent(id)}`;
}
