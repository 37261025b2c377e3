import type { Role } from '../mapping/role.ts';

/** What a column holds, as the list of choices says it. */
export const roleWords: Readonly<Record<Role, string>> = {
  date: 'Date', time: 'Time', end_date: 'Date when it ended', end_time: 'Time when it ended', agency: 'Agency', area: 'Area', text: 'What happened',
  source_of_information: 'Where the information came from', action: 'Action or outcome', analysis: 'Analysis or comment', child: 'Child', persons: 'People', worker: 'Worker',
  id: 'The sender’s own number', event_type: 'Kind of event', known_to: 'Who knew, and when', other: 'Kept, and not read',
};
