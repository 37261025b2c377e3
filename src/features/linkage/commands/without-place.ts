import type { Problem } from '../records/problem.ts';

/** What was noticed, without the place on this machine where the file lay for a moment. */
export function withoutPlace(problem: Problem, path: string, name: string): Problem {
  const { code, message, row, column } = problem;
  return { code, message: message.replaceAll(path, name), ...(row === undefined ? {} : { row }), ...(column === undefined ? {} : { column }) };
}
