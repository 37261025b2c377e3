import { at, bytes, idOf, maker, P1, P2 } from './policy-names.ts';
import type { Row } from './policy-rules.ts';

const batch = (name: string, partnership: string, by: string): Row => ({ id: idOf(name), partnership_id: partnership, agency: 'Health', file_name: 'health.csv', sha256: bytes(name), comparisons: {}, counts: {}, problems: {}, brought_at: at, brought_by: by,
});
const linked = (name: string, partnership: string, from: string, sealed = false): Row => ({
  id: idOf(name), partnership_id: partnership, batch_id: idOf(from), reference: name, cells: {}, restricted: false, sealed, unborn: false, withdrawn: false,
});
// The database takes these out of sight, as a withdrawn file and a seal put on later do.
const gone: readonly Row[] = [{ ...linked('record withdrawn', P1, 'batch one'), withdrawn: true }];
const linkable: readonly Row[] = [
  linked('record one', P1, 'batch one'), linked('record other', P1, 'batch one'), linked('record third', P1, 'batch one'), linked('record sealed', P1, 'batch one', true),
  linked('record two', P2, 'batch two'), linked('record second of two', P2, 'batch two'),
];
const protectedCells = (record: string, partnership: string): Row => ({ record_id: idOf(record), partnership_id: partnership, cells: {} });
const linkRun = (name: string, partnership: string, by: string): Row => ({ id: idOf(name), partnership_id: partnership, model_version: 'x', model: {}, summary: {}, run_at: at, run_by: by });
const matchKey = (key: number, record: string, partnership: string): Row => ({ key, record_id: idOf(record), partnership_id: partnership });
const valueCount = (key: number, partnership: string): Row => ({ key, partnership_id: partnership, records: 2 });
const linkPair = (name: string, partnership: string, run: string, records: readonly string[]): Row => {
  const [a, b] = records.map(idOf).toSorted();
  return { id: idOf(name), partnership_id: partnership, run_id: idOf(run), record_a: a, record_b: b, weight: 1, band: 'review', family: 1, second_look: false, explanation: {}, beside: [], proposal_id: null };
};
const ofProposal = (pair: Row, proposal: string): Row => ({ ...pair, proposal_id: idOf(proposal) });
const linkProposal = (name: string, partnership: string, records: readonly string[], by: string): Row => {
  const [a, b] = records.map(idOf).toSorted();
  return { id: idOf(name), partnership_id: partnership, record_a: a, record_b: b, reason: 'x', at, by_person: by };
};
const linkDecision = (name: string, partnership: string, pair: string, by: string): Row => ({ id: idOf(name), partnership_id: partnership, pair_id: idOf(pair), said: 'same', reason: 'x', undoes: null, at, by_person: by });
const batchAct = (name: string, partnership: string, from: string, by: string): Row => ({ id: idOf(name), partnership_id: partnership, batch_id: idOf(from), act: 'brought_back', reason: 'x', joins_undone: 0, at, by_person: by });
const recordMark = (name: string, partnership: string, record: string, by: string): Row => ({ id: idOf(name), partnership_id: partnership, record_id: idOf(record), mark: 'restricted', stands: true, reason: 'x', at, by_person: by });
const linkSearch = (name: string, partnership: string, by: string): Row => ({ id: idOf(name), partnership_id: partnership, reason: 'x', shown: [], at, by_person: by });

