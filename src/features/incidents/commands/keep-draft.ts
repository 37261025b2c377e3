import { findDraft, holdIncident, saveDraft, type Draft, type TypedForm } from '../store/index.ts';
import type { Doing } from './act.ts';

/** A form as it was sent: what was typed, the version it began from, and which showing of the form it is. */
export interface SentForm {
  readonly typed: TypedForm;
  /** 0 where the form began empty. */
  readonly seen: number;
  /** The same for as long as one page stays open, so that its own savings are told from somebody else's. */
  readonly copy: string;
}

export type Kept =
  | { readonly kept: true; readonly version: number }
  /** Somebody saved in between; null where the draft has become an act since. */
  | { readonly kept: false; readonly other: Draft | null };

/**
 * Saves a form as it stands. Nothing is written over what somebody else saved since the form was
 * opened: the caller shows both. With the incident held, so that no act takes an older draft.
 */
export async function keepDraft({ tx, by, now }: Doing, incidentId: string, form: string, { typed, seen, copy }: SentForm): Promise<Kept> {
  await holdIncident(tx, incidentId);
  const current = await findDraft(tx, incidentId, form);
  const own = current !== null && current.typed['copy'] === copy;
  const version = await saveDraft(tx, incidentId, form, { ...typed, copy }, own ? current.version : seen, by, now);
  return version === null ? { kept: false, other: current } : { kept: true, version };
}
