import type { Refusal } from '../../../kernel/result.ts';
import type { OpenExplanation } from '../explain/open-explanation.ts';
import type { Rates } from '../run/rates.ts';
import type { Problem } from '../records/problem.ts';
import type { RunAccount } from '../reports/account.ts';
import type { FileProfile } from '../reports/file-profile.ts';
import type { Cells, StoredComparison } from '../store/cells.ts';
import type { Key } from '../store/content-keys.ts';
import type { StoredModel } from '../store/runs.ts';

/** One record as a file had it. */
export interface BroughtRecord {
  readonly reference: string;
  readonly cells: Cells;
  readonly sealed: boolean;
  readonly restricted: boolean;
  readonly unborn: boolean;
}

export interface BroughtFile {
  readonly comparisons: readonly StoredComparison[];
  readonly records: readonly BroughtRecord[];
  readonly problems: readonly Problem[];
  readonly profile?: FileProfile;
}

/** One record as the linker compares it: where a restricted child is stands in `held` alone. */
export interface RecordToLink {
  readonly id: string;
  readonly agency: string;
  readonly open: Cells;
  readonly held: Cells;
  readonly restricted: boolean;
  readonly unborn: boolean;
}

export interface ProposedPair {
  readonly a: string;
  readonly b: string;
  readonly weight: number;
  readonly band: 'automatic' | 'review';
  readonly family: number;
  readonly explanation: OpenExplanation;
  readonly beside: readonly string[];
  /** The id of a person's proposal, where the linker had none of its own. */
  readonly proposal?: string;
}

export interface LinkedRecords {
  readonly stored: StoredModel;
  readonly version: string;
  readonly automaticFrom: number;
  readonly pairs: readonly ProposedPair[];
  /** Pairs beyond what people can look at. */
  readonly leftOut: number;
  readonly problems: readonly Problem[];
  readonly rates: Rates;
  readonly account: RunAccount;
  readonly keys: readonly (readonly [key: Key, record: string])[];
  readonly values: readonly (readonly [key: Key, records: number])[];
}

/** All that is linked: the records, and which of them people have joined as one child. */
export interface ToLink {
  readonly comparisons: readonly StoredComparison[];
  readonly records: readonly RecordToLink[];
  readonly joined: readonly (readonly string[])[];
  /** Two records that a person proposed: explained anew, where the run does not propose them itself. */
  readonly proposals: readonly { readonly id: string; readonly a: string; readonly b: string }[];
}

export type Job =
  | { readonly kind: 'bring'; readonly path: string; readonly name: string; readonly most: number }
  | { readonly kind: 'link'; readonly folder: string; readonly run: string; readonly asked: ToLink };

export type Done = { readonly brought: BroughtFile } | { readonly linked: LinkedRecords } | { readonly refusals: readonly Refusal[] };
