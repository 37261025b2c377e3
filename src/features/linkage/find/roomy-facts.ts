import { bitsOf } from '../compare/encoded.ts';
import { fill, type Facts } from '../compare/facts.ts';
import { letterMask } from '../compare/jaro-winkler.ts';
import { soundex } from '../compare/soundex.ts';
import { hashBytes, type Values } from '../records/interner.ts';
import type { Dictionary } from '../values/dictionary.ts';
import { nicknameGroups } from '../values/nicknames.ts';

// New values that one record can bring to one dictionary, and the bytes of each.
const ROOM = 24;
const BYTES = 384;

/** Facts with room at the end for the values of one record that is asked about; the next one takes the same room. */
export class RoomyFacts {
  readonly facts: Facts;
  private readonly dictionary: Dictionary;
  private readonly size: number;
  private readonly partSize: number;
  private used = 0;
  private usedParts = 0;
  private readonly partOf = new Map<string, number>();
  private readonly isName: boolean;

  constructor(dictionary: Dictionary, facts: Facts) {
    this.dictionary = dictionary;
    this.size = facts.values.size;
    this.partSize = facts.parts.size;
    this.isName = dictionary.kind === 'forename' || dictionary.kind === 'surname';
    const values = roomyValues(facts.values);
    const parts = this.isName ? values : roomyValues(facts.parts);
    this.facts = {
      values, parts, mask: wide(facts.mask), partMask: wide(facts.partMask), soundex: wide(facts.soundex), initial: wide(facts.initial), first: wide(facts.first), last: wide(facts.last),
      groups: wide(facts.groups, 3), sector: wide(facts.sector), district: wide(facts.district), area: wide(facts.area), number: wide(facts.number), partA: wide(facts.partA), partB: wide(facts.partB), valid: wide(facts.valid), bits: wide(facts.bits, facts.words), words: facts.words,
    };
    if (!this.isName) for (let part = 1; part < facts.parts.size; part++) this.partOf.set(textOf(facts.parts, part), part);
  }

  clear(): void {
    this.used = 0;
    this.usedParts = 0;
  }

  /** The number that the next new value gets. */
  get fresh(): number {
    return this.size + Math.min(this.used, ROOM - 1);
  }

  /** Takes in the text as the next new value. */
  take(text: string): void {
    const value = this.fresh;
    this.used++;
    put(this.facts.values, value, text);
    if (this.dictionary.encoded) return this.takeEncoded(value, text);
    if (this.facts.mask.length > 1) this.facts.mask[value] = letterMask(this.facts.values, value);
    if (this.isName) this.takeName(value, text);
    else if (this.facts.partA.length > 1 || this.facts.sector.length > 1 || this.dictionary.checked) fill(this.facts, this.dictionary, value, text, { addText: (part) => this.part(part) });
  }

  private takeEncoded(value: number, text: string): void {
    const { bits, words } = bitsOf(2, () => text);
    if (words === this.facts.words) this.facts.bits.set(bits.subarray(words), value * words);
  }

  private takeName(value: number, text: string): void {
    const { facts, dictionary: { values } } = this;
    const words = text.split(' ');
    // A word that nobody else bears is nobody else’s part either.
    facts.first[value] = words.length === 1 ? value : known(values.findText(words[0] ?? ''), this.size);
    facts.last[value] = words.length === 1 ? value : known(values.findText(words.at(-1) ?? ''), this.size);
    facts.soundex[value] = soundex(facts.values, value);
    facts.initial[value] = facts.values.bytes[facts.values.starts[value] ?? 0] ?? 0;
    const groups = nicknameGroups.flatMap((forms, index) => (forms.includes(text) ? [index + 1] : []));
    for (let place = 0; place < 3; place++) facts.groups[value * 3 + place] = groups[place] ?? 0;
  }

  private part(text: string): number {
    const there = this.partOf.get(text);
    if (there !== undefined || text === '') return there ?? 0;
    const part = this.partSize + Math.min(this.usedParts++, ROOM - 1);
    put(this.facts.parts, part, text);
    if (this.facts.partMask.length > 1) this.facts.partMask[part] = letterMask(this.facts.parts, part);
    return part;
  }
}

function known(value: number, size: number): number {
  return value > 0 && value < size ? value : -1;
}

function wide(array: Int32Array, each = 1): Int32Array {
  if (array.length <= 1) return array;
  const wider = new Int32Array(array.length + ROOM * each);
  wider.set(array);
  return wider;
}

function roomyValues({ size, bytes, starts, hashes }: Values): Values {
  const wide = { size, bytes: new Uint8Array(bytes.length + ROOM * BYTES), starts: new Uint32Array(size + ROOM + 2), hashes: new Uint32Array(size + ROOM + 1) };
  wide.bytes.set(bytes);
  wide.starts.set(starts.subarray(0, size + 1));
  wide.hashes.set(hashes);
  return wide;
}

function textOf({ bytes, starts }: Values, value: number): string {
  return Buffer.from(bytes.subarray(starts[value] ?? 0, starts[value + 1] ?? 0)).toString('utf8');
}

function put({ bytes, starts, hashes }: Values, value: number, text: string): void {
  const content = Buffer.from(text, 'utf8').subarray(0, BYTES);
  const at = starts[value] ?? 0;
  bytes.set(content, at);
  starts[value + 1] = at + content.length;
  hashes[value] = hashBytes(content, 0, content.length);
}
