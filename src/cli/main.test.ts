import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

// The real process, because exit statuses and which stream says what are what scripts rely on.
function sightline(...words: readonly string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...words], { encoding: 'utf8' });
  return { status, out: stdout, err: stderr };
}

test('clock due --json prints one document with exactly the six fields', () => {
  const { status, out } = sightline('clock', 'due', 'notify-panel', '--from', '2026-12-22', '--json');
  assert.equal(status, 0);
  const due: unknown = JSON.parse(out);
  assert.deepEqual(due, {
    rule: 'notify-panel',
    from: '2026-12-22',
    due: '2026-12-31',
    source: 'Working Together to Safeguard Children 2023 and GOV.UK, Report a serious child safeguarding incident, for the duty in Children Act 2004 section 16C',
    status: 'guidance',
    counted: ['2026-12-23', '2026-12-24', '2026-12-29', '2026-12-30', '2026-12-31'],
  });
  assert.equal(out.trimEnd().includes('\n'), false);
});

test('a limit in hours is due at a time with its offset', () => {
  const { out } = sightline('clock', 'due', 'return-home-interview', '--from', '2026-03-27T14:30', '--json');
  const due: { from?: string; due?: string; counted?: unknown } = JSON.parse(out);
  assert.deepEqual([due.from, due.due, due.counted], ['2026-03-27T14:30:00+00:00', '2026-03-30T15:30:00+01:00', []]);
});

test('a person reads the due date, where it comes from and the days counted', () => {
  const { status, out, err } = sightline('clock', 'due', 'notify-panel', '--from', '2026-12-22');
  assert.equal(status, 0);
  assert.match(out, /^Due Thursday 31 December 2026\nguidance: Working Together/);
  assert.match(out, /\n {3}5 {2}Thursday 31 December 2026\n$/);
  assert.match(err, /^Note: The duty to notify is statute/);
});

test('clock list holds every clock that the pathway and a live case need', () => {
  const { status, out } = sightline('clock', 'list', '--json');
  assert.equal(status, 0);
  const listed: readonly { rule: string }[] = JSON.parse(out);
  assert.deepEqual(listed.map(({ rule }) => rule), [
    'notify-panel', 'rapid-review', 'lcspr', 'copy-to-panel', 'referral-decision', 'first-contact', 'child-and-family-assessment',
    'initial-child-protection-conference', 'core-group', 'review-conference-first', 'review-conference-later', 'return-home-interview',
    'police-protection', 'emergency-protection-order', 'emergency-protection-order-extended',
  ]);
  assert.match(sightline('clock', 'list').out, /^notify-panel: Notify the Panel\n {2}5 working days/);
});

const mistakes = [
  [['clock', 'due', 'return-home-interview', '--from', '2026-03-27'], /^CLOCK_NEEDS_TIME: .*needs the time.*2026-03-27T14:30/],
  [['clock', 'due', 'notify-panel', '--from', '2026-02-30'], /^DATE_NOT_REAL: [\s\S]*where: --from[\s\S]*to mend it: Give a real day/],
  [['clock', 'due', 'police-protection', '--from', '2026-03-29T01:30'], /^TIME_DID_NOT_HAPPEN: /],
  [['clock', 'due', 'police-protection', '--from', '2026-10-25T01:30'], /^TIME_HAPPENED_TWICE: .*\+01:00 for the first/],
  [['clock', 'due', 'notify-panel', '--from', 'tomorrow'], /^TIME_NOT_READABLE: /],
  [['clock', 'due', 'rapid-review', '--from', '2030-12-30'], /^CALENDAR_ENDS: /],
  [['clock', 'due', 'notify-panel', '--from', '2018-01-02'], /^CLOCK_NOT_IN_FORCE: .*Friday 29 June 2018/],
  [['clock', 'due', 'notify-panle', '--from', '2026-12-22'], /^CLOCK_NOT_KNOWN: [\s\S]*Did you mean "notify-panel"\?/],
  [['clock', 'due', 'rapid-review', '--from', '2026-12-22', '--variant', 'whenever'], /^CLOCK_VARIANT_NOT_KNOWN: .*from-awareness, from-receipt[\s\S]*where: --variant/],
  [['clock', 'due', '--from', '2026-12-22'], /^ARGUMENT_MISSING: .*<rule>/],
  [['clock', 'due', 'notify-panel'], /^OPTION_MISSING: .*--from/],
  [['clock', 'due', 'notify-panel', '--form', '2026-12-22'], /^COMMAND_OPTION_NOT_KNOWN: [\s\S]*Did you mean --from\?/],
  [['clock', 'due', 'notify-panel', '--from'], /^OPTION_NOT_USABLE: /],
  [['clock', 'due', 'notify-panel', 'lcspr', '--from', '2026-12-22'], /^ARGUMENT_TOO_MANY: .*"lcspr"/],
  [['clock', 'deu'], /^COMMAND_NOT_KNOWN: [\s\S]*Did you mean "sightline clock due"\?/],
  [['clock'], /^COMMAND_INCOMPLETE: [\s\S]*Add one of: list, due/],
  [['clokc'], /^COMMAND_NOT_KNOWN: [\s\S]*Did you mean "sightline clock"\?/],
  [['help', 'clocks'], /^COMMAND_NOT_KNOWN: [\s\S]*Did you mean "sightline help clock"\?/],
] as const;

for (const [words, expected] of mistakes) {
  test(`"sightline ${words.join(' ')}" leaves with 2 and says how to mend it`, () => {
    const { status, out, err } = sightline(...words);
    assert.deepEqual([status, out], [2, '']);
    assert.match(err, expected);
  });
}

test('with --json a mistake is JSON on standard error, and standard output stays empty', () => {
  const { status, out, err } = sightline('clock', 'due', 'notify', '--from', '2026-12-22', '--json');
  assert.deepEqual([status, out], [2, '']);
  const { errors }: { errors: readonly { code: string; where: string; mend: string }[] } = JSON.parse(err);
  assert.deepEqual(errors.map(({ code, where }) => [code, where]), [['CLOCK_NOT_KNOWN', '<rule>']]);
  assert.match(errors[0]?.mend ?? '', /notify-panel/);
});

test('help lists the commands, one noun, or one command', () => {
  for (const words of [[], ['help'], ['--help']]) {
    const { status, out } = sightline(...words);
    assert.equal(status, 0);
    assert.match(out, /sightline clock due +Works out when a clock runs out/);
  }
  assert.match(sightline('help', 'clock').out, /sightline clock list/);
  assert.match(sightline('help', 'clock', 'due').out, /sightline clock due <rule> --from <date or date-time>/);
  assert.equal(sightline('clock', 'due', '--help').out, sightline('help', 'clock', 'due').out);
  assert.doesNotThrow(() => JSON.parse(sightline('help', '--json').out));
});
