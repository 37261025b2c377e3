import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { EventRecord } from '../../events/index.ts';
import type { CaseChanged } from '../commands/doing.ts';

/** What another room shows of a case, and is told when one changes: filled in by whoever puts the program together. */
export interface CaseSlots {
  readonly changed: CaseChanged;
  readonly signals: (tx: Tx, now: Date, caseId: string) => Promise<CaseSignals>;
  /** The record as a picture with what is asked on it; null where nothing in it can be drawn. */
  readonly picture: (drawn: CaseDrawn) => { readonly svg: string; readonly description: string } | null;
}

/** What the picture of one case is made of. */
export interface CaseDrawn {
  readonly title: string;
  readonly events: readonly EventRecord[];
  readonly asked: readonly (Pick<CaseSignal, 'href' | 'evidence' | 'due'> & { readonly state: CaseSignal['shape']; readonly label: string })[];
  readonly today: PlainDate;
  readonly entryAt: (entry: string) => string;
  /** Where every entry stands. */
  readonly listAt: string;
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
  /** How it stands, as the picture tells it by a shape. */
  readonly shape: 'no-record' | 'running' | 'cannot-tell' | 'to-think';
  /** The day of its limit; null where it has none. */
  readonly due: PlainDate | null;
}
