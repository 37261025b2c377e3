import { dateInWords } from '../../../kernel/plain-date.ts';
import type { RequestAct } from './request.ts';
import type { NamesOf } from '../store/people.ts';

/** One line of a request's history, for the timeline. */
export interface RequestEvent {
  readonly title: string;
  readonly byline: string;
  readonly datetime: string;
  readonly text?: string;
}

const hows = { email: 'by email', telephone: 'by telephone', 'in-person': 'in person', other: 'in another way' } as const;

/** What happened to a request, newest first. */
export function requestHistory(acts: readonly RequestAct[], nameOf: NamesOf): readonly RequestEvent[] {
  return acts.map((act) => ({ ...eventOf(act), byline: nameOf(act.by), datetime: act.at })).toReversed();
}

function eventOf(act: RequestAct): { readonly title: string; readonly text?: string } {
  switch (act.kind) {
    case 'asked': return { title: `Asked, to answer by ${dateInWords(act.data.due)}` };
    case 'chased': return { title: `Reminded ${hows[act.data.how]}`, text: act.data.text };
    case 'due_moved': return { title: `Date moved to ${dateInWords(act.data.due)}`, text: act.data.reason };
    case 'returned': return { title: `Summary returned, version ${act.data.version}` };
    case 'nil_returned': return { title: 'Nil return: no involvement found', text: `Searched: ${act.data.searched}` };
    case 'asked_again': return { title: `Asked for more, by ${dateInWords(act.data.due)}`, text: act.data.reason };
    case 'withdrawn': return { title: 'Request withdrawn', text: act.data.reason };
  }
}
