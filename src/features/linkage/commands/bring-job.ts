import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { profileFile } from '../profile/index.ts';
import { CsvBytes } from '../records/csv-bytes.ts';
import { headingWords } from '../records/heading-roles.ts';
import { readRecords } from '../records/read-records.ts';
import { RESTRICTED, SEALED, UNBORN } from '../records/records.ts';
import { sampleFile } from '../records/sample-file.ts';
import { fileProfile } from '../reports/file-profile.ts';
import type { LinkSettings } from '../settings.ts';
import { queueRefusals } from '../queue/refusals.ts';
import { cellsOf, storedComparisons } from '../store/cells.ts';
import { MOST } from './capacity.ts';
import type { BroughtFile } from './job.ts';
import { withoutPlace } from './without-place.ts';

/** Reads a file of records as `link run` reads it, and takes from it what is compared and nothing else. */
export function bringJob(path: string, name: string, most: number): Result<BroughtFile> {
  // Before anything is read of it: six million short rows would take a gigabyte, and a quarter of a minute, to be refused.
  if (hasMoreRows(path, most)) return refuse(queueRefusals.refusal('LINKAGE_TOO_MANY', { most: MOST.toLocaleString('en-GB'), field: 'files' }));
  const settings = settingsOf(path);
  const read = readRecords([path], settings, () => undefined);
  if (!read.ok) return { ok: false, refusals: [{ ...read.refusals[0], message: read.refusals[0].message.replaceAll(path, name), field: 'files' }] };
  const records = read.value;
  if (records.comparisons.some(({ encoded }) => encoded)) return refuse(queueRefusals.refusal('LINKAGE_FILE_ENCODED', { file: name, field: 'files' }));
  const flag = (record: number, which: number): boolean => ((records.flags[record] ?? 0) & which) !== 0;
  const profile = profileFile(path, () => undefined, settings);
  const protects = records.flags.some((flags) => (flags & (SEALED | RESTRICTED)) !== 0);
  return ok({
    ...(profile.ok ? { profile: fileProfile(profile.value, protects) } : {}), comparisons: storedComparisons(records),
    problems: records.problems.map((problem) => withoutPlace(problem, path, name)),
    records: Array.from({ length: records.count }, (_, record) => ({
      reference: records.ids.text(records.idOf[record] ?? 0).slice(0, 200) || String(record + 1), cells: cellsOf(records, record),
      sealed: flag(record, SEALED), restricted: flag(record, RESTRICTED), unborn: flag(record, UNBORN),
    })),
  });
}

function hasMoreRows(path: string, most: number): boolean {
  const rows = new CsvBytes(path);
  try {
    // The first row is the heading.
    let left = most + 1;
    while (left >= 0 && rows.next()) left--;
    return left < 0;
  } finally {
    rows.close();
  }
}

// Agencies call their number of a record its reference; people who look at a pair find the record by it.
function settingsOf(path: string): LinkSettings {
  const file = sampleFile(path);
  const reference = file.ok ? file.value.columns.find(({ heading, cells }) => /(^|_)ref(erence)?(_(no|number))?$/.test(headingWords(heading)) && new Set(cells).size === cells.length) : undefined;
  return reference === undefined ? {} : { columns: { id: reference.heading } };
}
