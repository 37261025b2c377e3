import { unlessRefused, type Refusal, type Result } from '../../../kernel/result.ts';
import type { CodebookDocument } from '../codebook/schema.ts';
import type { CodedPassage, CodedRecord } from './refi/coded.ts';
import { codebookExchangeRefusals as refusals } from './refusals.ts';

const NEEDED = ['record', 'code', 'from', 'to'] as const;

/** Passages out of rows by their headings. Refuses names that are not there, and places outside the text, each with its row. */
export function passagesIn(rows: readonly Readonly<Record<string, string>>[], records: readonly CodedRecord[], { codes }: CodebookDocument): Result<readonly CodedPassage[]> {
  const [first] = rows;
  const missing = first === undefined ? [] : NEEDED.filter((column) => first[column] === undefined);
  if (missing.length > 0) return { ok: false, refusals: [refusals.refusal('PASSAGES_COLUMN_MISSING', { columns: missing.join(', ') })] };
  const texts = new Map(records.map(({ key, text }) => [key, text]));
  const read = rows.map((row, at) => passageIn(row, at + 2, texts, new Set(codes.map(({ code }) => code))));
  return unlessRefused(read.flatMap((one): readonly Refusal[] => (one.ok ? [] : one.refusals)), () => read.flatMap((one) => (one.ok ? [one.value] : [])));
}

function passageIn(given: Readonly<Record<string, string>>, line: number, texts: ReadonlyMap<string, string | null>, codes: ReadonlySet<string>): Result<CodedPassage> {
  const { record = '', code = '', from = '', to = '', coder = '', memo = '' } = given;
  const row = String(line);
  const text = texts.get(record);
  const [start, end] = [Number(from), Number(to)];
  const wrong: readonly Refusal[] = [
    ...(text === undefined || text === null ? [refusals.refusal('PASSAGES_NAME_NOT_KNOWN', { row, name: `a text of the record “${record}”` })] : []),
    ...(codes.has(code) ? [] : [refusals.refusal('PASSAGES_NAME_NOT_KNOWN', { row, name: `the code “${code}”` })]),
    ...[from, to].filter((value) => !/^\d+$/.test(value)).map((value) => refusals.refusal('PASSAGES_PLACE_NOT_WHOLE', { row, value })),
  ];
  const outside = wrong.length === 0 && (end < start || end > [...(text ?? '')].length) ? [refusals.refusal('PASSAGES_OUTSIDE_TEXT', { row, from, to, record })] : [];
  return unlessRefused([...wrong, ...outside], () => ({ record, code, from: start, to: end, coder, memo }));
}
