const TOKEN = /name="_csrf" value="([^"]+)"/;
const PERSON = /name="person" value="([^"]+)"/g;
const LINK = /href="(\/[^"#]*)"/g;
const PAGES_EACH = 6;

/** Someone at a browser: who they are to the server, and the pages that they go round. */
export interface Visitor {
  readonly cookie: string;
  readonly addresses: readonly string[];
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
  return { cookie, addresses: await wander(address, cookie) };
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
