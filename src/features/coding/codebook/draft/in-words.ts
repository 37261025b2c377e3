import type { CodeChange } from '../change-schema.ts';

/** What became of codes, as a sentence without its reason. */
export function changeInWords(change: CodeChange): { readonly words: string; readonly because: string } {
  const because = change.because ?? '';
  if ('rename' in change) return { words: `${change.rename} is now called ${change.to}`, because };
  if ('split' in change) return { words: `${change.split} was split into ${change.into.join(', ')}`, because };
  if ('merge' in change) return { words: `${change.merge.join(', ')} were merged into ${change.into}`, because };
  if ('add' in change) return { words: `${change.add} is new`, because };
  return 'drop' in change ? { words: `${change.drop} was dropped`, because } : { words: `${change.redefine} holds other cases now`, because };
}
