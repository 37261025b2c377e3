import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { connect } from '../platform/database/index.ts';
import { startTemporary } from '../platform/postgres/index.ts';
import { madeDocuments } from './documents/index.ts';
import { install } from './install.ts';

const CHECKOUT = join(import.meta.dirname, '..', '..');
const DATABASE = 'sightline_generate';

await main();

/** Writes every made document, on a database that is made for it and thrown away. */
async function main(): Promise<void> {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined && given !== '') return generateOn(given);
  const server = await startTemporary();
  await generateOn(server.ownerUrl).finally(() => server.stop());
}

async function generateOn(serverUrl: string): Promise<void> {
  const maintenance = connect({ url: at(serverUrl, 'postgres'), max: 1 });
  const name = `${DATABASE}_${process.pid}`;
  await sql`create database ${sql.id(name)}`.execute(maintenance);
  try {
    await write(at(serverUrl, name));
  } finally {
    await sql`drop database ${sql.id(name)} with (force)`.execute(maintenance);
    await maintenance.destroy();
  }
}

async function write(ownerUrl: string): Promise<void> {
  await install(ownerUrl, 'nobody signs in to a database that is thrown away');
  const owner = connect({ url: ownerUrl, max: 1 });
  try {
    for (const [file, text] of await madeDocuments(owner, ownerUrl)) await writeDocument(file, text);
  } finally {
    await owner.destroy();
  }
}

async function writeDocument(file: string, text: string): Promise<void> {
  const path = join(CHECKOUT, file);
  const before = await readFile(path, 'utf8').catch(() => undefined);
  if (before === text) return;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  process.stderr.write(`Wrote ${file}\n`);
}

function at(url: string, database: string): string {
  const moved = new URL(url);
  moved.pathname = `/${database}`;
  return moved.toString();
}