/** Rows of the linkage’s tables. */
export function linkageRows(): readonly (readonly [table: string, rows: readonly Row[]])[] {
  return [
    ['linkage.batch', [batch('batch one', P1, maker), batch('batch other', P1, maker), batch('batch two', P2, maker)]],
    ['linkage.record', [...linkable, ...gone]],
    ['linkage.protected_cells', [protectedCells('record one', P1), protectedCells('record two', P2), protectedCells('record withdrawn', P1)]],
    ['linkage.run', [linkRun('run one', P1, maker), linkRun('run two', P2, maker)]],
    ['linkage.match_key', [matchKey(1, 'record one', P1), matchKey(2, 'record two', P2)]],
    ['linkage.value_count', [valueCount(1, P1), valueCount(2, P2)]],
    ['linkage.proposal', [
      linkProposal('proposal one', P1, ['record one', 'record other'], maker), linkProposal('proposal third', P1, ['record one', 'record third'], maker), linkProposal('proposal gone', P1, ['record one', 'record withdrawn'], maker),
      linkProposal('proposal two', P2, ['record two', 'record second of two'], maker),
    ]],
    ['linkage.pair', [linkPair('pair one', P1, 'run one', ['record one', 'record other']), linkPair('pair two', P2, 'run two', ['record two', 'record second of two']), linkPair('pair gone', P1, 'run one', ['record one', 'record withdrawn'])]],
    ['linkage.decision', [linkDecision('said one', P1, 'pair one', maker), linkDecision('said gone', P1, 'pair gone', maker), linkDecision('said two', P2, 'pair two', maker)]],
    ['linkage.batch_act', [batchAct('act one', P1, 'batch other', maker), batchAct('act two', P2, 'batch two', maker)]],
    ['linkage.record_mark', [recordMark('mark one', P1, 'record other', maker), recordMark('mark two', P2, 'record second of two', maker)]],
    ['linkage.search', [linkSearch('search one', P1, maker), linkSearch('search two', P2, maker)]],
  ];
}

/** Rows that someone might try to add, in these people's names. */
export function linkageAttempts(names: readonly string[]): readonly (readonly [table: string, rows: readonly Row[]])[] {
  const inNames = (make: (by: string) => readonly Row[]) => names.flatMap(make);
  return [
    ['linkage.batch', inNames((by) => [batch('new', P1, by), batch('new', P2, by)])],
    ['linkage.record', [linked('new', P1, 'batch one'), linked('new', P1, 'batch one', true), linked('new', P1, 'batch two'), linked('new', P2, 'batch two')]],
    ['linkage.protected_cells', [protectedCells('record other', P1), protectedCells('record sealed', P1), protectedCells('record second of two', P1), protectedCells('record second of two', P2)]],
    ['linkage.run', inNames((by) => [linkRun('new', P1, by), linkRun('new', P2, by)])],
    ['linkage.match_key', [matchKey(9, 'record one', P1), matchKey(9, 'record two', P2)]],
    ['linkage.value_count', [valueCount(9, P1), valueCount(9, P2)]],
    ['linkage.pair', [
      linkPair('new', P1, 'run one', ['record one', 'record sealed']), linkPair('new', P1, 'run one', ['record one', 'record two']),
      linkPair('new', P1, 'run two', ['record one', 'record other']), linkPair('new', P2, 'run one', ['record two', 'record second of two']),
      linkPair('new', P1, 'run one', ['record one', 'record third']), ofProposal(linkPair('new', P1, 'run one', ['record one', 'record third']), 'proposal third'),
      ofProposal(linkPair('new', P1, 'run one', ['record other', 'record third']), 'proposal third'), ofProposal(linkPair('new', P2, 'run two', ['record two', 'record second of two']), 'proposal one'),
      ofProposal(linkPair('new', P1, 'run one', ['record other', 'record withdrawn']), 'proposal one'),
    ]],
    ['linkage.proposal', inNames((by) => [
      linkProposal('new', P1, ['record one', 'record other'], by), linkProposal('new', P1, ['record one', 'record sealed'], by), linkProposal('new', P1, ['record one', 'record two'], by),
      linkProposal('new', P2, ['record two', 'record second of two'], by),
    ])],
    ['linkage.decision', inNames((by) => [linkDecision('new', P1, 'pair one', by), linkDecision('new', P1, 'pair two', by), linkDecision('new', P1, 'pair gone', by), linkDecision('new', P2, 'pair two', by)])],
    ['linkage.batch_act', inNames((by) => [batchAct('new', P1, 'batch other', by), batchAct('new', P2, 'batch two', by)])],
    ['linkage.record_mark', inNames((by) => [recordMark('new', P1, 'record other', by), recordMark('new', P2, 'record second of two', by)])],
    ['linkage.search', inNames((by) => [linkSearch('new', P1, by), linkSearch('new', P2, by)])],
  ];
}
