import { parseDocument, stringify } from 'yaml';
import { refuse, type Refusal, type Result } from '../../../../kernel/result.ts';
import type { Answers, Question, QuestionSet, Typed } from '../../../../platform/forms/index.ts';
import { codebookRefusals } from '../refusals.ts';
import { codeSchema, type CodeDocument, type OptionDocument } from '../schema.ts';
import type { CodebookDocument } from './draft.ts';

type Text = Question & { readonly kind: 'text' | 'long-text' };
const words = (name: string, wording: string, hint: string): Text => ({ kind: 'long-text', name, wording, hint, optional: true, maxLength: 4000 });

/** What is asked of one code. `because` is asked where there is a version before: why it is new, or why it means something else. */
export function codeForm({ tables, continues }: CodebookDocument, isNew: boolean): QuestionSet {
  const because: readonly Question[] = continues === undefined ? [] : isNew
    ? [{ kind: 'text', name: 'because', wording: 'Why is it added?', hint: 'Printed beside every series, which begins here for this code.', short: 'Why it is added', maxLength: 500 }]
    : [
      { kind: 'choice', name: 'meaning', wording: 'Does it still hold the same cases?', short: 'Whether it holds the same cases', options: [
        { value: 'same', text: 'Yes, only the words are better', hint: 'What was coded stays as it is.' },
        { value: 'other', text: 'No, it holds other cases now', hint: 'Every case is coded again, and every series breaks here.' },
      ] },
      { kind: 'text', name: 'because', wording: 'Why does it hold other cases?', short: 'Why it holds other cases', maxLength: 500, when: { question: 'meaning', is: ['other'] } },
    ];
  const units: readonly Question[] = tables === undefined || tables.length < 2 ? []
    : [{ kind: 'select', name: 'table', wording: 'What it is a fact of', short: 'What it is a fact of', options: tables.map(({ table, label }) => ({ value: table, text: label ?? table })) }];
  return { id: 'code', version: '1', title: 'A code', questions: [...aboutCode, ...units, ...valuesOfCode, ...rulesOfCode, ...because] };
}

const aboutCode: readonly Question[] = [
  { kind: 'text', name: 'code', wording: 'Code', short: 'The code', maxLength: 100, hint: 'The name in data, conditions and tables. Letters, digits and _ . : + -, no spaces.' },
  { kind: 'text', name: 'label', wording: 'In words', optional: true, maxLength: 200, hint: 'What tables print. The code itself where left empty.' },
  words('definition', 'Definition', 'When a coder says that it is present, so that two coders say the same.'),
  words('include', 'Include', 'What belongs to it and might be left out.'),
  words('exclude', 'Exclude', 'What does not belong to it and might be taken for it.'),
  words('note', 'Note', ''),
  { kind: 'text', name: 'source', wording: 'Source', optional: true, maxLength: 500, hint: 'Where it comes from: a report, a form, guidance.' },
];

const valuesOfCode: readonly Question[] = [
  { kind: 'choice', name: 'type', wording: 'What a coder says', short: 'What a coder says', options: [
    { value: 'states', text: 'Present, absent, not mentioned or does not apply' }, { value: 'choice', text: 'One of several options' },
    { value: 'choices', text: 'Any number of options' }, { value: 'number', text: 'A number' }, { value: 'date', text: 'A date' },
    { value: 'text', text: 'Words, which are kept and never counted' }, { value: 'derive', text: 'Nothing: it is worked out from other codes' },
  ] },
  { kind: 'long-text', name: 'options', wording: 'Options', short: 'The options', maxLength: 20_000, hint: 'One on each line: code | in words | definition. The last two may be left out.', when: { question: 'type', is: ['choice', 'choices'] } },
  { kind: 'text', name: 'minimum', wording: 'Lowest number', optional: true, when: { question: 'type', is: ['number'] } },
  { kind: 'text', name: 'maximum', wording: 'Highest number', optional: true, when: { question: 'type', is: ['number'] } },
  { kind: 'long-text', name: 'derive', wording: 'How it is worked out', short: 'How it is worked out', hint: 'As in a codebook’s file. One of any_of: [a, b], all_of: [a, b], when: a = present and b = absent, year_of: date_code, or number: age with its bands.', when: { question: 'type', is: ['derive'] } },
];

