import type { Tx } from '../../../platform/database/index.ts';
import type { CaseChanged } from '../commands/doing.ts';

/** What another room shows of a case, and is told when one changes: filled in by whoever puts the program together. */
export interface CaseSlots {
  readonly changed: CaseChanged;
  readonly signals: (tx: Tx, now: Date, caseId: string) => Promise<CaseSignals>;
}

/** What the checks ask of one child's case. For this page alone: nothing puts these together over cases. */
export interface CaseSignals {
  /** Why nothing is asked, where nothing is. */
  readonly off?: string;
  readonly waiting: readonly CaseSignal[];
  readonly href: string;
  readonly lookedAt: string;
}

export interface CaseSignal {
  readonly duty: string;
  readonly words: string;
  readonly state: { readonly text: string; readonly colour: string };
  readonly href: string;
  readonly evidence: readonly string[];
}
