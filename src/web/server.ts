import fastifyCookie from '@fastify/cookie';
import fastifyFormbody from '@fastify/formbody';
import fastifyHelmet from '@fastify/helmet';
import fastifyRateLimit from '@fastify/rate-limit';
import { errorCodes, fastify, LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { AnyPage } from '../features/access/index.ts';
import { contentSecurityPolicy } from '../platform/pages/index.ts';
import { readableAddress } from './address.ts';
import { serveAssets } from './assets.ts';
import { addCalls } from './calls.ts';
import { cookies, type Cookies } from './cookies.ts';
import { showErrors } from './errors.ts';
import { acceptFiles, readParts } from './files.ts';
import { formOf } from './form.ts';
import { answer, mayBegin, newRequestId, type Incoming, type Outgoing } from './pipeline.ts';
import type { Site } from './site.ts';

const YEAR_SECONDS = 31_536_000;
/** As long as Node takes an address at all, so that one that is too long is answered by a page and not by the router. */
const LONGEST_PART = 16_384;

/** Builds the server without listening, so that tests can call it without a socket. */
export async function createServer(site: Site): Promise<FastifyInstance> {
  const server = fastify({
    ...(site.logger === false ? { logger: false } : { loggerInstance: site.logger }),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: newRequestId,
    trustProxy: site.trustProxy,
    routerOptions: { maxParamLength: LONGEST_PART },
    rewriteUrl: ({ url = '/' }) => readableAddress(url),
  });
  // Forms and nothing else: what other types can hold (numbers, objects) no page expects.
  server.removeAllContentTypeParsers();
  await server.register(fastifyHelmet, {
    contentSecurityPolicy: { useDefaults: false, directives: contentSecurityPolicy({ secure: site.secure }) },
    hsts: site.secure ? { maxAge: YEAR_SECONDS } : false,
    referrerPolicy: { policy: 'same-origin' },
  });
  await server.register(fastifyRateLimit, { max: site.requestsPerMinute, timeWindow: '1 minute' });
  await server.register(fastifyCookie);
  await server.register(fastifyFormbody);
  await acceptFiles(server);
  logRequests(server);
  showErrors(server, site);
  serveAssets(server, site.assets);
  server.get('/health', { config: { rateLimit: false } }, () => ({ status: 'ok' }));
  const jar = cookies(site.secure);
  for (const page of site.pages) addPage(server, site, jar, page);
  await addCalls(server, site);
  return server;
}

function addPage(server: FastifyInstance, site: Site, jar: Cookies, page: AnyPage): void {
  server.route({
    method: page.method,
    url: page.path.pattern,
    config: isOpenForm(page) ? { rateLimit: { max: site.guessesPerMinute, timeWindow: '1 minute' } } : {},
    handler: async (request, reply) => send(jar, reply, await answer(site, page, await incomingOf(site, page, jar, request, reply))),
  });
}

/** A form that nobody had to sign in for is where passwords, codes and links are guessed. */
function isOpenForm({ method, may }: AnyPage): boolean {
  return method === 'POST' && may === 'public';
}

async function incomingOf(site: Site, page: AnyPage, jar: Cookies, request: FastifyRequest, reply: FastifyReply): Promise<Incoming> {
  // Without this, such a body would count as an empty form, and what was typed would seem forged.
  if (request.isMultipart() && page.takesFiles !== true) throw new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE(request.headers['content-type']);
  const params = parseParams(request.params);
  const takes = request.isMultipart() && (await mayBegin(site, page, jar.read(request), params));
  const parts = takes ? await readParts(request) : undefined;
  return {
    params,
    query: parseQuery(request.query),
    form: formOf(parts?.fields ?? request.body),
    files: parts?.files ?? [],
    unread: request.isMultipart() && !takes,
    address: request.url,
    cookie: jar.read(request),
    sameOrigin: isSameOrigin(request, site.publicUrl),
    request: parseRequestId(request.id),
    notice: request.method === 'GET' ? jar.takeNotice(request, reply) : undefined,
  };
}

/** Browsers say where a form came from; one that came from elsewhere is not ours whatever token it has. */
function isSameOrigin(request: FastifyRequest, publicUrl: string | undefined): boolean {
  const { origin, 'sec-fetch-site': from } = request.headers;
  if (from !== undefined && from !== 'same-origin' && from !== 'none') return false;
  if (origin === undefined || origin === `${request.protocol}://${request.host}`) return true;
  return publicUrl !== undefined && URL.canParse(publicUrl) && origin === new URL(publicUrl).origin;
}

function send(jar: Cookies, reply: FastifyReply, { status, body, cookie }: Outgoing): FastifyReply {
  if (cookie === null) jar.drop(reply);
  else if (cookie !== undefined) jar.keep(reply, cookie);
  reply.status(status).header('cache-control', 'no-store');
  switch (body.kind) {
    case 'html': return reply.type('text/html; charset=utf-8').send(body.html);
    case 'redirect':
      if (body.notice !== undefined) jar.keepNotice(reply, body.notice);
      return reply.redirect(body.to, status);
    case 'file': return reply.type(body.type).header('content-disposition', `attachment; filename="${body.name}"`).send(Buffer.from(body.body));
  }
}

/** One line for each answer: the route's pattern, never the address, whose query may hold words. */
function logRequests(server: FastifyInstance): void {
  server.addHook('onResponse', async (request, reply) => {
    request.log.info({ method: request.method, route: request.routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered');
  });
}

function parseParams(params: unknown): Readonly<Record<string, string>> {
  return params as Record<string, string>;
}

function parseQuery(query: unknown): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(Object.entries(query as Record<string, unknown>).map(([name, value]) => [name, typeof value === 'string' ? value : undefined]));
}

function parseRequestId(id: string): Incoming['request'] {
  return id as Incoming['request'];
}
