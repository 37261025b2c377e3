import type { QuestionSet } from '../../../platform/forms/index.ts';

/** What each agency is asked for a rapid review. Composite of published local templates; no national one was seen. */
export const agencySummarySource = { source: 'Put together from published local templates; no national template was seen', status: 'unverified' } as const;

export const agencySummarySet: QuestionSet = {
  id: 'agency-summary',
  version: '2026-11',
  title: 'Summary for the rapid review',
  questions: [
    { kind: 'text', name: 'author', wording: 'Who wrote this summary?', hint: 'Name and role. Not somebody who worked with the family', missing: 'Enter who wrote this summary' },
    { kind: 'long-text', name: 'searched', wording: 'Which records were searched?', hint: 'Systems, names and dates searched, fathers and partners included', missing: 'Enter which records were searched' },
    { kind: 'partial-date', name: 'involved-from', wording: 'From when was your organisation involved?', short: 'The start of the involvement', past: true, missing: 'Enter from when your organisation was involved' },
    { kind: 'partial-date', name: 'involved-to', wording: 'Until when? Leave empty if it still is', short: 'The end of the involvement', optional: true, past: true },
    { kind: 'long-text', name: 'involvement', wording: 'What was your organisation’s involvement?', hint: 'With the child, brothers and sisters, parents and other adults in the household', missing: 'Enter what your organisation’s involvement was' },
    { kind: 'long-text', name: 'chronology', wording: 'Key dates, in order', hint: 'One on each line: the date, what happened, and what was done. “No record of” where there is none', missing: 'Enter the key dates, in order', maxLength: 20_000 },
    { kind: 'long-text', name: 'episodes', wording: 'Which moments mattered most for the child, and why?', hint: 'Key practice episodes: what was known then, what was done, and why that made sense at the time', missing: 'Enter the moments that mattered most' },
    { kind: 'long-text', name: 'voice', wording: 'What is recorded of the child’s own words, wishes and daily life?', missing: 'Enter what is recorded of the child’s own words and daily life, or that nothing is' },
    { kind: 'long-text', name: 'parents', wording: 'What is recorded of the parents and carers, fathers and partners included?', hint: 'Who they are, what they were offered, who was spoken to and who was not', missing: 'Enter what is recorded of the parents and carers, or that nothing is' },
    { kind: 'long-text', name: 'identity', wording: 'What is recorded of race, ethnicity, religion, language, disability and other protected characteristics, and how did they bear on practice?', missing: 'Enter what is recorded of the family’s identity, or that nothing is' },
    { kind: 'long-text', name: 'safety', wording: 'What has your organisation done at once to keep children safe?', missing: 'Enter what has been done to keep children safe, or that nothing was needed' },
    { kind: 'long-text', name: 'learning', wording: 'What has your organisation learnt already, and what is it doing about it?', hint: 'For each action: who owns it and by when', missing: 'Enter what has been learnt already, or that nothing has yet' },
    { kind: 'long-text', name: 'good-practice', wording: 'What was done well?', optional: true },
    { kind: 'long-text', name: 'other-agencies', wording: 'Which other organisations appear in your records?', optional: true },
  ],
};
