import type { MakeSection } from '../../incidents/index.ts';
import { answerTo } from '../live/answer.ts';
import { isPrompt } from '../live/standing.ts';
import { askOwnRecords, ownAnswers, ownChecksOn } from '../own-records/own-store.ts';
import { paths } from '../paths.ts';
import type { ReviewRecord } from './port.ts';
import { stateOf } from './signal-view.ts';

/** What the checks ask of the partnership's own work, on the page of the incident; nothing where no such check is on in its area. */
export const ownSection = ({ events }: ReviewRecord): MakeSection => async ({ tx, now, record }) => {
  const checks = await ownChecksOn(tx, record.partnershipId, now);
  if (checks.length === 0) return null;
  const { said } = await askOwnRecords(tx, now, record, checks, events);
  const answers = await ownAnswers(tx, record.id);
  const open = said.filter(({ signal }) => answerTo(signal, answers) === undefined).toSorted((a, b) => (a.signal.dueAt?.getTime() ?? Infinity) - (b.signal.dueAt?.getTime() ?? Infinity));
  return {
    id: 'own-duties', title: 'What the checks ask of the partnership', template: 'checks/own-section.njk',
    data: {
      href: paths.ownOfIncident.to({ incident: record.id }),
      open: open.map(({ check, signal }) => ({ duty: check.duty ?? check.name, words: signal.words, missing: signal.missing, state: stateOf(signal, isPrompt(check), now), href: paths.ownSignal.to({ incident: record.id, signal: signal.id }) })),
    },
  };
};
