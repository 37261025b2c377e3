import type { Code, Codebook, Option } from '../codebook.ts';

/** A code as a reader of the codebook sees it. */
export interface CodeOnPage {
  readonly code: string;
  readonly label: string;
  /** Codes under others are drawn under them. */
  readonly depth: number;
  readonly words: readonly { readonly name: string; readonly text: string }[];
  readonly says: string;
  readonly options: readonly Option[];
  readonly rules: readonly string[];
}

export interface UnitOnPage {
  readonly label: string;
  readonly key: string;
  readonly belongs: readonly string[];
  readonly codes: readonly CodeOnPage[];
}

/** A codebook in its units. */
export function unitsOnPage(book: Codebook): readonly UnitOnPage[] {
  const codes = [...book.codes.values()];
  return book.tables.map(({ table, label, key, links }) => ({
    label, key, belongs: links.map((link) => book.tables.find((one) => one.table === link.to)?.label ?? link.to),
    codes: codes.filter((code) => code.table === table).map((code) => codeOnPage(book, code)),
  }));
}

function codeOnPage(book: Codebook, code: Code): CodeOnPage {
  const named = [['Definition', code.definition], ['Include', code.include], ['Exclude', code.exclude], ['Note', code.note], ['Source', code.source]] as const;
  return {
    code: code.code, label: code.label, depth: depthOf(book, code), says: saysInWords(code), options: code.type === 'states' ? [] : code.options,
    words: named.flatMap(([name, text]) => (text === undefined ? [] : [{ name, text }])), rules: rulesInWords(code),
  };
}

function depthOf(book: Codebook, code: Code): number {
  const parent = code.subCodeOf === undefined ? undefined : book.codes.get(code.subCodeOf);
  return parent === undefined ? 0 : 1 + depthOf(book, parent);
}

function saysInWords({ type, derive, minimum, maximum }: Code): string {
  if (derive !== undefined) return 'Worked out from other codes';
  switch (type) {
    case 'states': return 'Present, absent, not mentioned or does not apply';
    case 'choice': return 'One of';
    case 'choices': return 'Any of';
    case 'number': return `A number${minimum === undefined ? '' : ` from ${minimum}`}${maximum === undefined ? '' : ` to ${maximum}`}`;
    case 'date': return 'A date';
    case 'text': return 'Words, never counted';
  }
}

function rulesInWords({ appliesWhen, appliesBecause, subCodeOf, derive, optional, column, code }: Code): readonly string[] {
  return [
    ...(appliesWhen === undefined ? [] : [`Applies only where ${appliesWhen}${appliesBecause === undefined ? '' : ` (${appliesBecause})`}`]),
    ...(subCodeOf === undefined ? [] : [`Sub-code of ${subCodeOf}`]),
    ...(derive === undefined ? [] : [derivationInWords(derive)]),
    ...(optional ? ['Data may come without it'] : []),
    ...(column === code ? [] : [`Stands in the column ${column}`]),
  ];
}

function derivationInWords(derive: NonNullable<Code['derive']>): string {
  switch (derive.how) {
    case 'any-of': return `Present where any is present of: ${derive.codes.join(', ')}`;
    case 'all-of': return `Present where all are present of: ${derive.codes.join(', ')}`;
    case 'when': return `Present where ${derive.when}`;
    case 'bands': return `Bands of ${derive.number}: ${derive.bands.map(({ label }) => label).join(', ')}`;
    case 'year': return `The year of ${derive.date}${derive.starts === '01-01' ? '' : `, beginning on ${derive.starts} (month and day)`}`;
    case 'at-least-one': return `Present where at least one of ${derive.table} meets: ${derive.when}`;
  }
}
