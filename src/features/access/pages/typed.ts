import type { Refusal } from '../../../kernel/result.ts';
import type { Form } from '../../../platform/pages/page.ts';

/** One field of a form as text: the first where it repeats, without what no database can keep. */
export function typedIn(form: Form, field: string): string {
  const [first = ''] = [form[field] ?? ''].flat();
  return first.replaceAll('\0', '').toWellFormed();
}

/** Refusals as the GOV.UK macros take them: `{ email: { text } }`. */
export function errorsByField(refusals: readonly Refusal[]): Readonly<Record<string, { text: string }>> {
  return Object.fromEntries(refusals.flatMap(({ field, message }) => (field === undefined ? [] : [[field, { text: message }]])));
}
