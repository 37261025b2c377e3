import { compose } from '../../src/app/compose.ts';
import type { Composition } from '../../src/app/compose.ts';
import { TEST_SECRET } from './database.ts';
import type { Head } from '../../src/features/audit/index.ts';
import { seedPeople } from '../../src/demo/seed-people.ts';
import type { TestDatabase } from './database.ts';
import type { FastifyInstance } from 'fastify';

/** A morning in the demonstration: Monday 23 November 2026, 9:00 in London. */
export const MORNING = new Date('2026-11-23T09:00:00Z');

export interface TestSite {
  readonly server: FastifyInstance;
  readonly heads: Map<string, Head>;
  /** The time that the site sees; move it by assigning. */
  readonly clock: { now: Date };
}

/** The whole site in demo mode over a test database, with its people and without cases. */
export async function testSite(database: TestDatabase, changes: Partial<Composition> = {}): Promise<TestSite> {
  const heads = new Map<string, Head>();
  const clock = { now: MORNING };
  await seedPeople(database.owner, MORNING);
  const server = await compose({
    database: database.app, secret: TEST_SECRET, demo: true, now: () => clock.now,
    limits: { idleMinutes: 30, absoluteMinutes: 720 }, secure: false, trustProxy: false, publicUrl: 'http://sightline.example', logger: false,
    guessesPerMinute: 600,
    heads: { keep: (head) => void heads.set(head.chain, head) },
    ...changes,
  });
  return { server, heads, clock };
}
