import { isId } from '../../../kernel/id.ts';
import type { About } from '../../access/index.ts';
import { findIncident, findPanelItem, findRequest } from '../store/index.ts';

/** Whose incident an address names; null where it is not there or this person may not see it. */
export const aboutIncident = (async (tx, { incident }: { readonly incident: string }) => {
  const found = isId(incident) ? await findIncident(tx, incident) : null;
  return found === null ? null : { id: found.id, scope: { of: 'partnership', partnershipId: found.partnershipId } };
}) satisfies About<'/:incident'>;

/** Whose request an address names: a partnership's, and of it one organisation's part. */
export const aboutRequest = (async (tx, { request }: { readonly request: string }) => {
  const found = isId(request) ? await findRequest(tx, request) : null;
  return found === null ? null : { id: found.id, scope: { of: 'partnership', partnershipId: found.partnershipId, organisationId: found.organisationId } };
}) satisfies About<'/:request'>;

/** An item at the Panel, as the Panel sees it. */
export const aboutPanelItem = (async (tx, { item }: { readonly item: string }) => {
  const found = isId(item) ? await findPanelItem(tx, item) : null;
  return found === null ? null : { id: found.id, scope: { of: 'nation' } };
}) satisfies About<'/:item'>;
