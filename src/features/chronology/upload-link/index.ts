import type { AnyPage } from '../../access/index.ts';
import { managePages, type UploadLinkSettings } from './manage.ts';
import { publicPages } from './public.ts';

export type { UploadLinkSettings } from './manage.ts';

/** The pages of upload links: the partnership's, and those of whoever has one. */
export function uploadLinkPages(settings: UploadLinkSettings): readonly AnyPage[] {
  return [...managePages(settings), ...publicPages(settings.key)];
}
