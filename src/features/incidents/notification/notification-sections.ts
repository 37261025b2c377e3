import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { QuestionSet } from '../../../platform/forms/index.ts';
import { adultSet } from './notification-adult.ts';
import type { Contents, Several } from './notification-contents.ts';
import { notificationSet } from './notification-form.ts';

/** One page of the notification while it is prepared. `id` stands in its address and never moves. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly set: QuestionSet;
  /** Present where there can be several: which of them, counted from 1. */
  readonly one?: { readonly of: Several; readonly key: string; readonly place: number };
}

/** The draft that holds which children and adults there are. */
export const CONTENTS_DRAFT = 'notification';

/** Every section of a notification with these children and adults, in the order of the Department for Education's form. */
export function sectionsOf(contents: Contents, on: PlainDate): readonly Section[] {
  return [
    { id: 'incident', title: 'The incident', set: notificationSet('incident', on) },
    ...contents.child.map((key, index) => severalOf('child', key, index + 1, notificationSet('child', on))),
    ...contents.adult.map((key, index) => severalOf('adult', key, index + 1, adultSet)),
    { id: 'others', title: 'Further children and other areas', set: notificationSet('others', on) },
    { id: 'notifier', title: 'Who is notifying', set: notificationSet('notifier', on) },
  ];
}

/**
 * The section of that id: one of this notification's, or a child's or an adult's that somebody has
 * taken out since; null where there can be none.
 */
export function sectionNamed(id: string, contents: Contents, on: PlainDate): Section | null {
  const [, kind, key] = /^(child|adult)-([a-z]{1,2})$/.exec(id) ?? [];
  const here = sectionsOf(contents, on).find((section) => section.id === id);
  if (here !== undefined || key === undefined) return here ?? null;
  return kind === 'child' ? severalOf('child', key, contents.child.length + 1, notificationSet('child', on)) : severalOf('adult', key, contents.adult.length + 1, adultSet);
}

/** The draft of one section. */
export function draftOfSection(id: string): string {
  return `notification-${id}`;
}

export const severalWords = {
  child: { one: 'child', title: 'Child', add: 'Add another child' },
  adult: { one: 'adult', title: 'Adult', add: 'Add another adult' },
} as const satisfies Record<Several, { readonly one: string; readonly title: string; readonly add: string }>;

function severalOf(of: Several, key: string, place: number, set: QuestionSet): Section {
  const title = `${severalWords[of].title} ${place}`;
  return { id: `${of}-${key}`, title, set: { ...set, title }, one: { of, key, place } };
}
