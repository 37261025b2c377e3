import { ok, refuse } from '../kernel/result.ts';
import { refusalBook } from '../kernel/refusal-words.ts';
import type { Asked, BadInput, Command, Outcome } from './command.ts';

export const demoRefusals = refusalBook({
  NUMBER_NOT_USABLE: '{option} is “{given}”, and has to be a whole number from {from} to {to}',
  FILE_NOT_WRITABLE: '{file} cannot be written: {why}',
});

export const demoCommands: readonly Command[] = [
  {
    noun: 'demo',
    verb: 'people',
    summary: 'Makes up children, and the records that five agencies hold of them, to try linkage on',
    options: {
      records: { type: 'string', value: 'number', required: true, summary: 'How many records' },
      start: { type: 'string', value: 'number', required: true, summary: 'Where chance starts: the same number makes the same file' },
      out: { type: 'string', value: 'csv', required: true, summary: 'The file to write; child_id is the true child' },
      hard: { type: 'boolean', summary: 'Untidy households, wrong NHS numbers and more mistakes' },
      truth: { type: 'string', value: 'csv', summary: 'Also writes what is only known of made-up people: name group, who moved, who lives apart' },
    },
    examples: ['sightline demo people --records 100000 --start 1 --out people.csv', 'sightline demo people --records 1000000 --start 7 --hard --out people.csv --truth truth.csv'],
    run: makePeople,
  },
  {
    noun: 'demo',
    verb: 'events',
    summary: 'Makes up children and the events of their records, to try checks on',
    options: {
      count: { type: 'string', value: 'number', required: true, summary: 'How many children' },
      years: { type: 'string', value: 'number', required: true, summary: 'How many years, from 1 January 2022' },
      start: { type: 'string', value: 'number', required: true, summary: 'Where chance starts: the same number makes the same files' },
      out: { type: 'string', value: 'folder', required: true, summary: 'The folder for events.csv and children.csv' },
    },
    examples: ['sightline demo events --count 1000 --years 1 --start 1 --out made-up'],
    run: makeEvents,
  },
];

const MOST_RECORDS = 100_000_000;

async function makePeople({ options: { records, start, out, hard, truth }, progress }: Asked): Promise<Outcome> {
  const count = wholeNumber('--records', records, 1, MOST_RECORDS);
  if (!count.ok) return count;
  const from = wholeNumber('--start', start, 0, Number.MAX_SAFE_INTEGER);
  if (!from.ok) return from;
  const { writePeople } = await import('../demo/people/index.ts');
  try {
    const files = { out: String(out), ...(typeof truth === 'string' ? { truth } : {}) };
    const written = writePeople({ ...files, records: count.value, start: from.value, hard: hard === true, progress: (made) => progress(`${made / 1_000_000} million records`) });
    const { records: made, children, families, byAgency, byTag } = written;
    const agencies = Object.entries(byAgency).map(([agency, number]) => `${agency} ${number}`).join(', ');
    return ok({
      json: { records: made, children, families, by_agency: byAgency, by_tag: byTag, start: from.value, hard: hard === true, ...files },
      text: `${made} records of ${children} made-up children in ${families} families: ${agencies}\nWritten to ${String(out)}`,
    });
  } catch (fault) {
    return notWritable(fault);
  }
}

async function makeEvents({ options: { count, years, start, out }, progress }: Asked): Promise<Outcome> {
  const children = wholeNumber('--count', count, 1, 10_000_000);
  if (!children.ok) return children;
  const span = wholeNumber('--years', years, 1, 20);
  if (!span.ok) return span;
  const from = wholeNumber('--start', start, 0, Number.MAX_SAFE_INTEGER);
  if (!from.ok) return from;
  const { writeEvents } = await import('../demo/events/index.ts');
  try {
    const made = writeEvents({ count: children.value, years: span.value, start: from.value, folder: String(out), progress: (done) => progress(`${done} children`) });
    return ok({
      json: { ...made, start: from.value, out: String(out) },
      text: `${made.events} events of ${made.children} made-up children, from ${made.from} to ${made.to}\nWritten to ${String(out)}: events.csv and children.csv`,
    });
  } catch (fault) {
    return notWritable(fault);
  }
}

function wholeNumber(option: string, given: string | boolean | undefined, from: number, to: number): { readonly ok: true; readonly value: number } | BadInput {
  const value = /^\d{1,16}$/.test(String(given)) ? Number(given) : Number.NaN;
  if (value >= from && value <= to) return ok(value);
  const why = demoRefusals.refusal('NUMBER_NOT_USABLE', { option, given: String(given), from: String(from), to: String(to) });
  return { ...refuse(why), where: option, mend: `Write it in digits alone, like ${option} ${from === 0 ? 1 : 100000}` };
}

// Whether a file can be written is only known by writing it, and what cannot be is the asker's to mend.
function notWritable(fault: unknown): BadInput {
  if (!(fault instanceof Error) || !('code' in fault) || !('path' in fault)) throw fault;
  const why = demoRefusals.refusal('FILE_NOT_WRITABLE', { file: String(fault.path), why: String(fault.code) });
  return { ...refuse(why), where: String(fault.path), mend: 'Name a file in a folder that exists and that you may write to' };
}
