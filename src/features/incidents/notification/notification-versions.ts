import type { Act, ActOf } from '../pathway/act.ts';
import type { Incident } from '../pathway/incident.ts';

interface History {
  readonly acts: readonly Act[];
}

/** Every version that was locked, oldest first. */
export function lockedVersions({ acts }: History): readonly ActOf<'notification_locked'>[] {
  return acts.filter((each) => each.kind === 'notification_locked');
}

/** The version that counts now: the one to send, the one that went, or the newest correction. Before the first is locked, none does. */
export function versionInForce(incident: Incident, record: History): ActOf<'notification_locked'> | undefined {
  return incident.stage === 'preparing' ? undefined : lockedVersions(record).at(-1);
}
