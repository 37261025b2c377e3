import type { QuestionSet } from '../../platform/forms/index.ts';
import type { ClockRule } from './clock-rule.ts';

/** The value that stands for the rule without a variant. */
export const AS_THE_RULE_STANDS = 'as-the-rule-stands';

/** How a partnership runs a clock: from which event, from which day on, and why. */
export function choiceForm(rule: ClockRule): QuestionSet {
  return {
    id: `clock-choice-${rule.id}`, version: '1', title: `When the clock begins: ${rule.name.toLowerCase()}`,
    questions: [
      {
        kind: 'choice', name: 'variant', wording: 'What does the clock count from?', missing: 'Select what the clock counts from',
        options: [
          { value: AS_THE_RULE_STANDS, text: capital(rule.startsWhen), hint: 'National guidance. Choose this unless your published arrangements say otherwise.' },
          ...(rule.variants ?? []).map(({ id, startsWhen, source }) => ({ value: id, text: capital(startsWhen), hint: `${source}.` })),
        ],
      },
      { kind: 'date', name: 'from', wording: 'From which day?', hint: 'Clocks that began before this day go on as they were.', missing: 'Enter the day from which this holds' },
      { kind: 'long-text', name: 'reason', wording: 'Why?', hint: 'Name the document in which the partnership agreed this.', maxLength: 2000, missing: 'Enter why the clock runs this way' },
    ],
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
