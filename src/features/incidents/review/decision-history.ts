import type { Moment } from '../../../kernel/london-time.ts';
import type { PersonId } from '../../audit/index.ts';
import type { Act } from '../pathway/act.ts';
import type { Partner } from '../pathway/facts.ts';
import type { FrozenPart } from '../pathway/frozen-part.ts';
import type { ReviewDecision } from '../pathway/review-decision.ts';

/** What somebody said for a partner to one version. Nothing is taken back: a change of mind stands after it. */
export interface GivenAnswer {
  readonly partner: Partner;
  readonly answer: 'signed' | 'dissented';
  readonly reason?: string;
  readonly at: Moment;
  readonly by: PersonId;
}

/** One version of the decision with every answer given to it, oldest first. */
export interface DecisionVersion {
  readonly version: number;
  readonly decision: ReviewDecision;
  readonly parts: readonly FrozenPart[];
  readonly at: Moment;
  readonly by: PersonId;
  readonly given: readonly GivenAnswer[];
}

/** Every version that was put to the partners, newest first. Older signatures stay with the version that they signed. */
export function decisionVersions(acts: readonly Act[]): readonly DecisionVersion[] {
  return acts.flatMap((act): readonly DecisionVersion[] => {
    if (act.kind !== 'review_decision_proposed') return [];
    const { version, decision, parts } = act.data;
    return [{ version, decision, parts, at: act.at, by: act.by, given: acts.flatMap((each) => givenTo(version, each)) }];
  }).toReversed();
}

/** What stands for a partner: its newest answer; undefined where it has given none. */
export function standingAnswer({ given }: DecisionVersion, partner: Partner): GivenAnswer | undefined {
  return given.findLast((each) => each.partner === partner);
}

function givenTo(version: number, act: Act): readonly GivenAnswer[] {
  if (act.kind !== 'partner_signed' && act.kind !== 'partner_dissented') return [];
  if (act.data.version !== version) return [];
  const { at, by } = act;
  if (act.kind === 'partner_signed') return [{ partner: act.data.partner, answer: 'signed', at, by }];
  return [{ partner: act.data.partner, answer: 'dissented', reason: act.data.reason, at, by }];
}
