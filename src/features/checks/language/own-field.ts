/** Fields that every event has, whatever its type. */
export const ownFields = ['id', 'agency', 'area', 'sector', 'persons', 'text', 'kind_or_type'] as const;

export function isOwnField(field: string): boolean {
  return ownFields.some((name) => name === field);
}
