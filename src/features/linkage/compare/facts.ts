import { Interner, sharedInts, type Values } from '../records/interner.ts';
import type { Dictionary } from '../values/dictionary.ts';
import { nicknameGroups } from '../values/nicknames.ts';
import { validNhsNumber } from '../values/nhs-number.ts';
import { letterMask } from './jaro-winkler.ts';
import { bitsOf } from './encoded.ts';
import { readAddress } from './read-address.ts';
import { soundex } from './soundex.ts';

/** What is known of each distinct value before any two are compared, in memory that threads share. */
export interface Facts {
  readonly values: Values;
  readonly mask: Int32Array;
  readonly soundex: Int32Array;
  readonly initial: Int32Array;
  /** The first and the last word of a name, as names; the name itself where it has one word. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** Up to three groups of forms of one name. */
  readonly groups: Int32Array;
  /** A postcode's sector, district and area; an address's number. */
  readonly sector: Int32Array;
  readonly district: Int32Array;
  readonly area: Int32Array;
  readonly number: Int32Array;
  /** A carer's forename and surname, an address's street and an e-mail address's name part, as values of `parts`. */
  readonly partA: Int32Array;
  readonly partB: Int32Array;
  readonly parts: Values;
  readonly partMask: Int32Array;
  /** 1 where an identifier's check digit is right. */
  readonly valid: Int32Array;
  /** Of encodings: the bits of each value, in words of 32, and how many words a value has. */
  readonly bits: Int32Array;
  readonly words: number;
}

const NONE = sharedInts(1);

/** Works out the facts of a dictionary. Reads each distinct value once. */
export function factsOf(dictionary: Dictionary): Facts {
  if (dictionary.encoded) return encodedFacts(dictionary);
  if (dictionary.kind === 'surname' || dictionary.kind === 'forename') return nameFacts(dictionary);
  const parts = new Interner();
  const size = dictionary.numbered ? 1 : dictionary.values.size;
  const column = (wanted: boolean): Int32Array => (wanted ? sharedInts(size) : NONE);
  const { kind } = dictionary;
  const twoParts = kind === 'carer' || kind === 'address' || kind === 'email';
  const made = {
    sector: column(kind === 'postcode'), district: column(kind === 'postcode'), area: column(kind === 'postcode'),
    number: column(kind === 'address'), partA: column(twoParts), partB: column(kind === 'carer'), valid: column(kind === 'identifier'),
  };
  for (let value = 1; value < size; value++) if (twoParts || kind === 'postcode' || dictionary.checked) fill(made, dictionary, value, dictionary.values.text(value), parts);
  const values = dictionary.numbered ? new Interner().freeze() : dictionary.values.freeze();
  const frozen = parts.freeze();
  return { ...made, bits: NONE, words: 0, values, parts: frozen, mask: kind === 'address' || kind === 'postcode' || kind === 'identifier' ? NONE : masks(values), partMask: masks(frozen), soundex: NONE, initial: NONE, first: NONE, last: NONE, groups: NONE };
}

type Made = Pick<Facts, 'sector' | 'district' | 'area' | 'number' | 'partA' | 'partB' | 'valid'>;

/** Writes what is known of one value that is no name; `parts` numbers its parts. */
export function fill(made: Made, { kind, checked }: Pick<Dictionary, 'kind' | 'checked'>, value: number, text: string, parts: { readonly addText: (text: string) => number }): void {
  if (kind === 'postcode') {
    const uk = /^([a-z]{1,2})(\d[a-z\d]?)(\d)[a-z]{2}$/.exec(text);
    const [area, district, sector] = uk === null ? [text.slice(0, 1), text.slice(0, 2), text.slice(0, -1)] : [uk[1] ?? '', `${uk[1]}${uk[2]}`, `${uk[1]}${uk[2]} ${uk[3]}`];
    made.area[value] = parts.addText(`a ${area}`);
    made.district[value] = parts.addText(`d ${district}`);
    made.sector[value] = parts.addText(`s ${sector}`);
  } else if (kind === 'address') {
    const { number, street } = readAddress(text);
    made.number[value] = number;
    made.partA[value] = parts.addText(street);
  } else if (kind === 'carer') {
    const words = text.split(' ');
    made.partA[value] = parts.addText(words[0] ?? '');
    made.partB[value] = words.length > 1 ? parts.addText(words.at(-1) ?? '') : 0;
  } else if (kind === 'email') made.partA[value] = parts.addText(text.slice(0, text.indexOf('@')));
  else if (checked) made.valid[value] = validNhsNumber(text) ? 1 : 0;
}

function nameFacts({ values: interner }: Dictionary): Facts {
  // Words of double names become names too, so that a part can be found as a whole.
  const whole = interner.size;
  const ends: [number, number][] = [];
  for (let value = 1; value < whole; value++) {
    const words = interner.text(value).split(' ');
    ends.push(words.length === 1 ? [value, value] : [interner.addText(words[0] ?? ''), interner.addText(words.at(-1) ?? '')]);
  }
  const values = interner.freeze();
  const size = values.size;
  const [first, last, codes, initial] = [sharedInts(size), sharedInts(size), sharedInts(size), sharedInts(size)];
  for (let value = 1; value < size; value++) {
    [first[value], last[value]] = ends[value - 1] ?? [value, value];
    codes[value] = soundex(values, value);
    initial[value] = values.bytes[values.starts[value] ?? 0] ?? 0;
  }
  const none = { sector: NONE, district: NONE, area: NONE, number: NONE, partA: NONE, partB: NONE, valid: NONE, partMask: NONE, bits: NONE, words: 0 };
  return { ...none, values, parts: values, mask: masks(values), soundex: codes, initial, first, last, groups: groupsOf(interner, size) };
}

// An agency leaves numbers out whose check digit is wrong, so that any that is there is valid.
function encodedFacts({ values: interner, checked }: Dictionary): Facts {
  const values = interner.freeze();
  const none = { sector: NONE, district: NONE, area: NONE, number: NONE, partA: NONE, partB: NONE, partMask: NONE, mask: NONE, soundex: NONE, initial: NONE, first: NONE, last: NONE, groups: NONE };
  return { ...none, values, parts: new Interner().freeze(), valid: checked ? sharedInts(values.size).fill(1) : NONE, ...bitsOf(values.size, (value) => interner.text(value)) };
}

const groupsByForm = new Map<string, number[]>();
for (const [index, forms] of nicknameGroups.entries()) for (const form of new Set(forms)) groupsByForm.set(form, [...(groupsByForm.get(form) ?? []), index + 1]);

function groupsOf(interner: Interner, size: number): Int32Array {
  const groups = sharedInts(size * 3);
  // Few names are looked up among the forms, and the forms among many names.
  if (size < groupsByForm.size) for (let value = 1; value < size; value++) groups.set((groupsByForm.get(interner.text(value)) ?? []).slice(0, 3), value * 3);
  else {
    for (const [form, of] of groupsByForm) {
      const value = interner.findText(form);
      if (value !== 0) groups.set(of.slice(0, 3), value * 3);
    }
  }
  return groups;
}

function masks(values: Values): Int32Array {
  const mask = sharedInts(values.size);
  for (let value = 1; value < values.size; value++) mask[value] = letterMask(values, value);
  return mask;
}
