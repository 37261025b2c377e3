import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { seedDemonstration } from '../demo/index.ts';
import { headFile, recorder } from '../features/audit/index.ts';
import { sweepFromTimeToTime } from '../features/checks/index.ts';
import { ok, refuse, type Refused, type Result } from '../kernel/result.ts';
import { deriveKey, readConfig, settingRefusals, type Config } from '../platform/config/index.ts';
import { connect } from '../platform/database/index.ts';
import { EmbeddedPostgresFault } from '../platform/postgres/index.ts';
import { compose } from './compose.ts';
import { openDatabase, type OpenDatabase } from './open-database.ts';

const BAD_SETTINGS = 2;
const OUR_FAULT = 3;

await main().catch(stopOnFault);

async function main(): Promise<void> {
  const config = readConfig(process.env);
  if (!config.ok) return refuseToStart(config);
  const opened = await openDatabase(config.value);
  if (!opened.ok) return refuseToStart(opened);
  await serve(config.value, opened.value);
}

function refuseToStart({ refusals }: Refused): void {
  for (const { code, message } of refusals) say(`${code}: ${message}`);
  process.exitCode = BAD_SETTINGS;
}

async function serve(config: Config, opened: OpenDatabase): Promise<void> {
  const logger = pino({ level: config.logLevel }, pino.destination(2));
  if (config.mode === 'demo') await seedDemonstration({ ownerUrl: opened.ownerUrl, appUrl: opened.appUrl, secret: config.secret, now: new Date() });
  const database = connect({ url: opened.appUrl, onLost: (error) => logger.warn({ message: error.message }, 'database connection lost') });
  const heads = headFile(config.auditHeads);
  const server = await compose({
    database, heads, logger,
    secret: config.secret, demo: config.mode === 'demo', now: () => new Date(),
    limits: config.session, secure: config.secure, trustProxy: config.trustProxy,
    publicUrl: config.publicUrl ?? `http://${config.host}:${config.port}`,
  });
  const trouble = (fault: unknown) => logger.error({ message: fault instanceof Error ? fault.message : String(fault) }, 'the checks could not be asked again');
  const sweeping = sweepFromTimeToTime({
    database, heads, now: () => new Date(), record: recorder(deriveKey(config.secret, 'audit')), onFault: (_, fault) => trouble(fault),
  }, trouble);
  const stop = async () => {
    await sweeping.stop();
    await server.close();
    await database.destroy();
    await opened.stop();
  };
  const listening = await listen(server, config);
  if (!listening.ok) {
    await stop();
    return refuseToStart(listening);
  }
  say(`Sightline is ready: ${config.publicUrl ?? listening.value}`);
  if (config.mode === 'demo') say('This is a demonstration: every person, place and case in it is made up. Stop it with Ctrl-C.');
  stopOnSignal(stop);
}

/** Takes the port. Another server that was left running is the likeliest reason why it cannot. */
async function listen(server: FastifyInstance, { host, port }: Config): Promise<Result<string>> {
  try {
    return ok(await server.listen({ host, port }));
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? fault.code : undefined;
    if (code === 'EADDRINUSE') return refuse(settingRefusals.refusal('PORT_TAKEN', { port: String(port), field: 'PORT' }));
    if (code === 'EACCES') return refuse(settingRefusals.refusal('PORT_NOT_ALLOWED', { host, port: String(port), field: 'PORT' }));
    throw fault;
  }
}

/** What keeps the database from starting is told to whoever starts it; anything else is a fault of ours and keeps its trace. */
function stopOnFault(fault: unknown): void {
  if (!(fault instanceof EmbeddedPostgresFault)) throw fault;
  say(fault.message);
  process.exitCode = OUR_FAULT;
}

function say(words: string): void {
  process.stderr.write(`${words}\n`);
}

/** Finishes what is under way before the end; a second signal does not wait. */
function stopOnSignal(stop: () => Promise<void>): void {
  const onSignal = () => {
    process.once('SIGINT', () => process.exit(1));
    void stop().then(() => process.exit(0), () => process.exit(1));
  };
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
}
