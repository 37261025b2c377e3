const TOKEN = /name="_csrf" value="([^"]+)"/;
const PERSON = /name="person" value="([^"]+)"/g;
const LINK = /href="(\/[^"#]*)"/g;
const PAGES_EACH = 6;

/** Someone at a browser: who they are to the server, the pages that they go round, and the form that they fill in. */
export interface Visitor {
  readonly cookie: string;
  readonly addresses: readonly string[];
  /** A form that saves itself, for those who may record an incident. */
  readonly draft?: { readonly address: string; readonly body: string };
}

/** As many visitors as asked for, taking turns to be each person of the demonstration. */
export async function gather(address: string, count: number): Promise<readonly Visitor[]> {
  const picker = await fetch(`${address}/choose-person`);
  const ids = [...(await picker.text()).matchAll(PERSON)].map(([, id = '']) => id);
  const visitors: Visitor[] = [];
  for (let index = 0; index < count; index += 1) visitors.push(await arrive(address, ids[index % ids.length] ?? ''));
  return visitors;
}

async function arrive(address: string, person: string): Promise<Visitor> {
  const picker = await fetch(`${address}/choose-person`);
  const before = cookieOf(picker);
  const token = TOKEN.exec(await picker.text())?.[1] ?? '';
  const entered = await fetch(`${address}/choose-person`, {
    method: 'POST', redirect: 'manual', headers: { cookie: before }, body: new URLSearchParams({ _csrf: token, person }),
  });
  const cookie = cookieOf(entered);
  if (entered.status !== 303) throw new Error(`Could not become ${person}: ${entered.status}`);
  const addresses = await wander(address, cookie);
  const draft = await openForm(address, cookie);
  return draft === undefined ? { cookie, addresses } : { cookie, addresses, draft };
}

/** Opens an incident to be recorded, as the button on the log does, and takes from its form what each saving sends. */
async function openForm(address: string, cookie: string): Promise<Visitor['draft']> {
  const log = await (await fetch(`${address}/incidents`, { headers: { cookie } })).text();
  if (!log.includes('Record an incident')) return undefined;
  const opened = await fetch(`${address}/incidents`, { method: 'POST', redirect: 'manual', headers: { cookie }, body: new URLSearchParams({ _csrf: TOKEN.exec(log)?.[1] ?? '' }) });
  const form = await (await fetch(`${address}${opened.headers.get('location') ?? ''}`, { headers: { cookie } })).text();
  const saveAt = /data-autosave="([^"]+)"/.exec(form)?.[1];
  if (saveAt === undefined) throw new Error('The form to record an incident does not save itself');
  const hidden = Object.fromEntries([...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]));
  return { address: saveAt, body: new URLSearchParams({ ...hidden, title: 'A young child found alone', summary: 'Found by a neighbour. '.repeat(40) }).toString() };
}

/** Home, and the first pages that can be reached from there: what this person would look at in a morning. */
async function wander(address: string, cookie: string): Promise<readonly string[]> {
  const found = new Set(['/']);
  for (const page of found) {
    if (found.size >= PAGES_EACH) break;
    const html = await (await fetch(`${address}${page}`, { headers: { cookie } })).text();
    for (const [, link = ''] of html.matchAll(LINK)) {
      if (found.size >= PAGES_EACH || link.startsWith('/assets') || link === '/choose-person') continue;
      const answer = await fetch(`${address}${link}`, { headers: { cookie }, redirect: 'manual' });
      if (answer.status === 200 && (answer.headers.get('content-type') ?? '').startsWith('text/html')) found.add(link);
    }
  }
  return [...found];
}

function cookieOf(response: Response): string {
  const set = response.headers.getSetCookie().find((cookie) => cookie.startsWith('sightline='));
  return set?.split(';')[0] ?? '';
}
