import { RESTRICTED } from '../records/records.ts';
import { sharedInts } from '../records/interner.ts';
import type { Prepared, PreparedComparison } from '../run/prepare.ts';
import { protectedKinds } from '../store/cells.ts';

/**
 * The same records with addresses and the like counted without those of restricted records. How common an address is
 * would tell that somebody else has it: two made-up records brought with a guessed address would find a child kept safe.
 */
export function withOpenFrequencies(prepared: Prepared): Prepared {
  return { ...prepared, frequencies: prepared.compared.map((one, index) => (protectedKinds.has(one.kind) ? openCounts(prepared, one, prepared.frequencies[index] ?? sharedInts(1)) : (prepared.frequencies[index] ?? sharedInts(1)))) };
}

function openCounts({ count, rows, width, flags }: Prepared, { from, to }: PreparedComparison, all: Int32Array): Int32Array {
  if (all.length <= 1) return all;
  const open = sharedInts(all.length);
  open.set(all);
  for (let record = 0; record < count; record++) {
    if (((flags[record] ?? 0) & RESTRICTED) === 0) continue;
    for (let slot = from; slot < to; slot++) {
      const value = rows[record * width + slot] ?? 0;
      if (value === 0) continue;
      open[value] = (open[value] ?? 0) - 1;
      // Place 0 holds how many there are of all values.
      open[0] = (open[0] ?? 0) - 1;
    }
  }
  return open;
}
