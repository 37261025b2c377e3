import { parsePlainDate } from '../../../kernel/plain-date.ts';
import type { CaseSignal, CaseSlots } from '../../cases/index.ts';
import { answersOfCase, answerTo } from '../live/answer.ts';
import { askCase, checksOn } from '../live/ask-case.ts';
import type { Signal } from '../live/signal.ts';
import { isPrompt } from '../live/standing.ts';
import { isOwnAlone } from '../own-records/own-checks.ts';
import { paths } from '../paths.ts';
import { stateOf } from './signal-view.ts';

/** What the checks show on a case's own page, and how they learn that it changed. */
export const caseSlots: Omit<CaseSlots, 'picture'> = {
  changed: async (tx, now, caseId) => void (await askCase(tx, now, caseId)),
  signals: async (tx, now, caseId) => {
    const signals = await askCase(tx, now, caseId);
    const { partnership_id: area } = await tx.selectFrom('cases.child_case').select('partnership_id').where('id', '=', caseId).executeTakeFirstOrThrow();
    const checks = (await checksOn(tx, area, now)).filter((check) => !isOwnAlone(check));
    const answers = await answersOfCase(tx, caseId);
    const waiting = signals.filter((signal) => answerTo(signal, answers) === undefined).toSorted((a, b) => (a.dueAt?.getTime() ?? Infinity) - (b.dueAt?.getTime() ?? Infinity));
    return {
      ...(checks.length === 0 ? { off: 'No check is on in this area, so nothing is asked. What is recorded here is kept all the same.' } : {}),
      href: paths.signals.to({ case: caseId }), lookedAt: paths.lookedAt.to({ case: caseId }),
      waiting: waiting.flatMap((signal) => checks.filter(({ id }) => id === signal.check).map((check) => ({
        duty: check.duty ?? check.name, words: signal.words, state: stateOf(signal, isPrompt(check), now), href: paths.signal.to({ case: caseId, signal: signal.id }), evidence: signal.evidence, shape: shapeOf(signal, isPrompt(check), now), due: dayOf(signal.due),
      }))),
    };
  },
};

/** The state's shape in the picture: a limit that has passed unseen looks like one that is on record as passed. */
function shapeOf({ result, dueAt }: Signal, prompt: boolean, now: Date): CaseSignal['shape'] {
  if (prompt) return 'to-think';
  if (result === 'cannot_tell') return 'cannot-tell';
  return result === 'pending' && dueAt !== null && dueAt > now ? 'running' : 'no-record';
}

function dayOf(due: string | null): CaseSignal['due'] {
  const day = due === null ? undefined : parsePlainDate(due.slice(0, 10));
  return day?.ok === true ? day.value : null;
}
