import { readPartialDate } from '../../../kernel/written-date.ts';
import type { IncidentRecord } from '../../incidents/index.ts';
import type { Born } from '../picture/picture.ts';
import { dateOf } from '../replay/index.ts';
import type { EntryLine } from '../store/entries.ts';
import { whenOf } from '../store/place.ts';

/** Whose age runs along the top: the children of the newest locked notification, else of the one birth that the record tells of. Roles, not names. */
export function childrenBorn(acts: IncidentRecord['acts'], lines: readonly EntryLine[]): readonly Born[] {
  const notified = bornByNotification(acts);
  return notified.length > 0 ? notified : bornByRecord(lines);
}

function bornByNotification(acts: IncidentRecord['acts']): readonly Born[] {
  const locked = acts.findLast((act) => act.kind === 'notification_locked');
  const children = locked === undefined ? [] : locked.data.parts.filter(({ part }) => part.startsWith('child'));
  return children.flatMap(({ answers, title }) => {
    const written = answers.find(({ name }) => name === 'birth-date')?.value;
    const date = typeof written === 'string' && written !== '' ? readPartialDate(written) : undefined;
    if (date?.ok !== true) return [];
    const on = date.value.earliest ?? date.value.latest;
    return on === null ? [] : [{ label: children.length === 1 ? 'The child' : title, on, about: date.value.earliest !== date.value.latest }];
  });
}

// Two births may be of one child told twice, or of two children; only a single one says whose age it is.
function bornByRecord(lines: readonly EntryLine[]): readonly Born[] {
  const births = lines.filter(({ eventType }) => eventType === 'birth').flatMap(({ occurred }) => whenOf(occurred) ?? []).map(dateOf);
  const days = new Set(births.map(({ earliest, latest }) => `${earliest} ${latest}`));
  const [birth] = births;
  const on = birth?.earliest ?? birth?.latest;
  return birth === undefined || days.size > 1 || on == null ? [] : [{ label: 'The child', on, about: birth.earliest !== birth.latest }];
}
