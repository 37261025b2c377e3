import { view } from '../../../platform/pages/page.ts';
import { definePage } from '../../access/index.ts';
import { paths } from '../paths.ts';
import { studiesCrumb } from './about.ts';

/** How figures are made, and what an interval means where nearly every case is counted. */
export const methodPage = definePage({
  method: 'GET', path: paths.method, may: 'figures:read', audits: 'figures.method-read',
  handle: () => view('figures/method.njk', { title: 'How figures are made', breadcrumbs: [studiesCrumb()] }),
});
