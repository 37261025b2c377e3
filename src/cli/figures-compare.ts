import { basename } from 'node:path';
import { readCodebook, readCodedData, type GivenFile, type ReadData } from '../features/coding/index.ts';
import { compareGroups, comparisonInWords, readFrozen, type CompareWish } from '../features/figures/index.ts';
import { momentOf } from '../kernel/london-time.ts';
import { parsePlainDate } from '../kernel/plain-date.ts';
import { ok, refuse, type Ok } from '../kernel/result.ts';
import type { Asked, BadInput, Outcome } from './command.ts';
import { badOption, dataFiles, numberOption, readFiguresBytes, readFiguresFile } from './figures-file.ts';

/** `sightline figures compare --codebook <file> --data <file> --cohort <expression>` */
export async function compareFigures(asked: Asked): Promise<Outcome> {
  const frozen = await frozenFile(asked);
  if (!frozen.ok) return frozen;
  const wish = frozen.value?.wish === undefined ? wishOf(asked) : ok(frozen.value.wish);
  if (!wish.ok) return wish;
  const read = await readData(asked);
  if (!read.ok) return read;
  const comparison = compareGroups(read.value.data, wish.value);
  if (!comparison.ok) return { ...comparison, where: '--cohort', mend: 'docs/figures.md has the words of a condition; the codebook has the codes and their values' };
  const { problems, unknownColumns } = read.value;
  const differs = frozen.value !== undefined && JSON.stringify(comparison.value) !== frozen.value.text.trim();
  const warnings = [
    ...unknownColumns.map(({ file, columns }) => `${file} has columns that the codebook does not have; they are not compared: ${columns.join(', ')}`),
    ...problems.kept.map(({ code, message, field }) => `${code}: ${field ?? ''}: ${message}`),
    ...(differs ? ['The comparison does not come out as it was kept: data, codebook or program have changed'] : []),
  ];
  return ok({ json: comparison.value, text: comparisonInWords(comparison.value), warnings, found: differs || problems.total > 0 });
}

async function frozenFile({ options }: Asked): Promise<Ok<{ readonly text: string; readonly wish: CompareWish } | undefined> | BadInput> {
  const path = options['frozen'];
  if (typeof path !== 'string') return ok(undefined);
  const text = await readFiguresFile(path);
  if (!text.ok) return text;
  const wish = readFrozen(text.value);
  return wish.ok ? ok({ text: text.value, wish: wish.value }) : { ...wish, where: path, mend: 'Give the file that "sightline figures compare … --json" wrote' };
}

function wishOf(asked: Asked): Ok<CompareWish> | BadInput {
  const { cohort, against, unit, on } = asked.options;
  if (typeof cohort !== 'string') return badOption('cohort', '', 'a comparison needs a group, or --frozen with one that was kept');
  const ratio = numberOption(asked, 'ratio', 1, (value) => Number.isInteger(value) && value > 0, 'it is a whole number above 0');
  if (!ratio.ok) return ratio;
  const seed = numberOption(asked, 'seed', 1, (value) => Number.isInteger(value) && value >= 0, 'it is a whole number');
  if (!seed.ok) return seed;
  const level = numberOption(asked, 'level', 0.95, (value) => value > 0 && value < 1, 'it lies between 0 and 1');
  if (!level.ok) return level;
  const day = typeof on === 'string' ? on : momentOf(new Date()).slice(0, 10);
  if (!parsePlainDate(day).ok) return badOption('on', day, 'it is a day like 2026-01-31');
  const [codes, match] = [listOf(asked, 'codes'), listOf(asked, 'match')];
  return ok({
    cohort, ratio: ratio.value, seed: seed.value, level: level.value, on: day,
    ...(typeof against === 'string' ? { against } : {}), ...(typeof unit === 'string' ? { unit } : {}),
    ...(codes === undefined ? {} : { codes }), ...(match === undefined ? {} : { match }),
  });
}

function listOf({ options }: Asked, option: string): readonly string[] | undefined {
  const given = options[option];
  const words = typeof given === 'string' ? given.split(',').map((word) => word.trim()).filter((word) => word !== '') : [];
  return words.length === 0 ? undefined : words;
}

async function readData(asked: Asked): Promise<Ok<ReadData> | BadInput> {
  const path = String(asked.options['codebook']);
  const text = await readFiguresFile(path);
  if (!text.ok) return text;
  const codebook = readCodebook(text.value, basename(path));
  if (!codebook.ok) return { ...codebook, where: path, mend: 'Mend the codebook where it says' };
  const files: GivenFile[] = [];
  for (const given of await dataFiles(asked)) {
    const [, table, named] = /^([\p{L}\p{N}_.:+-]+)=(.+)$/u.exec(given) ?? [];
    const bytes = await readFiguresBytes(named ?? given);
    if (!bytes.ok) return bytes;
    files.push({ table, file: basename(named ?? given), bytes: bytes.value });
  }
  const data = readCodedData(codebook.value, files);
  if (!data.ok) return { ...data, where: '--data', mend: 'The data must have the columns and values that the codebook names' };
  const [first, ...rest] = data.value.problems.kept;
  if (first === undefined || asked.options['allow-problems'] === true) return data;
  return { ...refuse(first, ...rest), where: '--data', mend: 'Mend the data; or give --allow-problems, which leaves out the cases named and says so' };
}
