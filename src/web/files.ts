import fastifyMultipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { SentFile } from '../platform/pages/page.ts';

/** In bytes. A file over it is handed to the page without its content, so that the page can say which one and why. */
export const LARGEST_FILE = 25 * 1024 * 1024;
const LARGEST_TOGETHER = 4 * LARGEST_FILE;
const LARGEST_FIELD = 1024 * 1024;
const MOST_FILES = 40;
const MOST_FIELDS = 500;
const NAMELESS = 'A file without a name';

export interface Parts {
  readonly fields: Readonly<Record<string, string | readonly string[]>>;
  readonly files: readonly SentFile[];
}

/** Lets forms send files; only pages that declare `takesFiles` ever read them. */
export async function acceptFiles(server: FastifyInstance): Promise<void> {
  await server.register(fastifyMultipart, {
    throwFileSizeLimit: false,
    limits: { fileSize: LARGEST_FILE, files: MOST_FILES, fields: MOST_FIELDS, fieldSize: LARGEST_FIELD, headerPairs: 100 },
  });
}

/** Reads the parts of a form that holds files. What the person's program calls a file is its name only, without folders. */
export async function readParts(request: FastifyRequest): Promise<Parts> {
  const fields: Record<string, string[]> = {};
  const files: SentFile[] = [];
  let together = 0;
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      (fields[part.fieldname] ??= []).push(String(part.value));
      continue;
    }
    const { bytes, cut } = await collect(part.file, LARGEST_TOGETHER - together);
    together += bytes.length;
    // Whatever the library's type says, it gives no name at all where the name was sent empty.
    const sentName: string | undefined = part.filename;
    const name = bareName(sentName ?? '');
    const tooLarge = cut || part.file.truncated;
    // A form whose file field was left empty sends a part without a name.
    if (name === '' && bytes.length === 0 && !tooLarge) continue;
    files.push({ field: part.fieldname, name: name === '' ? NAMELESS : name, bytes: tooLarge ? new Uint8Array() : bytes, tooLarge });
  }
  return { fields: Object.fromEntries(Object.entries(fields).map(([name, values]) => [name, values.length === 1 ? values.join('') : values])), files };
}

/** Reads to the end whatever its length, because the parts after it are still to come; keeps at most `room` bytes. */
async function collect(stream: AsyncIterable<Buffer>, room: number): Promise<{ bytes: Uint8Array; cut: boolean }> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length <= room) chunks.push(chunk);
  }
  return length > room ? { bytes: new Uint8Array(), cut: true } : { bytes: Buffer.concat(chunks), cut: false };
}

function bareName(name: string): string {
  return (name.split(/[\\/]/).at(-1) ?? '').replaceAll(/[\p{Cc}]/gu, '').toWellFormed().slice(0, 200);
}
