import type { Tx } from '../../../../platform/database/index.ts';
import type { Actor, Permission } from '../../../access/index.ts';
import type { ActKind } from '../../pathway/act.ts';
import type { Incident } from '../../pathway/incident.ts';
import type { IncidentRecord } from '../../store/index.ts';
import type { NamesOf } from '../../store/people.ts';

/** What every part of the incident page is made from. */
export interface IncidentOnPage {
  readonly tx: Tx;
  readonly now: Date;
  readonly actor: Actor;
  readonly record: IncidentRecord;
  readonly incident: Incident;
  /** The acts that this person may do at this stage. */
  readonly open: readonly ActKind[];
  readonly may: (permission: Permission) => boolean;
  readonly nameOf: NamesOf;
}
