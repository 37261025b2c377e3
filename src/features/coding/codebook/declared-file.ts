import { isMap, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import type { z } from 'zod';
import { refuse, unlessRefused, type Refusal, type Result } from '../../../kernel/result.ts';
import { codebookRefusals } from './refusals.ts';

/** A part of a declared file, by keys and positions: `['codes', 3, 'options']`. */
export type Path = readonly (string | number)[];

/** What was declared, and where in its file each part stands. */
export interface Declared<T> {
  readonly value: T;
  /** "codebook.yaml line 14", of the nearest part that is there. */
  readonly placeOf: (path: Path) => string;
}

/**
 * Reads a file that declares something, in YAML 1.2 or JSON, against its schema.
 * Refuses `DECLARED_FILE_NOT_READABLE` and `DECLARED_FILE_NOT_AS_DESCRIBED`, each with file and line.
 */
export function readDeclared<S extends z.ZodType>(text: string, file: string, schema: S): Result<Declared<z.output<S>>> {
  const lines = new LineCounter();
  // A declared file has no use for anchors, which can be made to grow without end.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const placeOf = (path: Path): string => `${file} line ${lines.linePos(offsetOf(document, path)).line}`;
  const [broken] = document.errors;
  if (broken !== undefined) return refuse(codebookRefusals.refusal('DECLARED_FILE_NOT_READABLE', { file, why: broken.message, field: `${file} line ${lines.linePos(broken.pos[0]).line}` }));
  const read = schema.safeParse(valueOf(document));
  return unlessRefused(read.success ? [] : flat(read.error.issues).map((issue) => described(issue, placeOf)), () => ({ value: parsedOf(read), placeOf }));
}

function valueOf(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    return undefined;
  }
}

function parsedOf<T>(read: z.ZodSafeParseResult<T>): T {
  if (!read.success) throw new Error('what was refused has no value');
  return read.data;
}

interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly errors?: readonly (readonly Issue[])[];
}

// Of the shapes that a part may have, the one that comes nearest says best what is wrong.
function flat(issues: readonly z.core.$ZodIssue[]): readonly Issue[] {
  return issues.flatMap((issue): readonly Issue[] => nearestShape(issue));
}

function nearestShape(issue: Issue): readonly Issue[] {
  const [first, ...others] = issue.errors ?? [];
  if (issue.code !== 'invalid_union' || first === undefined) return [issue];
  const nearest = others.reduce((best, other) => (depth(other) > depth(best) ? other : best), first);
  return nearest.flatMap((one) => nearestShape({ ...one, path: [...issue.path, ...one.path] }));
}

// A wrong kind of thing at the top is further off than a right kind of thing with something wrong in it.
function depth(issues: readonly Issue[]): number {
  return Math.max(...issues.map(({ path, code }) => path.length * 10 - (code === 'unrecognized_keys' ? 1 : code === 'invalid_type' ? 3 : 0))) - issues.length;
}

function described({ path, message }: Issue, placeOf: (path: Path) => string): Refusal {
  const steps = path.map((step) => (typeof step === 'number' ? step : String(step)));
  const named = steps.map((step, index) => (typeof step === 'number' ? `[${step + 1}]` : `${index > 0 ? '.' : ''}${step}`)).join('');
  return codebookRefusals.refusal('DECLARED_FILE_NOT_AS_DESCRIBED', { path: named === '' ? 'The file' : named, why: message, field: placeOf(steps) });
}

function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const offset = startOf(document, path.slice(0, length));
    if (offset !== undefined) return offset;
  }
  return 0;
}

function startOf(document: Document, path: Path): number | undefined {
  const node = document.getIn(path, true);
  const last = path.at(-1);
  const parent = path.length === 0 ? undefined : document.getIn(path.slice(0, -1), true);
  if (isMap(parent)) {
    const key = parent.items.find((pair) => String(pair.key) === String(last))?.key;
    if (isNode(key)) return key.range?.[0];
  }
  return isNode(node) || isSeq(node) ? node.range?.[0] : undefined;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'range' in value;
}

/** A declared value that is right, for those who have no file. */
export function declaredHere<T>(value: T, name: string): Declared<T> {
  return { value, placeOf: () => name };
}

