import { dateInWords } from '../../../kernel/plain-date.ts';
import { clockStanding } from '../../calendar/index.ts';
import type { AgencyRequest } from './request.ts';

/** Who writes, and about what. The texts are a start: the business manager may change every word. */
export interface Writing {
  readonly partnership: string;
  readonly reference: string;
  /** Who signs. */
  readonly name: string;
}

/** Asks an agency for its summary. `children` are the names as they are in the notification. */
export function askingText({ partnership, reference, name }: Writing, children: readonly string[]): string {
  const about = children.length === 0
    ? 'It is about: [enter the name and date of birth of each child]'
    : `It is about: ${children.join('; ')}.`;
  return [
    `${partnership} is holding a rapid review of a serious incident (our reference ${reference}). ${about}`,
    'Please look through all your records of the child or children, their parents and carers and the others in the household, and send a summary of what your organisation knew and did: your involvement and its dates, the key practice episodes and what you make of them, the child’s own voice and daily life, race, ethnicity and identity, parents and carers (fathers too), what has been done at once to keep children safe, what has been learnt at once, and what was done well.',
    'If you find no involvement, please send a nil return that says which records you searched. A nil return is an answer we need.',
    'This is a review of how services worked together, so that we can learn. It does not look for anybody to blame.',
    name,
  ].join('\n\n');
}

/** Chases an agency that has not answered. The child is not named, because it goes by e-mail. */
export function chasingText({ partnership, reference, name }: Writing, { agency, request, now }: { readonly agency: string; readonly request: AgencyRequest; readonly now: Date }): string {
  return [
    `To: ${agency}`,
    `Rapid review ${reference}: your summary ${wasOrIs(request, now)}`,
    `We asked ${agency} for a summary for the rapid review ${reference}. It ${wasOrIs(request, now)}, and we have not had it yet.`,
    'Please sign in to Sightline, open “Requests” and send it. If you have found no involvement, please send a nil return that says which records you searched. What you have typed so far is saved there.',
    'If you cannot send it now, please tell us today by when you can, and what you know already that could keep a child safe.',
    `${name}\n${partnership}`,
  ].join('\n\n');
}

/** Tells the authors that the review has been released to them. */
export function releasedText({ partnership, reference, name }: Writing): string {
  return [
    `Rapid review ${reference}: released to the agencies that were asked`,
    `Thank you for your contribution. ${partnership} has released the rapid review ${reference} to the agencies that took part. You can read it in Sightline: sign in, open “Requests” and then your request.`,
    'It is OFFICIAL – SENSITIVE. Please share it only with those in your organisation who need it to act on what has been learnt.',
    `${name}\n${partnership}`,
  ].join('\n\n');
}

function wasOrIs({ due }: AgencyRequest, now: Date): string {
  const { state, words } = clockStanding(due, now);
  if (state === 'late') return `was due on ${dateInWords(due)} and is ${words}`;
  return state === 'today' ? 'is due today' : `is due on ${dateInWords(due)}`;
}
