import type { Form } from '../../../platform/pages/page.ts';
import { refuse, type Refusal, type Result } from '../../../kernel/result.ts';
import type { Code } from '../../coding/index.ts';
import type { Applies } from '../content/check.ts';
import type { Coded, UnitContent } from '../content/coded.ts';
import { stateWords } from '../content/value-in-words.ts';
import { passagesTyped, readPassages } from '../content/passages.ts';

/** What was typed of one code, exactly as typed. */
export interface TypedCode {
  readonly value: readonly string[];
  readonly given: string;
  readonly passages: string;
  readonly memo: string;
}

const SILENT = ['not_mentioned', 'does_not_apply'] as const;
/** Longer lists of options are shown to choose from in one line. */
const MOST_RADIOS = 12;

/** The form's fields of one code, read. */
export function typedOf(form: Form, code: string): TypedCode {
  const all = (name: string): readonly string[] => [form[name] ?? []].flat().map((one) => one.replaceAll('\0', '').toWellFormed());
  const one = (name: string): string => all(name)[0] ?? '';
  return { value: all(`value-${code}`), given: one(`given-${code}`), passages: one(`passages-${code}`), memo: one(`memo-${code}`).slice(0, 10_000) };
}

/** What was coded before, as it would have been typed. */
export function typedFromCoded(code: Code, coded: Coded | undefined, paragraphs: readonly string[]): TypedCode {
  const { value = '', passages = [], memo = '' } = coded ?? {};
  const written = isWritten(code) && value !== '' && !isSilent(value);
  return {
    value: written ? ['given'] : code.type === 'choices' ? value.split(';').filter((each) => each !== '') : value === '' ? [] : [value],
    given: written ? value : '', passages: passagesTyped(passages, paragraphs), memo,
  };
}

/** What the form says of every code that was asked. What was not asked stays as it was. `rest` is put where nothing was said. */
export function contentTyped(codes: readonly Code[], form: Form, before: UnitContent, paragraphs: readonly string[], rest: string): Result<UnitContent> {
  const refusals: Refusal[] = [];
  const content = Object.fromEntries(codes.flatMap((code): [string, Coded][] => {
    const [typed, kept] = [typedOf(form, code.code), before[code.code]];
    if (form[`passages-${code.code}`] === undefined) return kept === undefined ? [] : [[code.code, kept]];
    const passages = readPassages(typed.passages, paragraphs, `passages-${code.code}`);
    if (!passages.ok) refusals.push(...passages.refusals);
    const said = valueTyped(code, typed);
    const value = said === '' && !code.optional ? rest : said;
    return value === '' && typed.passages.trim() === '' && typed.memo.trim() === '' ? [] : [[code.code, { value, passages: passages.ok ? passages.value : [], memo: typed.memo.trim() }]];
  }));
  const [first, ...others] = refusals;
  return first === undefined ? { ok: true, value: content } : refuse(first, ...others);
}

function valueTyped(code: Code, { value, given }: TypedCode): string {
  if (!isWritten(code)) return value.filter((one) => one !== '').join(';');
  const [said] = value;
  return said !== undefined && isSilent(said) ? said : given.trim();
}

/** One code as the page asks it. */
export function askedOnPage(code: Code, typed: TypedCode, applies: Applies, refusals: readonly Refusal[], prefilled: boolean): Readonly<Record<string, unknown>> {
  const { type, options } = code;
  const wrong = (field: string): string | null => refusals.filter((one) => one.field === `${field}-${code.code}`).map(({ message }) => message).join('. ') || null;
  const silent = SILENT.filter((state) => state !== 'does_not_apply' || applies !== 'yes' || code.appliesWhen === undefined).map((state) => ({ value: state, text: stateWords[state] }));
  const choices = type === 'states' ? ['present', 'absent'].map((state) => ({ value: state, text: stateWords[state] })) : options.map(({ code: value, label, definition }) => ({ value, text: label, hint: definition ?? null }));
  return {
    code: code.code, label: code.label, definition: code.definition ?? null, include: code.include ?? null, exclude: code.exclude ?? null, note: code.note ?? null,
    part: code.subCodeOf !== undefined, optional: code.optional, prefilled,
    outside: applies === 'no' ? (code.appliesBecause ?? 'the codebook’s rule says so') : null,
    component: isWritten(code) ? 'written' : type === 'choices' ? 'checkboxes' : options.length > MOST_RADIOS ? 'select' : 'radios', inline: type === 'states',
    items: [...choices, ...silent].map((item) => ({ ...item, checked: typed.value.includes(item.value) })), silent: silent.map((item) => ({ ...item, checked: typed.value.includes(item.value) })), chosen: typed.value[0] ?? '',
    given: typed.given, writtenHint: type === 'number' ? 'A number' : type === 'date' ? 'A date as finely as it is known, such as 2026-03-14, 2026-03 or 2026' : 'In a few words, without names', writtenSaid: typed.given !== '' || typed.value.includes('given'),
    passages: typed.passages, memo: typed.memo, open: typed.passages !== '' || typed.memo !== '' || wrong('passages') !== null, wrong: wrong('value'), wrongPassages: wrong('passages'),
  };
}

function isWritten({ type }: Code): boolean {
  return type === 'number' || type === 'date' || type === 'text';
}

function isSilent(value: string): boolean {
  return value === 'not_mentioned' || value === 'does_not_apply';
}
