import type { Facts } from '../features/incidents/index.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { Answers } from '../platform/forms/index.ts';
import type { Cast } from './cast.ts';
import { written } from './days.ts';
import type { Sections } from './pathway.ts';

type Child = Facts['children'][number];

/** What differs between incidents; `occurred` is a day, or words for one that is not known to the day. */
export type Told = Pick<Facts, 'title' | 'summary' | 'toldBy' | 'place' | 'children'> & {
  readonly occurred: PlainDate;
  readonly occurredWords?: string;
  readonly aware: PlainDate;
  readonly otherAreas?: readonly string[];
};

/** The facts of an incident in the partnership's own area. */
export function facts({ occurred, occurredWords, aware, otherAreas = [], ...told }: Told): Facts {
  return { ...told, occurred: { edtf: occurred, words: occurredWords ?? written(occurred) }, councilAware: aware, where: { in: 'area' }, otherAreas };
}

/** A child who lived in the area and was not looked after, unless that is said. */
export function child(outcome: 'died' | 'seriously-harmed', age: number, more: Partial<Child> = {}): Child {
  return { outcome: { class: outcome }, age, residentInArea: 'yes', lookedAfter: 'no', careLeaver: 'no', ...more };
}

/** A child in the notification, without a disability and with what is said. */
export function childSection(answers: Answers): Answers {
  return { ethnicity: 'WBRI', disability: ['NONE'], plans: ['none'], 'social-care': 'never', ...answers };
}

const notifiers = {
  coveshire: { notifier: 'Oluwaseun Barrow', 'notifier-role': 'Director of children’s social care', 'notifier-phone': '01632 960 114', 'notifier-email': 'oluwaseun.barrow@coveshire.example' },
  ashshire: { notifier: 'Frank Odell', 'notifier-role': 'Head of safeguarding, children’s services', 'notifier-phone': '01632 960 227', 'notifier-email': 'frank.odell@ashshire.example' },
} as const;

/** A whole notification: what the case says of each section, and who sends it. */
export function whole(cast: Cast, sections: Sections): Sections {
  return { others: {}, notifier: notifiers[cast.place], ...sections };
}
