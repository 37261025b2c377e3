import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import { refuse, unlessRefused, type Refusal, type Result } from '../../../kernel/result.ts';
import { checkRefusals } from '../refusals.ts';
import { checkSchema, type Check } from './check.ts';
import { unfitIn } from './fit.ts';
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
  const notYaml = (line: number, why: string): Result<Check> => refuse(checkRefusals.refusal('CHECK_NOT_YAML', { file, line: String(line), why, ...inField(fieldOf([], undefined)) }));
  if (fault !== undefined) return notYaml(lines.linePos(fault.pos[0]).line, fault.message.split('\n')[0] ?? '');
  const data = dataOf(document);
  if (!data.ok) return notYaml(1, data.why);
  const place: Place = { file, fieldOf, lineOf: (path) => String(lineIn(document, lines, path)) };
  const unfit = unfitIn(data.value);
  if (unfit !== undefined) return refuse(shapeRefusal(unfit.path, unfit.why, place));
  const read = checkSchema.safeParse(data.value);
  if (!read.success) {
    const [first, ...rest] = read.error.issues.map((issue) => shapeRefusal(issue.path.filter((step): step is string | number => typeof step !== 'symbol'), issue.message, place));
    if (first !== undefined) return refuse(first, ...rest);
    throw new Error('a check was refused without an issue');
  }
  const check = read.data;
  return unlessRefused(problemsIn(check).map((problem) => problemRefusal(problem, place)), () => check);
}

/** What a document says; why it says nothing where an alias has no anchor, or stands for more than anybody would write. */
function dataOf(document: Document): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly why: string } {
  try {
    return { ok: true, value: document.toJS() };
  } catch (fault) {
    if (!(fault instanceof ReferenceError) && !(fault instanceof RangeError)) throw fault;
    return { ok: false, why: fault.message };
  }
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

function shapeRefusal(path: Path, why: string, { file, fieldOf, lineOf }: Place): Refusal {
  return checkRefusals.refusal('CHECK_SHAPE_WRONG', { file, line: lineOf(path), where: path.join('.') || 'the whole file', why, ...inField(fieldOf(path, undefined)) });
}

function problemRefusal({ code, path, details }: Problem, { file, fieldOf, lineOf }: Place): Refusal {
  const words: string = checkRefusals.words[code];
  const blanks: Readonly<Record<string, string>> = { ...details, file, line: lineOf(path) };
  return { code, message: words.replaceAll(/\{(\w+)\}/g, (_, name: string) => blanks[name] ?? ''), ...inField(fieldOf(path, details['parameter'])) };
}
