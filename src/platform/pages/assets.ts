import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { onlyComponents, rebrand } from './brand.ts';

/** A file sent to browsers. Its address carries a digest of its content, so it may be kept for ever. */
export interface Asset {
  readonly type: string;
  readonly body: Buffer;
  readonly gzip: Buffer;
  readonly brotli: Buffer;
  readonly etag: string;
}

/** What the layout links to. */
export interface AssetAddresses {
  readonly css: string;
  readonly js: string;
  readonly icon: string;
}

export interface Assets {
  /** By address, such as "/assets/sightline-1a2b3c4d5e.css". */
  readonly files: ReadonlyMap<string, Asset>;
  readonly addresses: AssetAddresses;
}

/** For the `cache-control` header of every asset. */
export const ASSET_CACHE_CONTROL = 'public, max-age=31536000, immutable';

const CSS = 'text/css; charset=utf-8';
const JS = 'text/javascript; charset=utf-8';
const SVG = 'image/svg+xml';

const govuk = dirname(fileURLToPath(import.meta.resolve('govuk-frontend/dist/govuk/govuk-frontend.min.css')));
const moj = dirname(fileURLToPath(import.meta.resolve('@ministryofjustice/frontend/moj/moj-frontend.min.css')));
const own = join(import.meta.dirname, 'assets');

/** The parts of MoJ Frontend that our templates use; add a name here with the template that needs it. */
const MOJ_COMPONENTS = ['moj-timeline', 'moj-sub-navigation', 'moj-badge'];

/** Our own styles, in this order after the patterns'. */
const STYLES = ['sightline.css', 'chronology.css', 'linkage.css', 'figures.css', 'coding.css'];

/** Our own modules, which `sightline.js` starts. */
const MODULES = ['autosave.js', 'copy-text.js', 'only-if.js', 'passages.js'];

/** Reads, rebrands, names and compresses everything once, at start. There is no build step. */
export function createAssets(): Assets {
  const files = new Map<string, Asset>();
  const add = (name: string, type: string, text: string): string => {
    const asset = assetOf(type, text);
    const address = addressOf(name, asset.etag);
    files.set(address, asset);
    return address;
  };
  const imports = new Map(MODULES.map((name) => [name, add(name, JS, readOwn(name))]));
  imports.set('govuk-frontend.js', add('govuk-frontend.js', JS, govukScript()));
  return {
    files,
    addresses: {
      css: add('sightline.css', CSS, stylesheet()),
      js: add('sightline.js', JS, withAddresses(readOwn('sightline.js'), imports)),
      icon: add('sightline-icon.svg', SVG, readOwn('sightline-icon.svg')),
    },
  };
}

function stylesheet(): string {
  const patterns = rebrand(readFileSync(join(govuk, 'govuk-frontend.min.css'), 'utf8'));
  const justice = rebrand(onlyComponents(readFileSync(join(moj, 'moj-frontend.min.css'), 'utf8'), MOJ_COMPONENTS));
  return [patterns, justice, ...STYLES.map(readOwn)].join('\n');
}

/** Without the pointer to a source map, which we do not serve. */
function govukScript(): string {
  return readFileSync(join(govuk, 'govuk-frontend.min.js'), 'utf8').replace(/\/\/# sourceMappingURL=.*$/m, '');
}

function readOwn(name: string): string {
  return readFileSync(join(own, name), 'utf8');
}

/** Points `from './autosave.js'` at the address with the digest in it. */
function withAddresses(script: string, imports: ReadonlyMap<string, string>): string {
  return script.replaceAll(/from '\.\/([\w-]+\.js)'/g, (_, name: string) => {
    const address = imports.get(name);
    if (address === undefined) throw new Error(`sightline.js imports ${name}, which is not served`);
    return `from '${address}'`;
  });
}

function assetOf(type: string, text: string): Asset {
  const body = Buffer.from(text);
  return {
    type,
    body,
    gzip: gzipSync(body, { level: 9 }),
    brotli: brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT } }),
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`,
  };
}

function addressOf(name: string, etag: string): string {
  const [stem, suffix] = name.split('.');
  return `/assets/${stem}-${etag.slice(1, 11)}.${suffix}`;
}
