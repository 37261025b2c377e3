import type { Refusal } from '../../../kernel/result.ts';
import { queueRefusals } from '../queue/refusals.ts';

/** Every act on records has a reason, so that whoever reads it later understands it. */
export function reasonProblems(reason: string, field = 'reason'): readonly Refusal[] {
  if (reason === '') return [queueRefusals.refusal('LINKAGE_REASON_MISSING', { field })];
  return reason.length > 2000 ? [queueRefusals.refusal('LINKAGE_REASON_TOO_LONG', { field })] : [];
}
