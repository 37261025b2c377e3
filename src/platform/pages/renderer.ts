import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import nunjucks from 'nunjucks';
import { summaryRows } from '../forms/freeze.ts';
import { questionFields } from '../forms/question-fields.ts';
import type { AssetAddresses } from './assets.ts';
import { escapeHtml } from './html.ts';
import { TemplateLoader } from './template-loader.ts';
import { capitalFirst, countOf, dayAndTimeInWords, dayInWords, listInWords, timeInWords } from './words.ts';

export interface RendererSettings {
  /** The addresses of the stylesheet, script and icon, from `createAssets().addresses`. */
  readonly assets: AssetAddresses;
  /** A feature's name to its folder of templates: `{ incidents: '…/features/incidents/templates' }`. */
  readonly rooms: Readonly<Record<string, string>>;
}

/** Fills a template ("incidents/home.njk") with data and gives the page's HTML. */
export type Render = (template: string, data?: object) => string;

const govuk = join(dirname(fileURLToPath(import.meta.resolve('govuk-frontend/package.json'))), 'dist');
const moj = dirname(fileURLToPath(import.meta.resolve('@ministryofjustice/frontend/package.json')));
const own = join(import.meta.dirname, 'templates');

export function createRenderer(settings: RendererSettings): Render {
  const loader = new TemplateLoader({ shared: [own, govuk, moj], rooms: settings.rooms });
  const environment = new nunjucks.Environment(loader, { autoescape: true, trimBlocks: true, lstripBlocks: true });
  addFilters(environment);
  addGlobals(environment, settings.assets);
  return (template, data = {}) => environment.render(template, data);
}

function addFilters(environment: nunjucks.Environment): void {
  environment.addFilter('trim', trim);
  environment.addFilter('dateInWords', dayInWords);
  environment.addFilter('timeInWords', timeInWords);
  environment.addFilter('dateTimeInWords', dayAndTimeInWords);
  environment.addFilter('listInWords', listInWords);
  environment.addFilter('countOf', countOf);
  environment.addFilter('capitalFirst', capitalFirst);
}

function addGlobals(environment: nunjucks.Environment, assets: AssetAddresses): void {
  environment.addGlobal('assets', assets);
  environment.addGlobal('questionFields', questionFields);
  environment.addGlobal('summaryRows', summaryRows);
  environment.addGlobal('csrfField', csrfField);
}

/**
 * Nunjucks' own `trim` runs a regular expression that takes most of the time of a GOV.UK page,
 * because the components pipe whole pages through it.
 */
function trim(value: unknown): unknown {
  const trimmed = String(value ?? '').trim();
  return value instanceof nunjucks.runtime.SafeString ? new nunjucks.runtime.SafeString(trimmed) : trimmed;
}

/** The hidden field that proves a form came from us. Throws where the page has no token, because such a form could never be sent. */
function csrfField(this: { lookup: (name: string) => unknown }): nunjucks.runtime.SafeString {
  const token = this.lookup('csrfToken');
  if (typeof token !== 'string') throw new Error('csrfField() found no csrfToken: call it in the page itself, not in an imported macro');
  return new nunjucks.runtime.SafeString(`<input type="hidden" name="_csrf" value="${escapeHtml(token)}">`);
}
