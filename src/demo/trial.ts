import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chosen, lastDayOf, loadRecords, readAsAt, shippedChecks, SMALL, trialOf } from '../features/checks/index.ts';
import { must } from './days.ts';
import { writeEvents } from './events/index.ts';

const CHILDREN = 150;

/** What `sightline checks trial --json` prints of a small made-up area. */
export function madeUpTrial(ids: readonly string[]): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-trial-'));
  try {
    writeEvents({ count: CHILDREN, years: 1, start: 5, folder });
    const files = { events: join(folder, 'events.csv'), children: join(folder, 'children.csv') };
    const checks = must(chosen(shippedChecks(), ids));
    const { data } = must(loadRecords(files.events, files.children, checks));
    const day = lastDayOf(data);
    const trials = trialOf(data, readFileSync(files.children, 'utf8'), checks, { asAt: must(readAsAt(day)) });
    return new TextEncoder().encode(JSON.stringify({ as_at: day, records: 'closed or made up', base: 'every child of the two files', not_told_below: SMALL, children: data.children.length, checks: trials }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
