import { permissions, roles, type AccessSettings, type AnyCall, type AnyPage } from '../../features/access/index.ts';
import { auditEvents } from '../../features/audit/index.ts';
import { calls } from '../calls.ts';
import { pagesOf } from '../pages.ts';
import { heading, table } from './heading.ts';

// Any key will do, because no page is opened here.
const key = Buffer.alloc(32);
const settings: Omit<AccessSettings, 'demo'> = {
  publicUrl: 'https://sightline.example', limits: { idleMinutes: 30, absoluteMinutes: 720 }, keys: { secondFactor: key, attempts: key },
};

/** Every address of the site: who may, and what is recorded. */
export function routesDocument(): string {
  const live = pagesOf({ ...settings, demo: false }, { trial: key });
  const demo = pagesOf({ ...settings, demo: true }, { trial: key });
  const [inLive, inDemo] = [new Set(live.map(nameOf)), new Set(demo.map(nameOf))];
  const rows = [...new Map([...live, ...demo].map((page) => [nameOf(page), page])).values()]
    .toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))
    .map((page) => [page.method, `\`${page.path.pattern}\``, whoMay(page), `\`${page.audits}\`: ${auditEvents[page.audits]}`, served(inLive.has(nameOf(page)), inDemo.has(nameOf(page)))]);
  const about = 'Every address of the site, the permission that it asks for with the roles that hold it, and the event that is recorded when it is opened or refused.';
  return `${heading('Routes', about)}\n${table(['method', 'path', 'who may', 'recorded', 'served in'], rows)}\n${callsTable()}`;
}

/** What agencies' own systems call, where no cookie counts. */
function callsTable(): string {
  const rows = calls.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1)).map((call) => [call.method, `\`${call.path.pattern}\``, whoMay(call), `\`${call.audits}\`: ${auditEvents[call.audits]}`]);
  return `\n## Calls\n\nWhat agencies’ own systems call with a key (\`Authorization: Bearer\`), live and in a demonstration. No cookie counts here, and no key on a page: [how](../api.md).\n\n${table(['method', 'path', 'who may', 'recorded'], rows)}\n`;
}

function nameOf({ method, path }: AnyPage): string {
  return `${method} ${path.pattern}`;
}

function sortKey({ method, path }: AnyPage | AnyCall): string {
  return `${path.pattern} ${method}`;
}

function whoMay({ may }: AnyPage | AnyCall): string {
  const { held } = permissions[may];
  if (held === 'everyone') return `\`${may}\`: everyone`;
  if (held === 'signed-in') return `\`${may}\`: whoever has signed in`;
  return `\`${may}\`: ${held.map((role) => roles[role].name).join(', ')}`;
}

function served(inLive: boolean, inDemo: boolean): string {
  if (inLive && inDemo) return 'both';
  return inLive ? 'live' : 'demonstration';
}
