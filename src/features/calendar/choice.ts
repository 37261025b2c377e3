import { newId } from '../../kernel/id.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { PartnershipId, PersonId } from '../audit/index.ts';
import { findClockRule, type ClockRuleId } from './clock-rules.ts';
import type { ClockSettings } from './due-date.ts';

/** A partnership's way of running a clock, for clocks that begin on `inForceFrom` or later. */
export interface ClockChoice {
  readonly rule: ClockRuleId;
  /** Null is the rule as it stands. */
  readonly variant: string | null;
  readonly inForceFrom: PlainDate;
  readonly reason: string;
  readonly chosenAt: Date;
}

/** The settings for a clock that begins on that day. Of two choices from one day the later one holds. */
export function settingsOn(choices: readonly ClockChoice[], day: PlainDate): ClockSettings {
  const held = choices
    .filter(({ inForceFrom }) => inForceFrom <= day)
    .toSorted((a, b) => a.inForceFrom.localeCompare(b.inForceFrom) || a.chosenAt.getTime() - b.chosenAt.getTime());
  const latest = new Map(held.map(({ rule, variant }) => [rule, variant]));
  return Object.fromEntries([...latest].filter(([, variant]) => variant !== null));
}

/** What a partnership has chosen, oldest first, as far as this person may see. */
export async function clockChoices(tx: Tx, partnershipId: PartnershipId): Promise<readonly ClockChoice[]> {
  const rows = await tx.selectFrom('calendar.choice').selectAll().where('partnership_id', '=', partnershipId).orderBy('chosen_at').execute();
  return rows.flatMap((row) => {
    const rule = findClockRule(row.rule);
    return rule === undefined ? [] : [{ rule: rule.id, variant: row.variant, inForceFrom: parseDay(row.in_force_from), reason: row.reason, chosenAt: row.chosen_at }];
  });
}

export async function chooseClock(tx: Tx, partnershipId: PartnershipId, { rule, variant, inForceFrom, reason, chosenAt }: ClockChoice, by: PersonId): Promise<void> {
  await tx.insertInto('calendar.choice').values({
    id: newId<'clock-choice'>(), partnership_id: partnershipId, rule, variant, in_force_from: inForceFrom, reason, chosen_at: chosenAt, chosen_by: by,
  }).execute();
}

function parseDay(text: string): PlainDate {
  return text as PlainDate;
}
