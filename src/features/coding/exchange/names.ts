import { codeNameSchema } from '../codebook/schema.ts';

/** A name of a code for each text, the same where it can be one, all different. */
export function namesFor(texts: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return texts.map((text) => {
    const name = nameFor(text);
    let own = name;
    for (let next = 2; taken.has(own); next += 1) own = `${name}_${next}`;
    taken.add(own);
    return own;
  });
}

function nameFor(text: string): string {
  if (codeNameSchema.safeParse(text).success) return text;
  const plain = text.normalize('NFKD').replace(/[^\p{L}\p{N}]+/gu, '_').replace(/^_+|_+$/g, '').toLowerCase().slice(0, 60).replace(/_+$/, '');
  return plain === '' ? 'code' : plain;
}
