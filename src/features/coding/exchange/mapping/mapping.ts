import { refuse, unlessRefused, type Refusal, type Result } from '../../../../kernel/result.ts';
import { states, type Code, type Codebook } from '../../codebook/codebook.ts';
import { codebookRefusals } from '../../codebook/refusals.ts';

/** That a value of a code of theirs is a value of a code of ours; both values are empty where the codes are the same throughout. */
export interface MappedPair {
  readonly their_code: string;
  readonly their_value: string;
  readonly our_code: string;
  readonly our_value: string;
}

/** Pairs that the names and the words of two codebooks suggest. A person says whether they are right. */
export function guessPairs(theirs: Codebook, ours: Codebook): readonly MappedPair[] {
  const own = [...ours.codes.values()].filter(({ derive }) => derive === undefined);
  return [...theirs.codes.values()].filter(({ derive }) => derive === undefined).flatMap((their) => {
    const our = own.find(({ code }) => same(code, their.code)) ?? own.find(({ label, code }) => same(label, their.label) || same(label, their.code) || same(code, their.label));
    return our === undefined ? [] : [{ their_code: their.code, their_value: '', our_code: our.code, our_value: '' }, ...guessValues(their, our)];
  });
}

/** Values of two codes that are called alike and are not written alike. */
export function guessValues(their: Code, our: Code): readonly MappedPair[] {
  return their.options.flatMap((option) => {
    if (our.type === 'states' && stateCalled(option.label) !== undefined) return [{ their_code: their.code, their_value: option.code, our_code: our.code, our_value: stateCalled(option.label) ?? '' }];
    const match = our.options.find(({ code }) => code === option.code) ?? our.options.find(({ label, code }) => same(label, option.label) || same(code, option.label));
    return match === undefined || match.code === option.code ? [] : [{ their_code: their.code, their_value: option.code, our_code: our.code, our_value: match.code }];
  });
}

function same(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

function stateCalled(label: string): string | undefined {
  const words: readonly (readonly [RegExp, string])[] = [[/^(yes|present)$/i, 'present'], [/^(no|absent)$/i, 'absent'], [/^not (mentioned|known|stated|recorded)$|^unknown$/i, 'not_mentioned'], [/^(does not apply|not applicable|n\/?a)$/i, 'does_not_apply']];
  return words.find(([pattern]) => pattern.test(label.trim()))?.[1];
}

/** Every value that a record may have of a code, the states of silence among them. */
export function valuesOf({ type, options }: Code): readonly string[] {
  return type === 'states' ? states : [...options.map(({ code }) => code), 'not_mentioned', 'does_not_apply'];
}

/** Checks pairs against both codebooks. `fieldOf` names the field of a code of theirs. */
export function checkPairs(theirs: Codebook, ours: Codebook, pairs: readonly MappedPair[], fieldOf: (theirs: string) => string): Result<readonly MappedPair[]> {
  const refusals = pairs.flatMap((pair): readonly Refusal[] => {
    const [their, our, field] = [theirs.codes.get(pair.their_code), ours.codes.get(pair.our_code), fieldOf(pair.their_code)];
    if (their === undefined) return [codebookRefusals.refusal('CODEBOOK_MAPPING_CODE_NOT_KNOWN', { code: pair.their_code, codebook: theirs.title, field })];
    if (our === undefined || our.derive !== undefined) return [codebookRefusals.refusal('CODEBOOK_MAPPING_CODE_NOT_KNOWN', { code: pair.our_code, codebook: ours.title, field })];
    if (pair.their_value === '' && pair.our_value === '') return [];
    return [[their, pair.their_value], [our, pair.our_value]].flatMap(([code, value]) => (typeof code === 'object' && typeof value === 'string' && !valuesOf(code).includes(value) ? [codebookRefusals.refusal('CODEBOOK_MAPPING_VALUE_NOT_KNOWN', { code: code.code, value, field })] : []));
  });
  return unlessRefused(refusals, () => pairs);
}

/** Reads a table of pairs with its header. Refuses one without the four columns. */
export function pairsIn(rows: readonly (readonly string[])[]): Result<readonly MappedPair[]> {
  const [header = [], ...rest] = rows;
  const at = PAIR_COLUMNS.map((column) => header.indexOf(column));
  if (at.includes(-1)) return refuse(codebookRefusals.refusal('CODEBOOK_MAPPING_COLUMNS', { columns: PAIR_COLUMNS.join(', ') }));
  return { ok: true, value: rest.filter((row) => row.some((cell) => cell !== '')).map((row) => {
    const [their_code = '', their_value = '', our_code = '', our_value = ''] = at.map((column) => (row[column] ?? '').trim());
    return { their_code, their_value, our_code, our_value };
  }) };
}

export const PAIR_COLUMNS = ['their_code', 'their_value', 'our_code', 'our_value'] as const;
