import { Comparer, isNumbered } from '../compare/comparer.ts';
import type { Records } from '../records/records.ts';
import { allowedIn } from '../run/allowed.ts';
import type { Prepared } from '../run/prepare.ts';
import { modelOf } from '../score/weights.ts';
import { learn } from './learn.ts';
import type { Model } from './model.ts';
import { drawAgreeing, drawAtRandom, type Drawing, type Session } from './patterns.ts';

// Each with each. More teach rare agreements better; among many records there are more of those in the drawings anyhow.
const [SAMPLE, SAMPLE_OF_MANY, MANY] = [2000, 1400, 300_000];
const PAIRS = 300_000;
const LARGEST = 2000;

/** Learns the model from the records alone, without labels; the same records in any order give the same model. */
export function train(records: Records, prepared: Prepared, progress: (text: string) => void): Model {
  const { compared, rows, width } = prepared;
  const drawing: Drawing = {
    records, comparisons: compared.length, comparer: new Comparer(rows, width, compared), allowed: allowedIn(prepared) ?? (() => true),
    content: (index, record) => {
      const one = compared[index];
      const value = one === undefined ? 0 : (rows[record * width + one.from] ?? 0);
      return one === undefined || value === 0 || isNumbered(one) ? value : (one.facts.values.hashes[value] ?? 0) | 1;
    },
  };
  const sessions: Session[] = [drawAtRandom(drawing, records.count > MANY ? SAMPLE_OF_MANY : SAMPLE)];
  for (const blocked of agreements(prepared)) {
    const session = drawAgreeing(drawing, blocked, PAIRS, LARGEST);
    progress(`learning from ${session.pairs} pairs that agree in ${blocked.map((index) => compared[index]?.name).join(' and ')}`);
    if (session.pairs > 0) sessions.push(session);
  }
  const totalPairs = (records.count * (records.count - 1)) / 2;
  const learnt = learn(compared, sessions, totalPairs);
  const notLearnt = compared.filter((_, index) => !sessions.some(({ blocked, pairs }) => blocked.length > 0 && pairs >= 20 && !blocked.includes(index))).map(({ name }) => name);
  return modelOf(learnt, prepared, totalPairs, notLearnt);
}

// In what pairs agree that are drawn to learn from: one child’s name, birth or number; a household’s address or carer.
function agreements({ compared }: Prepared): readonly (readonly number[])[] {
  const index = (kind: string): number => compared.findIndex((one) => one.kind === kind);
  const lists = [['forename', 'surname'], ['date'], ['identifier'], ['address', 'postcode'], ['surname', 'carer'], ['email'], ['phone']];
  const there = lists.map((kinds) => kinds.map(index)).filter((list) => list.every((one) => one >= 0));
  const more = [['forename', 'postcode'], ['address'], ['postcode', 'surname'], ['forename', 'place']].map((kinds) => kinds.map(index)).filter((list) => list.every((one) => one >= 0));
  return there.length >= 4 ? there : [...there, ...more].slice(0, 5);
}
