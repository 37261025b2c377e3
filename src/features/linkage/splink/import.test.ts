import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { blockingLine } from './blocking.ts';
import { fromSplink, isSplinkSettings, type SplinkImport } from './import.ts';
import { levelFor } from './levels.ts';

const saved: unknown = JSON.parse(readFileSync(new URL('fixtures/saved-by-splink-4.0.16.json', import.meta.url), 'utf8'));

function imported(document: unknown): SplinkImport {
  const result = fromSplink(document, 'model.json');
  if (!result.ok) assert.fail(JSON.stringify(result.refusals));
  return result.value;
}

function comparison(column: string, ...conditions: readonly (string | object)[]): object {
  return { output_column_name: column, comparison_levels: conditions.map((one) => (typeof one === 'string' ? { sql_condition: one } : one)) };
}

test('comparisons that Splink saved are taken over with their kinds and term frequencies', () => {
  const { settings } = imported(saved);
  assert.deepEqual(settings.comparisons?.map(({ name, kind, columns, term_frequency: tf }) => [name, kind, columns[0], tf]), [
    ['forename', 'forename', 'first_name', true], ['surname', 'surname', 'surname', true], ['dob', 'date', 'dob', false], ['sex', 'sex', 'sex', false], ['postcode', 'postcode', 'postcode', false],
    ['address', 'address', 'address', true], ['carer', 'carer', 'mother_name', false], ['nhs_number', 'identifier', 'nhs_number', true], ['tag', 'text', 'tag', false],
  ]);
  assert.deepEqual(settings.blocking, [['surname', 'dob'], ['initial(forename)', 'postcode']]);
  assert.deepEqual(settings.columns, { id: 'unique_id' });
  assert.equal(isSplinkSettings(saved), true);
});

test('every level without an equal is named with its SQL, and so is every rule', () => {
  const lost = imported(saved).notes.filter(({ what }) => what === 'lost').map(({ message }) => message).join('\n');
  for (const sql of ['2629800.0', 'jaccard("tag_l", "tag_r") >= 0.8', 'levenshtein(l.surname,r.surname)<3', 'l.first_name = r.surname']) assert.ok(lost.includes(sql), sql);
});

test('no level and no rule disappears: each has an equal or a note', () => {
  const file: { readonly blocking_rules_to_generate_predictions: readonly object[] } = JSON.parse(JSON.stringify(saved));
  const { settings, notes } = imported(saved);
  const rulesLost = notes.filter(({ what, where }) => what === 'lost' && where.startsWith('blocking')).length;
  assert.equal((settings.blocking?.length ?? 0) + rulesLost, file.blocking_rules_to_generate_predictions.length);
});

test('a trained comparison keeps m and u where its levels are those of ours, and else learns anew', () => {
  const levels = [{ sql_condition: '"sex_l" = "sex_r"', m_probability: 0.98, u_probability: 0.5 }, { sql_condition: 'ELSE', m_probability: 0.02, u_probability: 0.5 }];
  const sex = imported({ comparisons: [comparison('sex', { sql_condition: '"sex_l" IS NULL OR "sex_r" IS NULL', is_null_level: true }, ...levels)] });
  assert.deepEqual(sex.settings.comparisons?.[0]?.levels, [{ level: 'same', m: 0.98, u: 0.5 }, { level: 'different', m: 0.02, u: 0.5 }]);
  const dob = imported({ comparisons: [comparison('dob', ...levels.map((level) => ({ ...level, sql_condition: level.sql_condition.replaceAll('sex', 'dob') })))] });
  assert.equal(dob.settings.comparisons?.[0]?.levels, undefined);
  assert.match(dob.notes.map(({ message }) => message).join(), /m and u are learnt anew/);
});

test('columns keep their capitals, and a prior that was learnt is kept', () => {
  const { settings } = imported({ link_type: 'link_only', unique_id_column_name: 'ID', source_dataset_column_name: 'src', probability_two_random_records_match: 0.002, comparisons: [comparison('n', '"Surname_l" = "Surname_r"', 'ELSE')] });
  assert.deepEqual([settings.comparisons?.[0]?.columns, settings.prior, settings.between_sources_only, settings.columns], [['Surname'], 0.002, true, { id: 'ID', source: 'src' }]);
});

const levels = [
  ['jaro_winkler_similarity("n_l", "n_r") >= 0.92', 'forename', 'almost same', true],
  ['jaro_winkler_similarity("n_l", "n_r") >= 0.95', 'forename', 'almost same', false],
  ['jaro_winkler_similarity("n_l", "n_r") >= 0.7', 'surname', 'alike', true],
  ['damerau_levenshtein("d_l", "d_r") <= 1', 'date', 'one slip', true],
  ['levenshtein("d_l", "d_r") <= 3', 'surname', undefined, true],
  ['"a_l" = "b_r" AND "b_l" = "a_r"', 'forename', 'in the surname’s place', true],
  ['cosine_similarity("n_l", "n_r") > 0.9', 'text', undefined, true],
  ['"n_l" = "m_r"', 'text', undefined, true],
  ['ELSE', 'place', 'different', true],
] as const;

for (const [sql, kind, level, exact] of levels) {
  test(`${sql} of a ${kind} is ${level ?? 'nothing here'}`, () => {
    const found = levelFor(sql, kind);
    assert.deepEqual([found.level, found.near === undefined], [level, exact]);
  });
}

const comparisons = [{ name: 'forename', kind: 'forename', columns: ['first_name'] }, { name: 'surname', kind: 'surname', columns: ['surname'] }, { name: 'dob', kind: 'date', columns: ['dob'] }, { name: 'postcode', kind: 'postcode', columns: ['postcode'] }] as const;
const rules = [
  ['(l."surname" = r."surname") AND (l."dob" = r."dob")', ['surname', 'dob']],
  ['l.surname=r.surname and l.dob=r.dob', ['surname', 'dob']],
  ['SUBSTR(l.first_name,1,1) = SUBSTR(r.first_name,1,1) AND soundex(l.surname) = soundex(r.surname) and substr(l.dob,1,4) = substr(r.dob,1,4)', ['initial(forename)', 'soundex(surname)', 'year(dob)']],
  ['l.first_name = r.surname and l.surname = r.first_name and l.dob = r.dob', ['either(forename,surname)', 'dob']],
  ["split_part(l.postcode, ' ', 1) = split_part(r.postcode, ' ', 1)", ['district(postcode)']],
  ['l.surname = r.surname OR l.dob = r.dob', undefined],
  ['l.surname = r.surname and l.town = r.town', undefined],
  ['substr(l.surname,1,3) = substr(r.surname,1,3)', undefined],
  ['1=1', undefined],
] as const;

for (const [sql, line] of rules) {
  test(`the blocking rule ${sql} is ${line?.join(' and ') ?? 'left out'}`, () => {
    const found = blockingLine(sql, comparisons);
    assert.deepEqual('line' in found ? found.line : undefined, line);
  });
}

test('what is not a settings file of Splink is refused', () => {

  assert.deepEqual([code({}), code([]), code({ comparisons: [comparison('x', 'ELSE')] })], ['SPLINK_NOT_SETTINGS', 'SPLINK_NOT_SETTINGS', 'SPLINK_NOTHING_KEPT']);
  assert.equal(isSplinkSettings({ comparisons: [{ name: 'forename', kind: 'forename', columns: ['a'] }] }), false);
});

function code(document: unknown): string {
  const result = fromSplink(document, 'x.json');
  return result.ok ? '' : result.refusals[0].code;
}
