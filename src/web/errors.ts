import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Site } from './site.ts';

interface ErrorPage {
  readonly status: number;
  readonly template: string;
  readonly code: string;
}

const unknownAddress: ErrorPage = { status: 404, template: 'errors/not-found.njk', code: 'PAGE_NOT_FOUND' };
const tooMany: ErrorPage = { status: 429, template: 'errors/too-many.njk', code: 'TOO_MANY_REQUESTS' };
const tooLarge: ErrorPage = { status: 413, template: 'errors/too-large.njk', code: 'FORM_TOO_LARGE' };
const notReadable: ErrorPage = { status: 400, template: 'errors/not-readable.njk', code: 'REQUEST_NOT_READABLE' };
const ours: ErrorPage = { status: 500, template: 'errors/fault.njk', code: 'FAULT' };

/** Turns what went wrong into a page with a code and a reference. Faults are logged once, here. */
export function showErrors(server: FastifyInstance, site: Site): void {
  const show = (request: FastifyRequest, reply: FastifyReply, { status, template, code }: ErrorPage) =>
    reply.status(status).type('text/html; charset=utf-8').header('cache-control', 'no-store')
      .send(site.render(template, { ...site.frame(null, request.url), refusals: [], code, reference: request.id }));
  server.setNotFoundHandler((request, reply) => show(request, reply, unknownAddress));
  server.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const page = pageFor(error.statusCode ?? 500);
    if (page === ours) request.log.error({ err: { type: error.name, message: error.message, stack: error.stack }, route: request.routeOptions.url }, 'fault');
    return show(request, reply, page);
  });
}

function pageFor(status: number): ErrorPage {
  if (status === tooMany.status) return tooMany;
  if (status === tooLarge.status) return tooLarge;
  return status >= 400 && status < 500 ? notReadable : ours;
}
