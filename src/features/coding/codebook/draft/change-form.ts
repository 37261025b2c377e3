import { refuse, type Result } from '../../../../kernel/result.ts';
import type { Answers, QuestionSet } from '../../../../platform/forms/index.ts';
import { codebookRefusals } from '../refusals.ts';
import { codeNameSchema } from '../schema.ts';
import type { CodeDocument } from './draft.ts';
import type { Edit, NewCode } from './edit.ts';

/** What can become of a code in the next version. */
export const changeForm: QuestionSet = {
  id: 'codebook-change', version: '1', title: 'Rename, split, merge or drop', questions: [
    { kind: 'choice', name: 'what', wording: 'What becomes of it?', missing: 'Choose what becomes of the code', options: [
      { value: 'rename', text: 'It gets another name', hint: 'What was coded is carried over. No series breaks.' },
      { value: 'split', text: 'It is split', hint: 'Where it was present a person must say which part. Series break.' },
      { value: 'merge', text: 'It is merged with others', hint: 'Present where one of them was. Series break.' },
      { value: 'drop', text: 'It is dropped', hint: 'It is coded no longer.' },
    ] },
    { kind: 'long-text', name: 'into', wording: 'The codes that it is split into', hint: 'One on each line: code | in words | definition. Each is otherwise like the one that is split.', missing: 'Name the codes that it is split into, one on each line', when: { question: 'what', is: ['split'] } },
    { kind: 'text', name: 'with', wording: 'The codes that it is merged with', hint: 'With commas between.', missing: 'Name the codes that it is merged with', maxLength: 1000, when: { question: 'what', is: ['merge'] } },
    { kind: 'text', name: 'to', wording: 'New code', hint: 'Letters, digits and _ . : + -, no spaces.', missing: 'Write the new code', maxLength: 100, when: { question: 'what', is: ['rename', 'merge'] } },
    { kind: 'text', name: 'label', wording: 'The new code in words', optional: true, when: { question: 'what', is: ['rename', 'merge'] } },
    { kind: 'text', name: 'because', wording: 'Why?', hint: 'Printed beside every series that breaks here.', missing: 'Say why', maxLength: 500 },
  ],
};

/** The edit that the answers ask for. Refuses names that are none, and a split into fewer than two. */
export function editFromAnswers(code: CodeDocument, answers: Answers): Result<Edit> {
  const said = (name: string): string => (typeof answers[name] === 'string' ? answers[name] : '');
  const because = said('because');
  const to: NewCode = { code: said('to'), label: said('label') === '' ? undefined : said('label') };
  switch (said('what')) {
    case 'rename': return named([to], 'to', () => ({ what: 'rename', code: code.code, to, because }));
    case 'merge': return named([to], 'to', () => ({ what: 'merge', codes: [code.code, ...said('with').split(/[\s,]+/).filter((name) => name !== '' && name !== code.code)], into: to, because }));
    case 'split': {
      const into = linesOf(said('into'));
      if (into.length < 2) return refuse(codebookRefusals.refusal('CODEBOOK_SPLIT_INTO_ONE', { field: 'into' }));
      return named(into, 'into', () => ({ what: 'split', code: code.code, into, because }));
    }
    default: return { ok: true, value: { what: 'drop', code: code.code, because } };
  }
}

function named(codes: readonly NewCode[], field: string, edit: () => Edit): Result<Edit> {
  const [first, ...rest] = codes.filter(({ code }) => !codeNameSchema.safeParse(code).success).map(({ code }) => codebookRefusals.refusal('CODEBOOK_NAME_NOT_USABLE', { name: code, field }));
  return first === undefined ? { ok: true, value: edit() } : refuse(first, ...rest);
}

/** Codes as they are written, one on each line: `code | in words | definition`. */
export function linesOf(text: string): readonly NewCode[] {
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '').map((line) => {
    const [code = '', label = '', definition = ''] = line.split('|').map((part) => part.trim());
    return { code, label: label === '' ? undefined : label, definition: definition === '' ? undefined : definition };
  });
}
