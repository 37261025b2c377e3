import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { chronologyCommands } from './chronology-commands.ts';
import { runCommandLine } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'combine-'));
after(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const police = write('police.csv', 'Date,Source of Information,Event\n22.05.16,CAD,Officers attended\nw/c 3/4/17,PNC,Arrest\n');
const second = write('b=2.csv', 'Date,Event,Odd\nMay 2016,Home visit,x\nsomeday,Call,\n');

async function combine(...words: readonly string[]): Promise<{ status: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const status = await runCommandLine(['chronology', 'combine', ...words], chronologyCommands, { out: (text) => { out += text; }, err: (text) => { err += text; } });
  return { status, out, err };
}

async function idsOf(...words: readonly string[]): Promise<Record<string, string>> {
  const { entries }: Combined = JSON.parse((await combine(...words, '--json')).out);
  return Object.fromEntries(entries.map(({ text, id }) => [text, id]));
}

interface Combined {
  readonly entries: readonly { readonly id: string; readonly occurred: string | null; readonly occurred_text: string; readonly precision: string | null; readonly agency: string; readonly source: object; readonly text: string }[];
  readonly same_event: readonly unknown[];
  readonly problems: readonly object[];
}

test('--json prints entries, proposals and problems, and leaves with 1 where a row needs a person', async () => {
  const { status, out, err } = await combine(police, second, '--agency', `${second}=Hill School`, '--json');
  assert.equal(status, 1);
  const { entries, same_event: same, problems }: Combined = JSON.parse(out);
  assert.deepEqual(entries.map(({ occurred, occurred_text: words, precision, agency, text }) => [occurred, words, precision, agency, text]), [
    ['2016-05', 'May 2016', 'month', 'Hill School', 'Home visit'], ['2016-05-22', '22.05.16', 'day', 'Police', 'Officers attended'],
    ['[2017-04-03..2017-04-09]', 'w/c 3/4/17', 'one-of', 'Police', 'Arrest'], [null, 'someday', null, 'Hill School', 'Call'],
  ]);
  assert.deepEqual(entries[0]?.source, { file: 'b=2.csv', table: 1, row: 2, hash: createHash('sha256').update(readFileSync(second)).digest('hex') });
  assert.deepEqual(problems.map((problem) => Object.keys(problem)), [['file', 'table', 'row', 'code', 'message']]);
  assert.ok(Array.isArray(same));
  assert.match(err, /police\.csv: 2 entries/);
  assert.equal(out.trimEnd().includes('\n'), false);
});

test('ids stay the same when other files come along and the agency is named anew', async () => {
  const alone = await idsOf(police);
  assert.deepEqual(await idsOf(second, police, '--agency', 'police.csv=Northtown Police'), { ...(await idsOf(second)), ...alone });
});

for (const kind of ['docx', 'xlsx', 'csv']) {
  test(`what --out writes as .${kind} comes back the same, and what nobody could date is asked about again`, async () => {
    const out = join(folder, `combined.${kind}`);
    const first: Combined = JSON.parse((await combine(police, second, '--out', out, '--json')).out);
    const back = await combine(out, '--json');
    const again: Omit<Combined, 'problems'> & { readonly problems: readonly { readonly code: string }[] } = JSON.parse(back.out);
    const open = first.entries.filter(({ occurred }) => occurred === null);
    assert.deepEqual(again.problems.map(({ code }) => code), open.map(() => 'EXCHANGE_DATE_STILL_OPEN'));
    assert.equal(back.status, open.length > 0 ? 1 : 0);
    assert.deepEqual(again.entries, first.entries);
  });
}

test('--out writes JSON that is what --json prints', async () => {
  const out = join(folder, 'combined.json');
  const { out: printed } = await combine(police, second, '--out', out, '--json');
  assert.deepEqual(JSON.parse(readFileSync(out, 'utf8')), JSON.parse(printed));
});

test('a mapping that was printed can be corrected and given back', async () => {
  const printed: { readonly mapping: readonly { readonly file: string; readonly columns: { column: number; heading: string; role: string }[] }[] } = JSON.parse((await combine(second, '--json')).out);
  const corrected = { mapping: printed.mapping.map((table) => ({ ...table, columns: table.columns.map((column) => (column.heading === 'Odd' ? { ...column, role: 'worker' } : column)) })) };
  const { entries }: { readonly entries: readonly { readonly worker?: string }[] } = JSON.parse((await combine(second, '--mapping', write('mapping.json', JSON.stringify(corrected)), '--json')).out);
  assert.equal(entries[0]?.worker, 'x');
});

test('a file that cannot be read is a problem, and the others are read', async () => {
  const { status, out } = await combine(police, write('old.doc', 'ÐÏ\u0011à not really'), write('empty.csv', ''), '--json');
  const { entries, problems }: { entries: readonly unknown[]; problems: readonly { file: string; code: string }[] } = JSON.parse(out);
  assert.equal(status, 1);
  assert.equal(entries.length, 2);
  assert.deepEqual([...new Set(problems.map(({ file }) => file))], ['old.doc', 'empty.csv']);
});

const mistakes = [
  [['nothing-there.docx'], /^FILE_NOT_FOUND: [\s\S]*where: <files>/],
  [[police, '--agency', 'other.csv=Police'], /^CHRONOLOGY_AGENCY_NOT_READABLE: [\s\S]*where: --agency/],
  [[police, '--out', 'combined.pdf'], /^EXCHANGE_KIND_NOT_KNOWN: [\s\S]*where: --out/],
  [[police, '--out', join(folder, 'no', 'such', 'folder.csv')], /\nEXCHANGE_NOT_WRITABLE: [\s\S]*where: --out/],
  [[police, '--mapping', 'none.json'], /^FILE_NOT_FOUND: [\s\S]*where: --mapping/],
  [[police, '--mapping', police], /^MAPPING_NOT_READABLE: [\s\S]*where: --mapping/],
  [[police, '--mapping', write('roles.json', '[{"columns":[{"column":1,"role":"dates"}]}]')], /^MAPPING_ROLE_NOT_KNOWN: .*“dates”/],
  [[], /^ARGUMENT_MISSING: /],
] as const;

for (const [words, expected] of mistakes) {
  test(`combine with ${words.map((word) => word.replace(folder, '')).join(' ') || 'no file'} leaves with 2 and says how to mend it`, async () => {
    const { status, out, err } = await combine(...words);
    assert.deepEqual([status, out], [2, '']);
    assert.match(err, expected);
  });
}
