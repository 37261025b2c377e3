import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { chronologyReplayCommands } from './chronology-replay-commands.ts';
import { importCommands } from './import-commands.ts';
import { runCommandLine } from './run.ts';

const EVENTS = fileURLToPath(new URL('../features/events/fixtures/cross-border-events.csv', import.meta.url));
const FOLDER = mkdtempSync(join(tmpdir(), 'replay-'));

// In this process: what the real one adds is tested once in main.test.ts, and starting it takes longer than replaying.
async function sightline(...words: readonly string[]): Promise<{ status: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const status = await runCommandLine(words, [...chronologyReplayCommands, ...importCommands], { out: (text) => { out += text; }, err: (text) => { err += text; } });
  return { status, out, err };
}

function file(name: string, text: string): string {
  writeFileSync(join(FOLDER, name), text);
  return join(FOLDER, name);
}

test('chronology replay --json prints one document with exactly the six fields', async () => {
  const { status, out, err } = await sightline('chronology', 'replay', EVENTS, '--as-known-on', '2026-06-15', '--agency', 'housing:Rowanshire', '--json');
  assert.deepEqual([status, err], [0, '']);
  const replay: unknown = JSON.parse(out);
  assert.deepEqual(replay, {
    as_known_on: '2026-06-15', agency: 'housing:Rowanshire', known: ['e08'], possibly_known: [{ id: 'e09', from: '2026-06-15', to: '2026-06-19' }],
    known_to_others: [
      { id: 'e01', agencies: ['children_social_care:Brackenshire'] }, { id: 'e02', agencies: ['housing:Brackenshire'] }, { id: 'e04', agencies: ['housing:Brackenshire'] }, { id: 'e05', agencies: ['housing:Larchshire'] },
      { id: 'e07', agencies: ['housing:Larchshire', 'children_social_care:Larchshire'] },
    ],
    not_said: ['e03'],
  });
});

test('rows that cannot be read are named, the rest is replayed, and the status is 1', async () => {
  const { status, out, err } = await sightline('chronology', 'replay', file('rows.csv', 'event_id,child_id,type,occurred,known_to\na,C1,injury,2026-01-01,police\nb,C1,injury,2026-01-01,\n'), '--as-known-on', '2026-06-15', '--json');
  assert.equal(status, 1);
  const { agency, not_said }: { agency: unknown; not_said: unknown } = JSON.parse(out);
  assert.deepEqual([agency, not_said], [null, ['b']]);
  assert.match(err, /row 2, known_to: KNOWN_TO_NOT_READABLE: /);
});

test('a service that the record never names is answered, and the nearest one is suggested', async () => {
  const { status, err } = await sightline('chronology', 'replay', EVENTS, '--as-known-on', '2026-06-15', '--agency', 'housing:Rowanshir');
  assert.equal(status, 0);
  assert.match(err, /Did you mean "housing:Rowanshire"\?/);
});

const mistakes = [
  [[EVENTS, '--as-known-on', '2026-02-30'], /^DATE_NOT_REAL: /],
  [[EVENTS, '--as-known-on', 'yesterday'], /^DATE_NOT_REAL: /],
  [[EVENTS], /^OPTION_MISSING: .*--as-known-on/],
  [[EVENTS, '--as-known-on', '2026-06-15', '--agency', 'housing'], /^SERVICE_NOT_READABLE: [\s\S]*where: --agency/],
  [['nowhere.csv', '--as-known-on', '2026-06-15'], /^SOURCE_NOT_FOUND: /],
  [[FOLDER, '--as-known-on', '2026-06-15'], /^SOURCE_NOT_A_FILE: /],
  [[file('cut.json', '{"entries": [{"id": "a"'), '--as-known-on', '2026-06-15'], /^REPLAY_FILE_NOT_JSON: /],
  [[file('other.json', '{"rows": []}'), '--as-known-on', '2026-06-15'], /^REPLAY_FILE_NOT_A_CHRONOLOGY: /],
  [[file('other.csv', 'a,b\n1,2\n'), '--as-known-on', '2026-06-15'], /^EVENT_FILE_COLUMN_MISSING: /],
  [[file('empty.csv', ''), '--as-known-on', '2026-06-15'], /^SOURCE_EMPTY: /],
] as const;

