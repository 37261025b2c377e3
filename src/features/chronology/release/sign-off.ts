import type { PlainDate } from '../../../kernel/plain-date.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Release } from './pseudonymise.ts';
import { releaseRefusals } from './refusals.ts';

/** A person has read this very release and says that nobody can be known by it. */
export interface SignOff {
  readonly by: string;
  readonly on: PlainDate;
  readonly digest: string;
}

type Released = Extract<Release, { kind: 'released' }>;

/**
 * The word that a release may carry. "Anonymised" only with a signature that holds for exactly these
 * entries: refuses `RELEASE_NOT_SIGNED` and `RELEASE_SIGNED_OTHER`. Without one it is pseudonymised.
 */
export function anonymised(release: Released, signOff: SignOff | undefined): Result<Omit<Released, 'standing'> & { readonly standing: 'anonymised'; readonly signed: SignOff }> {
  if (signOff === undefined || signOff.by.trim() === '') return refuse(releaseRefusals.refusal('RELEASE_NOT_SIGNED'));
  if (signOff.digest !== release.digest) return refuse(releaseRefusals.refusal('RELEASE_SIGNED_OTHER'));
  return ok({ ...release, standing: 'anonymised', signed: signOff });
}
