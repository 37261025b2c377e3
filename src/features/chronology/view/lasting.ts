import { eventTypeInWords, isEventTypeName } from '../../events/index.ts';
import type { Bar } from '../picture/picture.ts';
import { dateOf } from '../replay/index.ts';
import type { DrawnLine } from '../store/entries.ts';
import { whenOf } from '../store/place.ts';

/** What begins with one type of event and ends with another, and how the stretch between is called. */
const STRETCHES = [
  { starts: 'plan_started', ends: 'plan_ended', label: 'Plan' },
  { starts: 'missing_started', ends: 'missing_ended', label: 'Missing' },
  { starts: 'section47_started', ends: 'section47_ended', label: 'Section 47 enquiry' },
  { starts: 'placement_started', ends: 'placement_ended', label: 'Placement' },
  { starts: 'police_protection_started', ends: 'police_protection_ended', label: 'Police protection' },
  { starts: 'epo_granted', ends: 'epo_ended', label: 'Emergency protection order' },
  { starts: 'out_of_education_started', ends: 'out_of_education_ended', label: 'Out of education' },
  { starts: 'lead_practitioner_started', ends: 'lead_practitioner_ended', label: 'Lead practitioner' },
] as const;

/** Pairs each start with the first end of its kind after it. Entries come in date order. */
export function lastingOf(lines: readonly DrawnLine[]): readonly Bar[] {
  return STRETCHES.flatMap(({ starts, ends, label }) => {
    const bars: Bar[] = [];
    for (const line of lines) {
      const day = line.eventType === starts || line.eventType === ends ? dayOf(line) : null;
      if (day === null) continue;
      if (line.eventType === starts) bars.push({ label, from: day, to: null });
      else {
        const open = bars.findIndex(({ to }) => to === null);
        const bar = bars[open];
        if (bar !== undefined) bars[open] = { ...bar, to: day };
      }
    }
    return bars;
  });
}

/** The words of an event's type; undefined where the entry has none of the vocabulary. */
export function typeInWords(type: string | null): string | undefined {
  return type !== null && isEventTypeName(type) ? eventTypeInWords(type) : undefined;
}

function dayOf({ occurred }: DrawnLine) {
  const when = whenOf(occurred);
  return when === undefined ? null : (dateOf(when).earliest ?? dateOf(when).latest);
}
