import { demoId } from '../../src/demo/id.ts';

const TOKEN = /name="_csrf" value="([^"]+)"/;

/** What came back; a connection that was cut is null. */
export interface Answered {
  readonly status: number;
  readonly location: string;
  readonly html: string;
}

/** One of the demonstration's people over a real connection. Signed in once: sessions and form tokens outlive the server's process. */
export interface Submitter {
  readonly get: (address: string, path: string) => Promise<Answered | null>;
  readonly post: (address: string, path: string, fields: Readonly<Record<string, string | readonly string[]>>) => Promise<Answered | null>;
}

export async function submitter(address: string, place: string, key: string): Promise<Submitter> {
  const picker = await fetch(`${address}/choose-person`);
  const entered = await fetch(`${address}/choose-person`, {
    method: 'POST', redirect: 'manual', headers: { cookie: cookieOf(picker) },
    body: new URLSearchParams({ _csrf: tokenIn(await picker.text()), person: demoId('person', place, key) }),
  });
  if (entered.status !== 303) throw new Error(`could not become ${place}/${key}: ${entered.status}`);
  const cookie = cookieOf(entered);
  const home = await fetch(`${address}/`, { headers: { cookie } });
  const token = tokenIn(await home.text());
  const send = (url: string, more: RequestInit): Promise<Answered | null> => sent(url, { redirect: 'manual', ...more, headers: { cookie } });
  return {
    get: (at, path) => send(`${at}${path}`, {}),
    post: (at, path, fields) => send(`${at}${path}`, { method: 'POST', body: formOf({ _csrf: token, ...fields }) }),
  };
}

async function sent(url: string, request: RequestInit): Promise<Answered | null> {
  try {
    const response = await fetch(url, request);
    return { status: response.status, location: response.headers.get('location') ?? '', html: await response.text() };
  } catch {
    return null;
  }
}

function formOf(fields: Readonly<Record<string, string | readonly string[]>>): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one);
  return form;
}

function tokenIn(html: string): string {
  return TOKEN.exec(html)?.[1] ?? '';
}

function cookieOf(response: Response): string {
  return response.headers.getSetCookie().find((cookie) => cookie.startsWith('sightline='))?.split(';')[0] ?? '';
}