const rulesOfCode: readonly Question[] = [
  { kind: 'text', name: 'applies_when', wording: 'Applies only where', optional: true, maxLength: 2000, hint: 'A condition such as age >= 6, or neglect = present. Elsewhere the code does not apply.' },
  { kind: 'text', name: 'applies_because', wording: 'Why it does not apply elsewhere', optional: true, maxLength: 500, hint: 'Printed with tables.' },
  { kind: 'text', name: 'sub_code_of', wording: 'Sub-code of', optional: true, maxLength: 100, hint: 'The code that must be present where this one is.' },
  { kind: 'select', name: 'blank', wording: 'What an empty cell of data means', optional: true, options: [
    { value: 'refused', text: 'A mistake' }, { value: 'not_mentioned', text: 'Not mentioned' }, { value: 'does_not_apply', text: 'Does not apply' },
  ] },
  { kind: 'choices', name: 'optional', wording: 'Data', optional: true, options: [{ value: 'yes', text: 'Data may come without this code' }] },
];

/** A code as the form shows it. */
export function codeAsTyped(code: CodeDocument): Typed {
  const { options = [], minimum, maximum, derive, optional, ...rest } = code;
  const plain = Object.fromEntries(Object.entries(rest).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
  return {
    ...plain, type: derive !== undefined ? 'derive' : (code.type ?? (options.length > 0 ? 'choice' : 'states')),
    options: options.map(optionLine).join('\n'), derive: derive === undefined ? '' : stringify(derive).trim(),
    minimum: minimum === undefined ? '' : String(minimum), maximum: maximum === undefined ? '' : String(maximum), optional: optional === true ? ['yes'] : [], meaning: 'same',
  };
}

function optionLine(option: OptionDocument): string {
  if (typeof option === 'string') return option;
  return [option.code, option.label ?? '', option.definition ?? ''].join(' | ').replace(/( \| )+$/, '');
}

/** The code that the answers describe. `was` keeps what no form asks of: its column, and days of options. Refuses with fields of the form. */
export function codeFromAnswers(answers: Answers, was: CodeDocument | undefined): Result<CodeDocument> {
  const said = (name: string): string | undefined => (typeof answers[name] === 'string' ? answers[name] : undefined);
  const [type, derive] = [said('type'), derivation(said('derive'))];
  if (!derive.ok) return derive;
  const asked = {
    code: said('code'), label: said('label'), table: said('table') ?? was?.table, column: was?.column, type: type === 'derive' ? undefined : type,
    options: said('options') === undefined ? undefined : optionsIn(said('options') ?? '', was), definition: said('definition'), include: said('include'), exclude: said('exclude'),
    note: said('note'), source: said('source'), applies_when: said('applies_when'), applies_because: said('applies_because'), sub_code_of: said('sub_code_of'),
    minimum: numberIn(said('minimum')), maximum: numberIn(said('maximum')), optional: answers['optional'] === undefined ? undefined : true, blank: said('blank'), derive: derive.value,
  };
  const read = codeSchema.safeParse(Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)));
  if (read.success) return { ok: true, value: read.data };
  const [first, ...rest] = read.error.issues.map((issue): Refusal => codebookRefusals.refusal('DECLARED_FILE_NOT_AS_DESCRIBED', { path: fieldInWords(issue.path), why: issue.message, field: String(issue.path[0] ?? 'code') }));
  if (first === undefined) throw new Error('what is not as the schema has it says why');
  return refuse(first, ...rest);
}

function fieldInWords(path: readonly PropertyKey[]): string {
  const [field, index] = path;
  return field === 'options' && typeof index === 'number' ? `Option ${index + 1}` : field === 'derive' ? 'How it is worked out' : field === 'minimum' || field === 'maximum' ? 'The number' : 'The code';
}

function optionsIn(text: string, was: CodeDocument | undefined): readonly OptionDocument[] {
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '').map((line) => {
    const [code = '', label = '', definition = ''] = line.split('|').map((part) => part.trim());
    const before = was?.options?.find((one) => typeof one === 'object' && one.code === code);
    return { ...(typeof before === 'object' ? before : {}), code, label: label === '' ? undefined : label, definition: definition === '' ? undefined : definition };
  });
}

function numberIn(text: string | undefined): unknown {
  return text === undefined || Number.isNaN(Number(text)) ? text : Number(text);
}

function derivation(text: string | undefined): Result<unknown> {
  if (text === undefined) return { ok: true, value: undefined };
  const document = parseDocument(text, { prettyErrors: false });
  const [broken] = document.errors;
  return broken === undefined ? { ok: true, value: document.toJS({ maxAliasCount: 0 }) } : refuse(codebookRefusals.refusal('CODEBOOK_DERIVE_NOT_READABLE', { why: broken.message, field: 'derive' }));
}
