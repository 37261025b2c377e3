import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainDate } from '../../../kernel/plain-date.ts';
import { readEventRow, type EventRecord } from '../../events/index.ts';
import { drawEvents, type AskedOfEvents } from './of-events.ts';

const event = (id: string, type: string, occurred: string): EventRecord => {
  const read = readEventRow({ event_id: id, child_id: 'c', type, occurred, agency: 'children_social_care', area: 'Coveshire', text: 'Told' });
  if (!read.ok) assert.fail(read.refusals[0].message);
  return read.value.event;
};

const draw = (events: readonly EventRecord[], asked: readonly AskedOfEvents[]) =>
  drawEvents({ title: 'The record', events, asked, today: plainDate('2026-11-23'), entryAt: (entry) => `/entries/${entry}`, listAt: '#record' });

const asking = (state: AskedOfEvents['state'], due: string | null): AskedOfEvents =>
  ({ state, label: `${state}: offer an interview`, due: due === null ? null : plainDate(due), href: `/signals/${state}`, evidence: ['e1', 'e2'] });

test('what is asked stands in the picture by its shape and its words, and leads to its evidence', () => {
  const drawn = draw([event('e2', 'missing_ended', '2026-11-21'), event('e1', 'missing_started', '2026-11-20')], [asking('no-record', '2026-11-22'), asking('running', '2026-11-30'), asking('cannot-tell', null), asking('to-think', null)]);
  assert.ok(drawn !== null);
  const rows = drawn.svg.match(/<a href="\/signals\/[^]*?<\/a>/g) ?? [];
  assert.deepEqual(rows.map((row) => [/<g class="chronology-asked chronology-asked--([a-z-]+)"/.exec(row)?.[1], /<(rect|circle|path|text)/.exec(row.replace(/<title>.*?<\/title>/, ''))?.[1], /<line/.test(row)]), [
    ['no-record', 'rect', true], ['running', 'circle', true], ['cannot-tell', 'text', false], ['to-think', 'path', false],
  ]);
  assert.match(rows[0] ?? '', />no-record: offer an interview<\/text>/);
  // One went missing and was found, so the stretch between is drawn whichever was recorded first.
  assert.match(drawn.svg, /Missing, ended/);
});

test('the picture in words names each thing that is asked', () => {
  assert.match(draw([event('e1', 'missing_started', '2026-11-20')], [asking('running', '2026-11-30')])?.description ?? '', /Coveshire: 1 entry\..*What the checks ask: running: offer an interview\./);
});

test('a line to a limit that is still to come ends inside the picture', () => {
  const { svg = '' } = draw([event('e1', 'missing_started', '2026-11-20')], [asking('running', '2027-06-01')]) ?? {};
  const [, from = '', to = ''] = /<line x1="([\d.]+)" x2="([\d.]+)" y1="[\d.]+" y2="[\d.]+"\/><circle/.exec(svg) ?? [];
  assert.ok(Number(from) < Number(to) && Number(to) <= 1000, `${from} to ${to}`);
});

test('a record without a date that can be drawn has no picture', () => {
  assert.equal(draw([], [asking('running', '2026-11-30')]), null);
});