test('a mistake leaves with 2, prints nothing and says how to mend it', async () => {
  for (const [words, expected] of mistakes) {
    const { status, out, err } = await sightline('chronology', 'replay', ...words);
    assert.deepEqual([status, out], [2, ''], words.join(' '));
    assert.match(err, expected);
    assert.match(err, /to mend it: /);
  }
});

test('import writes events that replay reads, children beside them, and a report with problems', async () => {
  const census = file('census.xml', '<Message><Header><Collection>CIN</Collection><LEA>999</LEA></Header><Children><Child><ChildIdentifiers><LAchildID>A1</LAchildID><UPN>A123456789123</UPN><PersonBirthDate>2019-02-03</PersonBirthDate><Sex>F</Sex></ChildIdentifiers><ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics><CINdetails><CINreferralDate>2024-05-01</CINreferralDate><ReferralSource>6</ReferralSource><ReferralNFA>0</ReferralNFA></CINdetails><Unheard><Of>1</Of></Unheard></Child></Children></Message>');
  const out = join(FOLDER, 'events.csv');
  const { status, out: printed } = await sightline('import', 'cin', census, '--out', out, '--area', 'Coveshire', '--json');
  assert.equal(status, 1);
  const report: { rows: number; events: number; problems: readonly { code: string; row: number; field: string; file: string }[]; not_mapped: readonly { field: string }[] } = JSON.parse(printed);
  assert.deepEqual([report.rows, report.events, report.problems.map(({ code, file: name, row, field }) => [code, name, row, field]), report.not_mapped.map(({ field }) => field)], [2, 1, [['EXTRACT_UPN_CHECK_LETTER', 'census.xml', 1, 'UPN']], ['Unheard', 'Unheard/Of']]);
  assert.equal(readFileSync(join(FOLDER, 'children.csv'), 'utf8'), 'child_id,date_of_birth,sex,ethnicity,disability,area\nA1,2019-02-03,F,WBRI,,Coveshire\n');
  const again = await sightline('import', 'cin', census, '--out', out);
  assert.deepEqual([again.status, /^IMPORT_WOULD_OVERWRITE: .*children\.csv/m.test(again.err)], [2, true], 'children that nobody named are not written over');
  const replay = await sightline('chronology', 'replay', out, '--as-known-on', '2024-05-01', '--agency', 'children_social_care:Coveshire', '--json');
  const { known }: { known: readonly string[] } = JSON.parse(replay.out);
  assert.deepEqual([replay.status, known], [0, ['cin:A1:referral_received:2024-05-01']]);
});

test('an import that cannot be done leaves with 2 and writes nothing over its source', async () => {
  const source = file('source.xml', '<html/>');
  const lists = mkdtempSync(join(tmpdir(), 'lists-'));
  writeFileSync(join(lists, 'episodes.csv'), 'CHILD,DECOM\n');
  symlinkSync(source, join(FOLDER, 'linked.csv'));
  const wrong = [
    [['cin', source, '--out', join(FOLDER, 'x.csv')], /^CIN_NOT_A_CENSUS: /], [['cin', source, '--out', source], /^IMPORT_WOULD_OVERWRITE: /], [['cin', source], /^OPTION_MISSING: /], [['cin', source, '--out', join(FOLDER, 'no', 'x.csv')], /^IMPORT_FOLDER_NOT_FOUND: /],
    [['cin', source, '--out', join(FOLDER, 'linked.csv')], /^OUTPUT_OVERWRITES: /], [['ssda903', lists, '--out', join(lists, 'episodes.csv')], /^OUTPUT_OVERWRITES: /],
    [['census', source, '--out', 'x.csv'], /^COMMAND_NOT_KNOWN: /], [['cin', source, '--out', join(FOLDER, 'x.csv'), '--area', 'A;B'], /^IMPORT_AREA_HAS_MARKS: /],
  ] as const;
  for (const [words, expected] of wrong) {
    const { status, out, err } = await sightline('import', ...words);
    assert.deepEqual([status, out], [2, ''], words.join(' '));
    assert.match(err.replace(/^Reading .*\n/, ''), expected);
  }
  assert.equal(readFileSync(source, 'utf8'), '<html/>');
});
