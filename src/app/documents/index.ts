import { stateDiagram } from '../../features/incidents/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { errorsDocument } from './errors.ts';
import { permissionsDocument } from './permissions.ts';
import { routesDocument } from './routes.ts';
import { schemaDocument } from './schema.ts';
import { tableTypes } from './table-types.ts';

/** Where each made document stands in the checkout, and its text as it ought to be now. */
export async function madeDocuments(owner: Database, ownerUrl: string): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ['docs/generated/errors.md', await errorsDocument()],
    ['docs/generated/pathway.md', stateDiagram()],
    ['docs/generated/permissions.md', permissionsDocument()],
    ['docs/generated/routes.md', routesDocument()],
    ['docs/generated/schema.sql', await schemaDocument(owner)],
    ['src/platform/database/tables.ts', await tableTypes(ownerUrl)],
  ]);
}
