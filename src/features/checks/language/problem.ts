import type { Path } from './walk.ts';

/** Codes of the refusals that name a mistake inside a check that has the right shape. */
export type ProblemCode = 'CHECK_TYPE_NOT_KNOWN' | 'CHECK_FIELD_NOT_KNOWN' | 'CHECK_VALUE_NOT_KNOWN' | 'CHECK_PARAMETER_NOT_KNOWN' | 'CHECK_PARAMETER_UNUSED'
  | 'CHECK_PARAMETER_UNIT' | 'CHECK_NEVER_HOLDS' | 'CHECK_STEP_NOT_KNOWN' | 'CHECK_STEPS_IN_A_RING' | 'CHECK_LIVE_WITHOUT_DUTY' | 'CHECK_REVIEW_ONLY' | 'CHECK_KIND_UNCLEAR';

export interface Problem {
  readonly code: ProblemCode;
  readonly path: Path;
  readonly details: Readonly<Record<string, string>>;
}
