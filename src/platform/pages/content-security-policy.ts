import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The policy's directives, in the shape that @fastify/helmet takes. Nothing inline runs but the
 * one line that GOV.UK's own template has, named by its digest, which is computed from the
 * installed file so that an upgrade cannot leave it behind.
 */
export function contentSecurityPolicy({ secure }: { readonly secure: boolean }): Readonly<Record<string, string[]>> {
  return {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'", templateScriptDigest()],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
    objectSrc: ["'none'"],
    // Only where the site is reached over HTTPS, because a browser would otherwise look for styles that are not there.
    ...(secure ? { upgradeInsecureRequests: [] } : {}),
  };
}

function templateScriptDigest(): string {
  const template = readFileSync(fileURLToPath(import.meta.resolve('govuk-frontend/dist/govuk/template.njk')), 'utf8');
  const scripts = [...template.matchAll(/<script[^>]*>([^<]+)<\/script>/g)].map(([, body = '']) => body);
  const [script, ...others] = scripts;
  if (script === undefined || others.length > 0) throw new Error('the GOV.UK template no longer has exactly one inline script');
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
}
