import type { Command } from './command.ts';

/** Are these records the same child? The engine is loaded when it is asked for. */
export const linkCommands: readonly Command[] = [
  {
    noun: 'link', verb: 'run', summary: 'Finds which records are of the same child, in one or more CSV files',
    arguments: [{ name: 'csv', rest: true, summary: 'The files; several are several sources, unless --source names a column' }],
    options: {
      settings: { type: 'string', value: 'file', summary: 'Comparisons, blocking rules and thresholds, as YAML or JSON; what it leaves out is found from the headings' },
      id: { type: 'string', value: 'column', summary: 'The column that names a record; where a file has none of that name, it is found by the headings' },
      source: { type: 'string', value: 'column', summary: 'The column that says which agency a record is from' },
      ignore: { type: 'string', value: 'column', multiple: true, summary: 'A column that is no evidence' },
      out: { type: 'string', value: 'file', summary: 'Where the pairs go: id_left, id_right, weight, probability, class' },
      clusters: { type: 'string', value: 'file', summary: 'Where the clusters go: id, cluster' },
      model: { type: 'string', value: 'file', summary: 'Where the model goes that was learnt, for "link explain"; beside the pairs, as <out>.model.json, when not given' },
      report: { type: 'string', value: 'html', summary: 'Where a page goes that says what the run did: errors by group, clusters, blocking, what each agreement weighs' },
      between: { type: 'boolean', summary: 'Compares only records of different sources' },
      'duplicate-free': { type: 'string', value: 'source', multiple: true, summary: 'A source that holds each child once: two of its records are never joined' },
      truth: { type: 'string', value: 'csv', multiple: true, summary: 'Files that say which records are of one child: misses and false joins are then reported by group' },
      'truth-column': { type: 'string', value: 'column', summary: 'The column of the truth that names the child' },
      processes: { type: 'string', value: 'number', summary: 'How many processes weigh pairs, which share nothing but files; the results are the same. One when not given' },
      threads: { type: 'string', value: 'number', summary: 'How many threads weigh pairs; as many as the machine has processors when not given' },
    },
    examples: ['sightline link run council.csv police.csv --id record --out pairs.csv --clusters clusters.csv', 'sightline link run people.csv --id rec_id --source agency --json'],
    run: async (asked) => (await import('./link.ts')).linkRun(asked),
  },
  {
    noun: 'link', verb: 'explain', summary: 'Says why two records are or are not the same child, in words and as a waterfall',
    arguments: [{ name: 'left', summary: 'The id of one record' }, { name: 'right', summary: 'The id of the other' }],
    options: {
      model: { type: 'string', value: 'file', summary: 'The model that "link run" wrote; the newest in this folder and those in it when not given' },
      records: { type: 'string', value: 'csv', multiple: true, summary: 'The records; the files that the model was made from when not given' },
    },
    examples: ['sightline link explain 1200 1203', 'sightline link explain 1200 1203 --model model.json'],
    run: async (asked) => (await import('./link.ts')).linkExplain(asked),
  },
];
