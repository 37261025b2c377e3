import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chosen, lastDayOf, loadRecords, readAsAt, shippedChecks, trialDocument } from '../features/checks/index.ts';
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
    return new TextEncoder().encode(JSON.stringify(must(trialDocument(data, { ...files, answers: undefined }, checks, day, { asAt: must(readAsAt(day)) }))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
