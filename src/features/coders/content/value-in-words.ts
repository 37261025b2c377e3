import type { Code } from '../../coding/index.ts';

export const stateWords: Readonly<Record<string, string>> = { present: 'Present', absent: 'Absent: the review says no', not_mentioned: 'Not mentioned', does_not_apply: 'Does not apply' };

/** A value in words: the option's label, or the state. */
export function valueInWords(code: Code, value: string): string {
  if (value === '') return 'Nothing coded';
  const label = (one: string): string => code.options.find((option) => option.code === one)?.label ?? stateWords[one] ?? one;
  return code.type === 'choices' ? value.split(';').map(label).join(', ') : label(value);
}
