import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { refuse, unlessRefused, type Refusal, type Result } from '../../../kernel/result.ts';
import { checkRefusals } from '../refusals.ts';
import { checkSchema, type Check } from './check.ts';
import type { Problem } from './problem.ts';
import { problemsIn } from './problems.ts';
import type { Path } from './walk.ts';

/** Which field of a form a mistake belongs beside, by its way into the document and the parameter that it is about. */
export type FieldOf = (path: Path, parameter: string | undefined) => string | undefined;

/** Reads one check. Every refusal says the file and the line, and its field where `fieldOf` knows one. Refuses what is not YAML, what the schema does not allow, and what could not run or could never hold. */
export function readCheck(text: string, file: string, fieldOf: FieldOf = () => undefined): Result<Check> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const [fault] = document.errors;
  if (fault !== undefined) return refuse(checkRefusals.refusal('CHECK_NOT_YAML', { file, line: String(lines.linePos(fault.pos[0]).line), why: fault.message.split('\n')[0] ?? '', ...inField(fieldOf([], undefined)) }));
  const place: Place = { file, fieldOf, lineOf: (path) => String(lineIn(document, lines, path)) };
  const read = checkSchema.safeParse(document.toJS());
  if (!read.success) {
    const [first, ...rest] = read.error.issues.map((issue) => shapeRefusal(issue, place));
    if (first !== undefined) return refuse(first, ...rest);
    throw new Error('a check was refused without an issue');
  }
  const check = read.data;
  return unlessRefused(problemsIn(check).map((problem) => problemRefusal(problem, place)), () => check);
}

/** A check that is data already, or undefined where it is none: for changes made by a program, which needs no words about a file. */
export function checkFrom(data: unknown): Check | undefined {
  const read = checkSchema.safeParse(data);
  return read.success && problemsIn(read.data).length === 0 ? read.data : undefined;
}

function lineIn(document: Document, lines: LineCounter, path: Path): number {
  for (let length = path.length; length >= 0; length--) {
    const node: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range !== undefined && node.range !== null) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

interface Place {
  readonly file: string;
  readonly fieldOf: FieldOf;
  readonly lineOf: (path: Path) => string;
}

function inField(field: string | undefined): { readonly field?: string } {
  return field === undefined ? {} : { field };
}

function shapeRefusal(issue: z.core.$ZodIssue, { file, fieldOf, lineOf }: Place): Refusal {
  const path = issue.path.filter((step): step is string | number => typeof step !== 'symbol');
  return checkRefusals.refusal('CHECK_SHAPE_WRONG', { file, line: lineOf(path), where: path.join('.') || 'the whole file', why: issue.message, ...inField(fieldOf(path, undefined)) });
}

function problemRefusal({ code, path, details }: Problem, { file, fieldOf, lineOf }: Place): Refusal {
  const words: string = checkRefusals.words[code];
  const blanks: Readonly<Record<string, string>> = { ...details, file, line: lineOf(path) };
  return { code, message: words.replaceAll(/\{(\w+)\}/g, (_, name: string) => blanks[name] ?? ''), ...inField(fieldOf(path, details['parameter'])) };
}
