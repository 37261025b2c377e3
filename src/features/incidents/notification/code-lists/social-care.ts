import type { CodeList } from './code-list.ts';

/** Kinds of abuse and neglect, as the children in need census has them. */
export const abuse = {
  id: 'abuse',
  name: 'Abuse or neglect',
  source: 'Children in need census, categories of abuse; exploitation and domestic abuse added from the factors at the end of assessment',
  status: 'unverified',
  codes: [
    { code: 'NEG', text: 'Neglect' },
    { code: 'PHY', text: 'Physical abuse' },
    { code: 'SAB', text: 'Sexual abuse' },
    { code: 'EMO', text: 'Emotional abuse' },
    { code: '3A', text: 'Domestic abuse' },
    { code: '11A', text: 'Child sexual exploitation' },
    { code: '24A', text: 'Child criminal exploitation' },
    { code: '15A', text: 'Self-harm or suspected suicide' },
  ],
} as const satisfies CodeList;

/** Plans, now and before kept apart: the two are never added up unsaid. */
export const plans = {
  id: 'plans',
  name: 'Plans',
  source: 'Serious incident notification statistics, Department for Education',
  status: 'unverified',
  codes: [
    { code: 'cp-now', text: 'Child protection plan now' },
    { code: 'cp-before', text: 'Child protection plan before' },
    { code: 'cin-now', text: 'Child in need plan now' },
    { code: 'cin-before', text: 'Child in need plan before' },
    { code: 'care-now', text: 'Care plan now' },
    { code: 'care-before', text: 'Care plan before' },
    { code: 'family-help-now', text: 'Family Help or early help plan now' },
    { code: 'not-known', text: 'Not known yet' },
    { code: 'none', text: 'No plan, now or before' },
  ],
} as const satisfies CodeList;

/** Known to children's social care. Councils read "known to any agency" differently, so this asks about one service. */
export const socialCare = {
  id: 'social-care',
  name: 'Known to children’s social care',
  source: 'Serious incident notification statistics, Department for Education',
  status: 'unverified',
  codes: [
    { code: 'open', text: 'Open at the time of the incident' },
    { code: 'previous', text: 'Previously, and closed by then' },
    { code: 'never', text: 'Never' },
    { code: 'not-known', text: 'Not known yet' },
  ],
} as const satisfies CodeList;
