import type { TestDatabase } from '../../../../test/support/database.ts';

/** What a page says of records of these references: the agency's own, or, of one kept safe, the one that tells nothing. */
export async function named({ owner }: Pick<TestDatabase, 'owner'>, ...references: readonly string[]): Promise<RegExp> {
  return new RegExp([...references, ...(await neutral({ owner }, ...references))].join('|'));
}

/** The references that tell nothing. */
export async function neutral({ owner }: Pick<TestDatabase, 'owner'>, ...references: readonly string[]): Promise<readonly string[]> {
  return (await owner.selectFrom('linkage.record').select('id').where('reference', 'in', [...references]).execute()).map(({ id }) => `kept safe ${id.slice(-6).toUpperCase()}`);
}
