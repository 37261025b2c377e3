import { connect } from '../platform/database/index.ts';
import { seedCases } from './seed-cases.ts';
import { isDemonstration, seedPeople } from './seed-people.ts';

export { demoId } from './id.ts';

export interface DemoSettings {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly secret: string;
  readonly now: Date;
}

/**
 * Fills an empty database with made-up partnerships and their cases; leaves a demonstration that
 * is already there as it is.
 */
export async function seedDemonstration({ ownerUrl, appUrl, now }: DemoSettings): Promise<void> {
  const owner = connect({ url: ownerUrl, max: 1 });
  try {
    if (!(await isDemonstration(owner))) await seedPeople(owner, now);
  } finally {
    await owner.destroy();
  }
  await seedCases(appUrl, now);
}
