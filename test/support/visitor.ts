import type { FastifyInstance } from 'fastify';
import { demoId } from '../../src/demo/id.ts';

export interface Page {
  readonly status: number;
  readonly html: string;
  readonly location: string | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Buffer;
}

/** Someone with a browser that has no JavaScript: keeps cookies, sends forms with the token of the last page. */
export class Visitor {
  readonly #server: FastifyInstance;
  readonly #cookies = new Map<string, string>();
  #token = '';

  constructor(server: FastifyInstance) {
    this.#server = server;
  }

  async get(url: string): Promise<Page> {
    return this.#take(await this.#server.inject({ method: 'GET', url, cookies: Object.fromEntries(this.#cookies) }));
  }

  /** Sends a form with the token of the newest page, unless the fields name another. */
  async post(url: string, fields: Readonly<Record<string, string | readonly string[]>>): Promise<Page> {
    const form = new URLSearchParams();
    for (const [name, value] of Object.entries({ _csrf: this.#token, ...fields })) {
      for (const one of typeof value === 'string' ? [value] : value) form.append(name, one);
    }
    return this.#take(await this.#server.inject({
      method: 'POST', url, payload: form.toString(), cookies: Object.fromEntries(this.#cookies),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    }));
  }

  /** Sends a form with files, as a browser does. */
  async send(url: string, fields: Readonly<Record<string, string>>, files: readonly { readonly field: string; readonly name: string; readonly bytes: Uint8Array }[]): Promise<Page> {
    const form = new FormData();
    for (const [name, value] of Object.entries({ _csrf: this.#token, ...fields })) form.append(name, value);
    for (const { field, name, bytes } of files) form.append(field, new File([new Uint8Array(bytes)], name));
    const encoded = new Response(form);
    return this.#take(await this.#server.inject({
      method: 'POST', url, payload: Buffer.from(await encoded.arrayBuffer()), cookies: Object.fromEntries(this.#cookies),
      headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
    }));
  }

  /** Follows a redirect with the GET that a browser would send. */
  async follow(page: Page): Promise<Page> {
    if (page.location === undefined) throw new Error(`Nothing to follow: status ${page.status}`);
    return this.get(page.location);
  }

  /** Becomes one of the demonstration's people: `be('coveshire', 'bm')`. */
  async be(place: string, key: string): Promise<this> {
    await this.get('/choose-person');
    const page = await this.post('/choose-person', { person: demoId('person', place, key) });
    if (page.status !== 303) throw new Error(`Could not become ${place}/${key}: ${page.status}`);
    await this.follow(page);
    return this;
  }

  cookie(name = 'sightline'): string | undefined {
    return this.#cookies.get(name);
  }

  #take(response: Awaited<ReturnType<FastifyInstance['inject']>>): Page {
    for (const cookie of response.cookies) {
      if (cookie.value === '' || cookie.maxAge === 0) this.#cookies.delete(cookie.name);
      else this.#cookies.set(cookie.name, cookie.value);
    }
    const html = response.body;
    this.#token = /name="_csrf" value="([^"]*)"/.exec(html)?.[1] ?? this.#token;
    const { location } = response.headers;
    return { status: response.statusCode, html, location: typeof location === 'string' ? location : undefined, headers: response.headers, body: response.rawPayload };
  }
}
