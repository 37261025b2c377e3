import type { Problem } from '../records/problem.ts';

// Nobody on a page can follow these.
const COMMAND_LINE = /[.;] (A settings file can name it|--id names (another|a column))$/;

/** What was noticed, without the place on this machine where the file lay for a moment, and without what only the command line can do. */
export function withoutPlace(problem: Problem, path: string, name: string): Problem {
  const { code, message, row, column } = problem;
  return { code, message: message.replace(COMMAND_LINE, '').replaceAll(path, name), ...(row === undefined ? {} : { row }), ...(column === undefined ? {} : { column }) };
}
