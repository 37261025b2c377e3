import type { Refusal } from '../../../kernel/result.ts';
import type { Band, Code } from './codebook.ts';
import { codebookRefusals } from './refusals.ts';

/** A number is in one band at most, and each band can hold one. */
export function checkBands({ code, derive }: Code, field: string): readonly Refusal[] {
  if (derive?.how !== 'bands') return [];
  const empty = derive.bands.filter((band) => lowest(band) >= highest(band)).map((band) => codebookRefusals.refusal('CODEBOOK_BAND_EMPTY', { band: band.code, code, field }));
  const overlaps = derive.bands.flatMap((one, index) => derive.bands.slice(index + 1).filter((other) => lowest(one) < highest(one) && lowest(other) < highest(other) && lowest(one) < highest(other) && lowest(other) < highest(one))
    .map((other) => codebookRefusals.refusal('CODEBOOK_BANDS_OVERLAP', { one: one.code, other: other.code, code, field })));
  return [...empty, ...overlaps];
}

function lowest({ from }: Band): number {
  return from ?? -Infinity;
}

function highest({ below }: Band): number {
  return below ?? Infinity;
}
