/** What a column of a chronology holds. `other` is kept with the row and not read. */
export const roles = [
  'id', 'date', 'time', 'end_date', 'end_time', 'agency', 'area', 'text', 'source_of_information', 'action', 'analysis',
  'child', 'persons', 'worker', 'event_type', 'known_to', 'other',
] as const;

export type Role = (typeof roles)[number];

export function isRole(text: string): text is Role {
  return roles.some((role) => role === text);
}

/** Roles that several columns of one table may have; their texts follow each other. */
export const JOINED: ReadonlySet<Role> = new Set<Role>(['text', 'action', 'analysis', 'persons', 'source_of_information', 'worker']);
