import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { callRefusals, digestOfHeader, type AnyCall, type CallProblem } from '../features/access/index.ts';
import type { RequestId } from '../features/audit/index.ts';
import { admit, answerCall, notAdmitted, recordRefused, type OutgoingCall } from './call-pipeline.ts';
import { LARGEST_BODY, readJson } from './json-body.ts';
import type { Site } from './site.ts';

const PREFIX = '/api';
const JSON_TYPE = /^application\/json(?: *; *charset="?utf-8"?)?$/i;

type Problems = readonly [CallProblem, ...CallProblem[]];

/** A call that is answered before it reaches its handler. */
class CallNotDone extends Error {
  readonly status: number;
  readonly problems: Problems;
  readonly headers: Readonly<Record<string, string>>;
  constructor(status: number, problems: Problems, headers: Readonly<Record<string, string>> = {}) {
    super(problems[0].code);
    this.status = status;
    this.problems = problems;
    this.headers = headers;
  }
}

/**
 * The calls of agencies' own systems, in a part of the server of their own: here a key counts and no
 * cookie, bodies are JSON and no forms, and errors are `application/problem+json` (RFC 9457). Nothing
 * says that pages of other sites may call (CORS), so browsers do not let them.
 */
export async function addCalls(server: FastifyInstance, site: Site): Promise<void> {
  await server.register(async (api) => {
    api.removeAllContentTypeParsers();
    api.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit: LARGEST_BODY }, async (_request: FastifyRequest, body: Buffer) => {
      const read = readJson(body);
      if (!read.ok) throw new CallNotDone(400, [read.problem]);
      return read.json;
    });
    api.setErrorHandler(async (error: Error & { statusCode?: number }, request, reply) => sendProblem(reply, request, asNotDone(error, request)));
    api.setNotFoundHandler(async (request, reply) => sendProblem(reply, request, new CallNotDone(404, [callRefusals.refusal('CALL_NOT_KNOWN')])));
    const admission = admissionOf(api, site);
    for (const call of site.calls) {
      api.route({
        method: call.method, url: call.path.pattern.slice(PREFIX.length), exposeHeadRoute: false,
        // After the limit for each address, and before the body is read.
        preParsing: async (request, _reply, payload) => {
          await admission(request);
          if (call.method === 'POST' && !isPlainJson(request)) throw new CallNotDone(415, [callRefusals.refusal('CALL_NOT_JSON_TYPE')]);
          return payload;
        },
        handler: async (request, reply) => send(reply, request, await answerCall(site, call, incomingOf(call, request))),
      });
    }
  }, { prefix: PREFIX });
}

/** Lets in whoever holds a key that works, so many times a minute for each key. */
function admissionOf(api: FastifyInstance, site: Site): (request: FastifyRequest) => Promise<void> {
  const keys = new WeakMap<FastifyRequest, string>();
  const limit = api.createRateLimit({ max: site.callsPerMinute, timeWindow: '1 minute', keyGenerator: (request: FastifyRequest) => `key ${keys.get(request)}` });
  return async (request) => {
    const opened = await admit(site, digestIn(request));
    if (opened === null) throw notLetIn(notAdmitted(opened));
    keys.set(request, opened.state === 'open' ? opened.caller.keyId : opened.keyId);
    const used = await limit(request);
    if (!used.isAllowed && used.isExceeded) throw new CallNotDone(429, [callRefusals.refusal('CALL_TOO_MANY')], { 'retry-after': String(used.ttlInSeconds) });
    if (opened.state === 'open') return;
    await recordRefused(site, opened, parseRequestId(request.id));
    throw notLetIn(notAdmitted(opened));
  };
}

function notLetIn(outgoing: OutgoingCall): Error {
  return outgoing.kind === 'done' ? new Error('a key that works was not let in') : new CallNotDone(outgoing.status, outgoing.problems);
}

function digestIn(request: FastifyRequest): Buffer {
  const digest = digestOfHeader(request.headers.authorization);
  if (digest === null) throw new CallNotDone(401, [callRefusals.refusal('KEY_MISSING')]);
  if (digest === 'not a key') throw new CallNotDone(401, [callRefusals.refusal('KEY_NOT_KNOWN')]);
  return digest;
}

function isPlainJson({ headers }: FastifyRequest): boolean {
  return JSON_TYPE.test(headers['content-type'] ?? '') && headers['content-encoding'] === undefined;
}

function incomingOf(call: AnyCall, request: FastifyRequest): Parameters<typeof answerCall>[2] {
  return {
    params: parseParams(request.params), query: parseQuery(request.query), json: call.method === 'POST' ? request.body : null,
    digest: digestIn(request), request: parseRequestId(request.id),
  };
}

function send(reply: FastifyReply, request: FastifyRequest, outgoing: OutgoingCall): FastifyReply {
  if (outgoing.kind === 'not-done') return sendProblem(reply, request, new CallNotDone(outgoing.status, outgoing.problems));
  return reply.status(200).header('cache-control', 'no-store').type('application/json; charset=utf-8').send(JSON.stringify(outgoing.body));
}

/** `instance` is the id that the audit trail and the server's log also have. */
function sendProblem(reply: FastifyReply, request: FastifyRequest, { status, problems, headers }: CallNotDone): FastifyReply {
  const [{ code, message, pointer }] = problems;
  const body = {
    type: `urn:sightline:problem:${code}`, title: TITLES[status] ?? 'Not done', status, detail: message, instance: `urn:uuid:${request.id}`, code,
    ...(pointer === undefined && problems.length === 1 ? {} : { problems }),
  };
  if (status === 401) reply.header('www-authenticate', code === 'KEY_MISSING' ? 'Bearer realm="sightline"' : 'Bearer realm="sightline", error="invalid_token"');
  return reply.status(status).headers(headers).header('cache-control', 'no-store').type('application/problem+json; charset=utf-8').send(JSON.stringify(body));
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request could not be read', 401: 'No key that works', 403: 'Not allowed', 404: 'Not there', 409: 'Not possible as things stand',
  413: 'Too large', 415: 'Not JSON', 422: 'The body is not what this call asks for', 429: 'Too many calls', 500: 'A fault in Sightline',
};

function asNotDone(error: Error & { statusCode?: number }, request: FastifyRequest): CallNotDone {
  if (error instanceof CallNotDone) return error;
  switch (error.statusCode ?? 500) {
    case 413: return new CallNotDone(413, [callRefusals.refusal('CALL_TOO_LARGE', { most: '1 MB' })]);
    case 415: return new CallNotDone(415, [callRefusals.refusal('CALL_NOT_JSON_TYPE')]);
    case 429: return new CallNotDone(429, [callRefusals.refusal('CALL_TOO_MANY')]);
  }
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) return new CallNotDone(400, [callRefusals.refusal('CALL_NOT_READABLE')]);
  request.log.error({ err: { type: error.name, message: error.message, stack: error.stack }, route: request.routeOptions.url }, 'fault');
  return new CallNotDone(500, [callRefusals.refusal('CALL_FAULT')]);
}

function parseParams(params: unknown): Readonly<Record<string, string>> {
  return params as Record<string, string>;
}

function parseQuery(query: unknown): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(Object.entries(query as Record<string, unknown>).map(([name, value]) => [name, typeof value === 'string' ? value : undefined]));
}

function parseRequestId(id: string): RequestId {
  return id as RequestId;
}
