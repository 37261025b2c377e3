import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { compose } from '../src/app/compose.ts';
import { headFile, recorder, type Recorder } from '../src/features/audit/index.ts';
import { deriveKey } from '../src/platform/config/index.ts';
import { connect } from '../src/platform/database/index.ts';

/** Serves one variant until it is told to stop. Run by pages.bench.ts as a process of its own, with an IPC channel. */
const [url, secret, audit] = process.argv.slice(2);
if (url === undefined || secret === undefined) throw new Error('usage: server.ts <database url> <secret> audit|no-audit');

const noRecord: Recorder = async (_, { chain }) => ({ chain, seq: 0, digest: '' });
const database = connect({ url, max: 10 });
const server = await compose({
  database, secret, demo: true, now: () => new Date(), logger: false, secure: false, trustProxy: false, publicUrl: 'http://127.0.0.1',
  limits: { idleMinutes: 60, absoluteMinutes: 600 },
  heads: audit === 'audit' ? headFile(join(tmpdir(), `sightline-bench-${randomUUID()}`)) : { keep: () => {} },
  record: audit === 'audit' ? recorder(deriveKey(secret, 'audit')) : noRecord,
  requestsPerMinute: Number.MAX_SAFE_INTEGER,
});
process.send?.({ address: await server.listen({ host: '127.0.0.1', port: 0 }) });
process.once('message', () => void server.close().then(() => process.exit(0)));
