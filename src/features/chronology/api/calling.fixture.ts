import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { demoId } from '../../../demo/id.ts';
import { newId } from '../../../kernel/id.ts';
import { recordThrough } from '../../incidents/pages/considering/considered.fixture.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { Visitor } from '../../../../test/support/visitor.ts';

const answers = z.object({
  reference: z.string().nullable(), status: z.string(), entry: z.string().optional(), forms: z.number().optional(), notes: z.array(z.string()).optional(),
  problems: z.array(z.object({ field: z.string(), code: z.string(), message: z.string(), pointer: z.string().optional() })),
});
const body = z.object({
  requests: z.array(z.object({ request: z.string(), agency: z.string(), entries: z.string() })).optional(),
  entries: z.array(answers).optional(), next: z.string().optional(), set_aside: z.boolean().optional(),
  taken: z.number().optional(), already_held: z.number().optional(), corrected: z.number().optional(), refused: z.number().optional(),
  code: z.string().optional(), status: z.number().optional(), detail: z.string().optional(), instance: z.string().optional(),
  problems: z.array(z.object({ code: z.string(), message: z.string(), pointer: z.string().optional() })).optional(),
});

export interface Called {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly body: z.infer<typeof body>;
}

/** An agency's system: it calls with a key, and with whatever a test plants. */
export class System {
  readonly #server: FastifyInstance;
  readonly key: string;
  /** The address of its page among the accounts. */
  readonly page: string;

  constructor(server: FastifyInstance, key: string, page = '') {
    this.#server = server;
    this.key = key;
    this.page = page;
  }

  async get(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Called> {
    return this.#called(await this.#server.inject({ method: 'GET', url, headers: { authorization: `Bearer ${this.key}`, ...headers } }));
  }

  async post(url: string, sent: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Called> {
    const payload = typeof sent === 'string' || Buffer.isBuffer(sent) ? sent : JSON.stringify(sent);
    return this.#called(await this.#server.inject({ method: 'POST', url, payload, headers: { authorization: `Bearer ${this.key}`, 'content-type': 'application/json', ...headers } }));
  }

  #called({ statusCode, headers, body: text }: Awaited<ReturnType<FastifyInstance['inject']>>): Called {
    const json = String(headers['content-type']).includes('json');
    return { status: statusCode, headers, text, body: json ? body.parse(JSON.parse(text)) : {} };
  }
}

/** Adds a system of one of the demonstration's organisations through the pages, as the administrator does. */
export async function systemOf(server: FastifyInstance, place: string, organisation: string, name = 'CareNotes'): Promise<System> {
  const administrator = await new Visitor(server).be(place, 'administrator');
  const systems = `/accounts/${demoId('partnership', place)}/systems`;
  await administrator.get(`${systems}/add`);
  const { html, status } = await administrator.post(`${systems}/add`, { name, organisation: demoId('organisation', place, organisation), purpose: 'Nightly transfer', term: '3' });
  const [, key] = />(slk_[\w-]{43})</.exec(html) ?? [];
  const [page] = new RegExp(`${systems}/[0-9a-f-]{36}`).exec(html) ?? [];
  if (key === undefined || page === undefined) throw new Error(`No key was issued: ${status}`);
  return new System(server, key, page);
}

/** Records an incident through the pages, as the business manager does; gives its id. */
export async function incidentIn(server: FastifyInstance, place: string): Promise<string> {
  const address = await recordThrough(await new Visitor(server).be(place, 'bm'));
  return address.slice(address.lastIndexOf('/') + 1);
}

/** Asks one of the demonstration's organisations about an incident; gives the request's id. */
export async function requestTo({ owner }: TestDatabase, place: string, organisation: string, incident: string): Promise<string> {
  const request = newId<'agency-request'>();
  const { reference } = await owner.selectFrom('incidents.incident').select('reference').where('id', '=', incident).executeTakeFirstOrThrow();
  await owner.insertInto('incidents.agency_request').values({ id: request, incident_id: incident, partnership_id: demoId('partnership', place), organisation_id: demoId('organisation', place, organisation), reference }).execute();
  await addAct({ owner }, request, 1, 'asked', { due: '2026-12-01', text: 'Please send your chronology.' });
  return request;
}

/** Adds to a request's history behind the program. */
export async function addAct({ owner }: Pick<TestDatabase, 'owner'>, request: string, seq: number, kind: string, data: object): Promise<void> {
  await owner.insertInto('incidents.request_act').values({ request_id: request, seq, kind, at: new Date(), by_person: demoId('person', 'coveshire', 'bm'), data: JSON.stringify(data) }).execute();
}
