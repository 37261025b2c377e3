import { headFile, recorder } from '../features/audit/index.ts';
import { askEveryCase, casesWaiting, sweepAtOnce, type Sweeping } from '../features/checks/index.ts';
import { ok } from '../kernel/result.ts';
import { appPassword, deriveKey, type Config, type Environment } from '../platform/config/index.ts';
import { appUrl, connect } from '../platform/database/index.ts';
import type { Asked, Outcome } from './command.ts';
import { withOwner } from './with-owner.ts';

const CONNECTIONS = 4;

/**
 * Asks live cases again, each in a transaction of the application's login that can read that case and no other. Says how
 * many, and never of whom. What was asked is no longer due, so one that was stopped goes on where it was.
 */
export async function sweepCases(env: Environment, { options, progress }: Pick<Asked, 'options' | 'progress'>): Promise<Outcome> {
  const done = await withOwner(env, 'checks.due', async (owner, config, ownerUrl) => {
    const now = new Date();
    if (options['all'] === true) await askEveryCase(owner, now);
    const waiting = await casesWaiting(owner, now);
    progress(inWords(waiting, 'waits', 'wait'));
    return ok(await sweep(config, ownerUrl, tellTenths(waiting, progress)));
  });
  if (!done.ok) return done;
  const { asked, putOff } = done.value;
  return ok({
    json: { asked, put_off: putOff }, text: `${inWords(asked, 'was', 'were')} asked`, found: putOff > 0,
    ...(putOff > 0 ? { warnings: [`${inWords(putOff, 'could not be asked and waits', 'could not be asked and wait')} for a quarter of an hour`] } : {}),
  });
}

async function sweep({ database: given, secret, auditHeads }: Config, ownerUrl: string, onAsked: () => void): Promise<{ readonly asked: number; readonly putOff: number }> {
  const login = given.kind === 'server' ? given.appUrl : undefined;
  const database = connect({ url: login ?? appUrl(ownerUrl, appPassword(secret)), max: CONNECTIONS });
  // Between its fault and its being put off, another connection may try the same case.
  const putOff = new Set<string>();
  const sweeping: Sweeping = {
    database, now: () => new Date(), record: recorder(deriveKey(secret, 'audit')), heads: headFile(auditHeads), onAsked,
    onFault: (id) => void putOff.add(id),
  };
  try {
    return { asked: await sweepAtOnce(sweeping, CONNECTIONS), putOff: putOff.size };
  } finally {
    await database.destroy();
  }
}

function tellTenths(waiting: number, progress: (text: string) => void): () => void {
  let [asked, told] = [0, 0];
  return () => {
    asked += 1;
    const tenth = Math.floor((asked / waiting) * 10);
    if (tenth > told && tenth < 10) progress(`${tenth * 10}% of them asked`);
    told = Math.max(told, tenth);
  };
}

function inWords(cases: number, one: string, several: string): string {
  return cases === 1 ? `1 case ${one}` : `${cases} cases ${several}`;
}
