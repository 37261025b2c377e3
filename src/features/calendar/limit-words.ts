import type { Limit } from './clock-rule.ts';

const units = { 'working-days': 'working day', days: 'day', months: 'month', hours: 'hour' } as const;

/** "5 working days", "72 hours", "7 working days before". */
export function limitInWords(limit: Limit): string {
  const length = `${limit.number} ${units[limit.count]}${limit.number === 1 ? '' : 's'}`;
  return limit.count === 'working-days' && limit.before === true ? `${length} before` : length;
}
